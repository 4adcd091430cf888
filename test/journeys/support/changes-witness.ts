import { CalendarClient, type Invitation, readInvitation } from '#calendar/testing';
import type { SinkMail, SmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { shouldBeInCalendar, type Truth, toBeTold, truthOf } from './changes-truth.js';
import type { RunningKring } from './kring.js';

/** What one change did. */
export interface Told {
  /** Registrations by id, for which something became different that the person must know. */
  readonly concerned: readonly string[];
  readonly mails: number;
  /** Entries in all calendars together, once the mails of this change have arrived. */
  readonly entries: number;
}

/**
 * Watches an event from outside: the mails that arrive on one side, the tables on the other. After every change it says
 * whether the two agree for every person.
 */
export class Witness {
  /** Addresses whose mail server takes nothing for now. */
  readonly deaf = new Set<string>();
  readonly #read = new WeakMap<SinkMail, Invitation>();

  constructor(
    private readonly kring: RunningKring,
    private readonly sink: SmtpSink,
    private readonly eventId: string,
  ) {
    sink.answer(({ to }) => (this.deaf.has(to.toLowerCase()) ? { refuse: 451, at: 'rcpt' } : 'take'));
  }

  truth(): Promise<Map<string, Truth>> {
    return truthOf(this.kring, this.eventId);
  }

  mailsOf(address: string): SinkMail[] {
    return this.sink.mails.filter((mail) => mail.to.toLowerCase() === address);
  }

  /** Makes a change, waits until its mails have left, and compares. @throws with everything that is wrong */
  async see(work: () => Promise<unknown>): Promise<Told> {
    const before = await this.truth();
    const mailsBefore = this.#counts(before);
    await work();
    await this.#allLeft();
    const after = await this.truth();
    const concerned = [...after].filter(([id, one]) => isNews(before.get(id), one)).map(([id]) => id);
    const addresses = [...new Set([...after.values()].map((one) => one.address))];
    const reached = addresses.filter((address) => !this.deaf.has(address));
    const wrong = [
      ...sequenceFaults(before, after),
      ...this.#mailFaults(after, concerned, mailsBefore),
      ...reached.flatMap((address) => this.#calendarFaults(address, after)),
    ];
    if (wrong.length > 0) throw new Error(`${wrong.length} wrong:\n${wrong.slice(0, 12).join('\n')}`);
    const mails = sum(this.#counts(after)) - sum(mailsBefore);
    return { concerned, mails, entries: sum(addresses.map((address) => [address, this.calendarOf(address).length])) };
  }

  /** The calendar that this person's mails make, in this order; else in the order in which they came. */
  calendarOf(address: string, order = (mails: SinkMail[]) => mails): Invitation[] {
    const client = new CalendarClient(address);
    for (const mail of order(this.mailsOf(address))) if (mail.calendar) client.receive(this.#invitation(mail));
    return client.entries;
  }

  #invitation(mail: SinkMail): Invitation {
    const invitation = this.#read.get(mail) ?? readInvitation(mail.calendar ?? { method: '', content: '' });
    this.#read.set(mail, invitation);
    return invitation;
  }

  #counts(truth: ReadonlyMap<string, Truth>): Map<string, number> {
    return new Map([...truth.values()].map(({ address }) => [address, this.mailsOf(address).length]));
  }

  #mailFaults(
    after: ReadonlyMap<string, Truth>,
    concerned: readonly string[],
    before: ReadonlyMap<string, number>,
  ): string[] {
    return [...this.#counts(after)].flatMap(([address, count]) => {
      const due = this.deaf.has(address) ? 0 : concerned.filter((id) => after.get(id)?.address === address).length;
      const got = count - (before.get(address) ?? 0);
      const subjects = this.mailsOf(address).map((mail) => mail.parsed.subject);
      return got === due ? [] : [`${address} got ${got} mails, not ${due}: ${subjects.join(' | ')}`];
    });
  }

  /** In order, in reverse and in some order between: SEQUENCE must lead to one end. */
  #calendarFaults(address: string, after: ReadonlyMap<string, Truth>): string[] {
    const wanted = [...after.values()].filter((one) => one.address === address && shouldBeInCalendar(one)).map(entryOf);
    const orders = { 'in order': inOrder, 'in reverse': reversed, shuffled };
    return Object.entries(orders).flatMap(([name, order]) => {
      const got = JSON.stringify(this.calendarOf(address, order).map(sayEntry));
      return got === JSON.stringify(wanted) ? [] : [`${address} ${name}: ${got}\n  not ${JSON.stringify(wanted)}`];
    });
  }

  /** Until nothing is queued any more but for those whose servers refuse. @throws when a mail cannot leave */
  async #allLeft(): Promise<void> {
    const unsent = () =>
      this.kring.rows<{ to: string; kind: string; status: string }>(
        `select lower(to_address) as to, kind, status from outgoing_mail
          where subject_ids->>'event' = $1 and status not in ('sent', 'expired') and not (lower(to_address) = any($2)
                and status = 'queued' and attempts > 0)`,
        [this.eventId, [...this.deaf]],
      );
    let left: Awaited<ReturnType<typeof unsent>> = [];
    await until(
      async () => (left = await unsent()).length === 0,
      () => `these mails leave: ${JSON.stringify(left)}`,
    );
  }
}

function isNews(before: Truth | undefined, after: Truth | undefined): boolean {
  return (before && toBeTold(before)) !== (after && toBeTold(after));
}

/**
 * The entry of a registration is one for life. SEQUENCE rises by one for each change that concerns the person, and else
 * stays what it was; where it begins is nobody's business, as nobody holds an older one.
 */
function sequenceFaults(before: ReadonlyMap<string, Truth>, after: ReadonlyMap<string, Truth>): string[] {
  return [...after].flatMap(([id, { address, status, uid, sequence }]) => {
    const earlier = before.get(id);
    if (earlier?.uid && earlier.uid !== uid) return [`${address}: another UID`];
    if (!earlier || earlier.sequence === null)
      return status === 'confirmed' && sequence === null ? [`${address}: a place, and no entry`] : [];
    const wanted = earlier.sequence + (isNews(earlier, after.get(id)) ? 1 : 0);
    return sequence === wanted ? [] : [`${address}: SEQUENCE ${sequence}, not ${wanted}`];
  });
}

function entryOf({ uid, sequence, title, startsAt, endsAt, sessions }: Truth) {
  return { uid, sequence, title, startsAt, endsAt, sessions };
}

function sayEntry({ uid, sequence, title, startsAt, endsAt, description }: Invitation) {
  const sessions = description.split('\n').filter((line) => /^\d\d\.\d\d /.test(line));
  return { uid, sequence, title, startsAt, endsAt, sessions };
}

const inOrder = <T>(items: T[]): T[] => items;
const reversed = <T>(items: T[]): T[] => items.toReversed();
/** Odd ones first, each half backwards: an order that no mail server would keep. */
const shuffled = <T>(items: T[]): T[] => [1, 0].flatMap((rest) => items.filter((_, i) => i % 2 === rest).toReversed());

function sum(counts: Iterable<readonly [string, number]>): number {
  return [...counts].reduce((total, [, count]) => total + count, 0);
}
