import { lockEvent } from '#events';
import type { Clock, Database, Secrets } from '#platform';
import { forgetSender } from './forget-sender.js';

/** What somebody registered several people with. */
export interface SentGroup {
  readonly id: string;
  readonly eventId: string;
  readonly size: number;
  readonly createdAt: Date;
  /** Since then it has no name. */
  readonly removedAt: Date | null;
}

/** Several people registered with one form: what its sender can still do, by the link in their mail. */
export class Groups {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** The group that a link opens, or `undefined`: unknown, revoked and foreign links look the same. */
  async findByLink(token: string): Promise<SentGroup | undefined> {
    const claim = this.secrets.readLink(token);
    if (!claim) return undefined;
    const [row]: (SentGroup & { linkVersion: number })[] = await this.database.read.query(
      `select id, event_id as "eventId", size, created_at as "createdAt", removed_at as "removedAt", link_version as "linkVersion"
       from registration_group where id = $1`,
      [claim.id],
    );
    return row && claim.isValid('group', row.linkVersion) ? row : undefined;
  }

  /** "It was not me": see `forgetSender`. Pressing twice does it once. */
  async forgetSender({ id, eventId }: Pick<SentGroup, 'id' | 'eventId'>): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockEvent(tx, eventId);
      await forgetSender(tx, [id], this.clock.now());
    });
  }
}
