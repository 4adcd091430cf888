export { type ApiKey, type ListedKey, SCOPES, type Scope } from './api-key.js';
export { ApiKeys } from './api-keys.js';
export { type Actor, type AuditEntry, type AuditLine, findAudit, recordAudit } from './audit.js';
export type { CommunityDetails } from './community.entity.js';
export { Community, ensureCommunity, findCommunity } from './community.js';
export { answerClaims, IdempotencyKeys, type KeyClaim } from './idempotency-keys.js';
export { IdentityModule } from './identity.module.js';
export { identityMailKinds } from './mails.js';
export { mayEdit, Organiser, ROLES, type Role } from './organiser.entity.js';
export {
  type OrganiserInput,
  type OrganiserProblem,
  type OrganiserProblemCode,
  readOrganiserInput,
  SignInAddress,
  sayOrganiserProblem,
} from './organiser-input.js';
export {
  addOrganiser,
  type DisableOutcome,
  findActiveOrganiser,
  type InviteOutcome,
  Organisers,
} from './organisers.js';
export { identitySweeps, type LinkOutcome, SignIn } from './sign-in.js';
export { LINK_MINUTES } from './sign-in-link.js';
export { SESSION_DAYS, type SignedIn } from './web-sessions.js';
