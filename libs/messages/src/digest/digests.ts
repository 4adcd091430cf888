import { findCommunity, type Organiser } from '#identity';
import { type Message, type Outbox, PRIORITY } from '#mail';
import type { Clock, Database, Sweep, Tx } from '#platform';
import { DigestChoice } from './digest-choice.entity.js';
import { type DigestReader, tellDigest } from './digest-facts.js';
import type { DigestOf } from './digest-key.js';
import type { DigestLinks } from './digest-links.js';
import { byPeriod, digestMail } from './digest-mail.js';
import { type DigestRhythm, type DigestStanding, decideDigest } from './digest-rhythm.js';
import { addMissing, type DigestSubscriber, forgetNames, moveOn, subscribers, usualRhythm } from './digest-rows.js';
import { readNews } from './read-news.js';
import { renderDigest } from './render-digest.js';

/** What organisers are mailed about all their events together: each as often as they like, and of everything once. */
export class Digests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly links: DigestLinks,
  ) {}

  /** What an organiser chose; before the first sweep that meets them, what they will be given. */
  async of({ id, role }: Pick<Organiser, 'id' | 'role'>): Promise<DigestStanding> {
    const chosen = await this.database.read.findOneBy(DigestChoice, { organiserId: id });
    const now = this.clock.now();
    return chosen ?? { rhythm: usualRhythm(role), chosenAt: now, toldUntil: now };
  }

  /** Whether somebody who got one would get more. */
  async isOn(organiserId: string): Promise<boolean> {
    const chosen = await this.database.read.findOneBy(DigestChoice, { organiserId });
    return chosen?.rhythm !== 'off';
  }

  /** From now on. Who switches them on is told what happens from then on; who changes how often misses nothing. */
  async choose(organiserId: string, rhythm: DigestRhythm): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await addMissing(tx, now);
      await tx.query(
        `update organiser_digest set rhythm = $2, chosen_at = $3, told_until = case when rhythm = 'off' then $3 else told_until end
         where organiser_id = $1 and rhythm <> $2`,
        [organiserId, rhythm, now],
      );
    });
  }

  /** Whose digest this link of a mail switches off; `undefined` for any other link. */
  ownerOf(token: string): string | undefined {
    return this.links.ownerOf(token);
  }

  /** The mail that this organiser would get if it were due now; `undefined` when there is nothing to tell. */
  async preview(reader: Omit<DigestReader, 'rhythm'>, since: Date, rhythm: DigestRhythm): Promise<Message | undefined> {
    const now = this.clock.now();
    const period = { since, until: now };
    const facts = tellDigest(await readNews(this.database.read, period, now), period, { ...reader, rhythm });
    return facts && renderDigest(facts, reader.language, this.links);
  }

  get sweep(): Sweep {
    return { name: 'digests', everySeconds: 30, run: () => this.queueDue() };
  }

  /** Queues what is due, for everybody who is told of the same days at once. */
  async queueDue(): Promise<void> {
    const now = this.clock.now();
    const due = await this.database.transaction(async (tx) => {
      await addMissing(tx, now);
      await forgetNames(tx);
      const { timeZone } = await findCommunity(tx);
      return (await subscribers(tx)).flatMap((to) => {
        const period = decideDigest(to, now, timeZone);
        return period ? [{ to, digest: { organiserId: to.id, ...period } }] : [];
      });
    });
    for (const [, some] of byPeriod(due)) {
      const ids = await this.database.transaction((tx) => this.#queue(tx, some, now));
      await this.outbox.nudge(ids, PRIORITY.reminder);
    }
  }

  /** All of one period. Who was shut out is moved on as well: what happened without them is not kept for later. */
  async #queue(tx: Tx, due: readonly Due[], now: Date): Promise<string[]> {
    const moved = await moveOn(
      tx,
      due.map(({ digest }) => digest),
    );
    const open = due.filter(({ to }) => moved.has(to.id) && to.disabledAt === null);
    const [first] = open;
    if (!first) return [];
    const news = await readNews(tx, first.digest, now);
    const told = open.filter(({ to, digest }) => tellDigest(news, digest, to));
    return await this.outbox.queue(
      tx,
      told.map(({ to, digest }) => digestMail(to, digest)),
      now,
    );
  }
}

interface Due {
  readonly to: DigestSubscriber;
  readonly digest: DigestOf;
}
