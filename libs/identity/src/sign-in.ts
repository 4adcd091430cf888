import { type Outbox, PRIORITY } from '#mail';
import type { Clock, Database, Secrets, Sweep } from '#platform';
import { recordAudit } from './audit.js';
import { idempotencySweep } from './idempotency-keys.js';
import { signInPath } from './mails.js';
import { findActiveOrganiser } from './organisers.js';
import { addSignInLink, LINK_MINUTES, signInCode, takeSignInLink } from './sign-in-link.js';
import { addSession, findSession, removeSession, removeStale, type SignedIn } from './web-sessions.js';

export type LinkOutcome =
  /** `path` opens the page with the button, in the organiser's language. */
  { readonly kind: 'made'; readonly code: string; readonly path: string } | { readonly kind: 'unknown' | 'too_many' };

/** How organisers come in and go out. There are no passwords: a link that works once is the proof. */
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly outbox: Outbox,
  ) {}

  /** A link to show in a terminal of the machine itself. Bound to no browser, so never mail or log it. */
  async makeLink(email: string): Promise<LinkOutcome> {
    return await this.db.transaction(async (tx) => {
      const organiser = await findActiveOrganiser(tx, email);
      if (!organiser) return { kind: 'unknown' };
      const id = await addSignInLink(tx, this.secrets, { organiserId: organiser.id }, this.clock.now());
      if (!id) return { kind: 'unknown' };
      const code = signInCode(this.secrets, id);
      return { kind: 'made', code, path: signInPath(code, organiser.language) };
    });
  }

  /**
   * Mails a link that works only in the browser that asked. Says nothing about the outcome: a stranger must not learn
   * who organises here.
   * @param browser a secret cookie of that browser.
   */
  async mailLink(email: string, browser: string): Promise<void> {
    const queued = await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const organiser = await findActiveOrganiser(tx, email);
      const link = organiser && (await addSignInLink(tx, this.secrets, { organiserId: organiser.id, browser }, now));
      if (!link) return [];
      const mail = {
        key: `sign-in/${link}`,
        kind: 'sign-in',
        to: { address: organiser.email, name: organiser.name },
        language: organiser.language,
        subjectIds: { organiser: organiser.id, link },
        priority: PRIORITY.signIn,
        notAfter: new Date(now.getTime() + LINK_MINUTES * 60_000),
      };
      return await this.outbox.queue(tx, [mail], now);
    });
    await this.outbox.nudge(queued, PRIORITY.signIn);
  }

  /**
   * Exchanges a link for a session, once. A session this browser already had ends: its token is never used again.
   * @returns the new token, or `undefined` whatever was wrong.
   */
  async consume(code: string, browser: string | undefined, oldToken: string | undefined): Promise<string | undefined> {
    return await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const id = await takeSignInLink(tx, code, browser, now);
      if (!id) return undefined;
      if (oldToken) await removeSession(tx, oldToken);
      const subject = { kind: 'organiser', id };
      await recordAudit(tx, [{ at: now, actor: { kind: 'organiser', id }, action: 'organiser.signed_in', subject }]);
      return await addSession(tx, id, now);
    });
  }

  /** Who this session token belongs to, if anybody. */
  find(token: string): Promise<SignedIn | undefined> {
    return findSession(this.db, token, this.clock.now());
  }

  async signOut(token: string): Promise<void> {
    await this.db.transaction((tx) => removeSession(tx, token));
  }

  /** The text that every form of this session carries, so that another site cannot post in its name. */
  csrfToken(sessionId: string): string {
    return this.secrets.derive('csrf', sessionId);
  }

  isCsrfToken(sessionId: string, candidate: string): boolean {
    return this.secrets.matches('csrf', sessionId, candidate);
  }
}

/** Clears away what has had its time. */
export function identitySweeps(db: Database): Sweep[] {
  return [
    { name: 'sign-in leftovers', everySeconds: 3600, run: (now) => db.transaction((tx) => removeStale(tx, now)) },
    idempotencySweep(db),
  ];
}
