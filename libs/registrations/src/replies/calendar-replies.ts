import type { InboundHandler, InboundOutcome, MailToQueue, Outbox, ParsedInbound } from '#mail';
import { type Clock, type Database, type Tx, unreachable } from '#platform';
import type { Registration } from '../registration.js';
import { type Answer, decideReply } from './decide-reply.js';
import { declinedMail } from './declined-mail.js';
import { lockEntry, type MailedEntry, noteAnswer } from './mailed-entry.js';
import { type CalendarReply, readReplies } from './read-replies.js';

/** Somebody whose calendar changes its mind all day is asked once in this many hours whether they give up their place. */
const ASK_HOURS = 24;

/**
 * What people's calendars answer to our invites. An answer is noted beside the registration and decides nothing: who
 * declines is asked whether their place may go to somebody else.
 */
export class CalendarReplies implements InboundHandler {
  readonly purpose = 'rsvp';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Pick<Outbox, 'queue'>,
  ) {}

  /** @param id of the calendar entry whose address the mail came to. */
  async handle(tx: Tx, mail: ParsedInbound, id: string, now: Date): Promise<InboundOutcome> {
    const replies = readReplies(mail);
    // Without an answer in it, this is a person or a machine that writes to a mailbox nobody reads.
    if (typeof replies === 'string')
      return { kind: replies === 'no_calendar' ? 'other' : 'calendar_reply', became: replies };
    const entry = await lockEntry(tx, id);
    if (!entry) return { kind: 'calendar_reply', became: 'no_entry' };
    const reply = lastAbout(entry.uid, replies);
    const decision = decideReply(entry, reply, now);
    const about = {
      kind: 'calendar_reply' as const,
      fields: { answer: reply.partstat.slice(0, 40), sequence: reply.sequence, answered: reply.stamp.toISOString() },
      subjectIds: { registration: entry.registrationId, event: entry.eventId },
    };
    switch (decision.kind) {
      case 'uncounted':
        return { ...about, became: decision.why };
      case 'counts':
        await noteAnswer(tx, id, decision.answer, decision.at, now);
        await this.outbox.queue(tx, await asks(tx, entry, decision.answer, decision.at, now), now);
        return { ...about, became: decision.answer.toLowerCase() };
      default:
        return unreachable(decision);
    }
  }

  /** "I am coming after all", said on the own page: whatever the calendar said before does not stand any more. */
  async keepPlace({ id }: Pick<Registration, 'id'>): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      tx.query(
        `update calendar_entry set partstat = 'ACCEPTED', partstat_at = greatest(partstat_at, $2), answered_at = $2
         where registration_id = $1 and session_id is null and partstat = 'DECLINED'`,
        [id, now],
      ),
    );
  }
}

/** Of several, the last one about this entry; if none is, any: it says why it does not count. */
function lastAbout(uid: string, replies: readonly CalendarReply[]): CalendarReply {
  const [last] = replies
    .toSorted((a, b) => b.stamp.getTime() - a.stamp.getTime())
    .toSorted((a, b) => Number(b.uid === uid) - Number(a.uid === uid));
  return last as CalendarReply;
}

/** "Shall somebody else have your place?", once a decline, while somebody else could still use it. */
async function asks(tx: Tx, entry: MailedEntry, answer: Answer, at: Date, now: Date): Promise<MailToQueue[]> {
  const isNew = answer === 'DECLINED' && entry.standing !== 'DECLINED';
  if (!isNew || entry.isMailOff || entry.eventStatus !== 'published' || now >= entry.startsAt) return [];
  const lately = await tx.query(
    `select 1 from outgoing_mail where kind = 'calendar-declined' and subject_ids->>'registration' = $1
       and created_at > $2 limit 1`,
    [entry.registrationId, new Date(now.getTime() - ASK_HOURS * 3_600_000)],
  );
  if (lately.length > 0) return [];
  return [declinedMail({ ...entry, address: entry.typedAddress }, at, entry.uid, entry.startsAt)];
}
