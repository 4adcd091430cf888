export { CannotStart } from './cannot-start.js';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';
export { freePort, isFree } from './port.js';
