import type { Database, Tx } from '#platform';
import type { Refusal } from '../delivery/refusal.js';
import { mailFamily } from './mail-family.js';
import type { RefusalEffects } from './refusal-effects.js';

/** What an operator must know: mail does not leave, or one domain refuses us for what we are. */
export interface MailAlarm {
  /** Who refuses: a mail domain; empty for our own mail server. */
  readonly domain: string;
  readonly what: 'refused' | 'unreachable';
  readonly since: Date;
  readonly seenAt: Date;
  readonly mails: number;
  readonly said: string;
}

const MINUTE = 60_000;
/** A mail server that is restarted is no alarm. */
const UNREACHABLE_FOR = 3 * MINUTE;
/** Nobody tried since, so nobody knows: the longest wait between two attempts of a mail is 72 minutes. */
const STALE_AFTER = 90 * MINUTE;
/** A domain that refuses one mail may mean that one; three without one taken in between mean us. */
const ENOUGH_REFUSED = 3;
const LOOK_AGAIN_MS = 15_000;

/** Alarms that stand now; at most ten, the newest first. */
export async function findAlarms(db: Tx, now: Date): Promise<MailAlarm[]> {
  const rows: MailAlarm[] = await db.query(
    `select domain, what, since, seen_at as "seenAt", mails, said from mail_alarm
      where (what = 'unreachable' and since <= $1 and seen_at > $2)
         or (what = 'refused' and (domain = '' and seen_at > $2 or mails >= ${ENOUGH_REFUSED} and seen_at > $3))
     union all ${RETURNED} order by "seenAt" desc limit 10`,
    [ago(now, UNREACHABLE_FOR), ago(now, STALE_AFTER), ago(now, 1440 * MINUTE)],
  );
  return rows;
}

/**
 * What came back for what we are. Behind a server that takes everything and passes it on nothing else tells, and that
 * it took the next mail says nothing: so these stand for a day. As `judgeStatus` reads the codes.
 */
const RETURNED = `
  select split_part(lower(to_address), '@', 2), 'refused', min(bounced_at), max(bounced_at), count(*)::int,
         coalesce((select text from mail_event where what = 'bounced' and mail_id = (array_agg(m.id order by bounced_at desc))[1]
                    order by id desc limit 1), max(bounce_code))
    from outgoing_mail m where bounced_at > $3 and bounce_code ~ '^5[.](7[.]|1[.][78]$)'
   group by 1 having count(*) >= ${ENOUGH_REFUSED}`;

const ago = (now: Date, ms: number) => new Date(now.getTime() - ms);

/** Writes down what an operator must know, and takes it back when mail is taken again. */
export class Alarms {
  #standing: ReadonlySet<string> = new Set();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #toldUnreachableAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly database: Database) {}

  async refused(address: string, refusal: Refusal, { stage }: RefusalEffects, now: Date): Promise<void> {
    const isOurs = stage === 'server';
    if (refusal.alarm) await this.#tell(isOurs ? '' : mailFamily(address), 'refused', refusal.text, now);
    else if (isOurs && refusal.again === 'later' && now.getTime() - this.#toldUnreachableAt > LOOK_AGAIN_MS) {
      this.#toldUnreachableAt = now.getTime(); // a server that is away is away for thousands of mails
      await this.#tell('', 'unreachable', refusal.text, now);
    }
  }

  /** A mail was taken: our server serves us, and this domain takes us. Costs a look every fifteen seconds. */
  async took(address: string, now: Date): Promise<void> {
    if (Math.abs(now.getTime() - this.#lookedAt) >= LOOK_AGAIN_MS) await this.#look(now);
    if (this.#standing.size === 0) return;
    const over = ['', mailFamily(address)].filter((domain) => this.#standing.has(domain));
    if (over.length === 0) return;
    this.#standing = new Set([...this.#standing].filter((domain) => !over.includes(domain)));
    await this.database.read.query('delete from mail_alarm where domain = any($1)', [over]);
  }

  async #tell(domain: string, what: MailAlarm['what'], said: string, now: Date): Promise<void> {
    this.#standing = new Set([...this.#standing, domain]);
    await this.database.read.query(TELL, [domain, what, now, said, ago(now, STALE_AFTER)]);
  }

  async #look(now: Date): Promise<void> {
    this.#lookedAt = now.getTime();
    const rows: { domain: string }[] = await this.database.read.query('select distinct domain from mail_alarm');
    this.#standing = new Set(rows.map((row) => row.domain));
  }
}

/** What was last seen long ago is another trouble, which begins now. */
const TELL = `
  insert into mail_alarm as old (domain, what, since, seen_at, mails, said) values ($1, $2, $3, $3, 1, $4)
  on conflict (domain, what) do update
     set since = case when old.seen_at < $5 then $3 else old.since end, seen_at = $3, said = $4,
         mails = case when old.seen_at < $5 then 1 else old.mails + 1 end`;
