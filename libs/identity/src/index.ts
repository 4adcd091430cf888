export { type Actor, type AuditEntry, recordAudit } from './audit.js';
