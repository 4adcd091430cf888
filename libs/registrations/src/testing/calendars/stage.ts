import { type EventDetails, Events, Programmes, readRoundInput, readSessionInput, sealOfSession } from '#events';
import { anEventInput, organiser } from '#events/testing';
import { testOutbox } from '#mail/testing';
import type { Database } from '#platform';
import { HandClock } from '#platform/testing';
import { RegistrationsModule } from '../../registrations.module.js';
import { ownRegistrationsOn, registrationsOn } from '../../testing.js';
import { faultsOf } from './judge.js';
import { Office } from './office.js';
import { entriesDue } from './truth.js';

/** The day of the event: late enough that nothing a series does comes after it. */
const DAY = '2027-06-17';

/** One event with two rounds of two sessions, its people, and everything that happens to them through the real verbs. */
export class Stage {
  readonly clock = new HandClock('2027-03-01T09:00:00Z');
  readonly registrations;
  readonly own;
  readonly outbox = testOutbox();
  readonly events: Events;
  readonly programmes: Programmes;
  readonly office: Office;
  /** Ids of the four sessions, in the order of the programme. */
  readonly sessions: string[] = [];
  /** The form of the event as it was last saved. */
  form: Record<string, unknown> = {
    ...{ title: { nl: 'Voorjaarsdag' }, kind: 'hybrid', location: 'Jaarbeurs, Utrecht', capacity: 3 },
    ...{
      start: `${DAY}T10:00`,
      end: `${DAY}T17:00`,
      roomUrl: 'https://meet.example.org/dag',
      timeZone: 'Europe/Amsterdam',
    },
  };
  eventId = '';

  private constructor(
    readonly db: Database,
    /** Tells apart what is alike in two series on one database. */
    readonly name: string,
  ) {
    this.registrations = registrationsOn(db, this.clock);
    this.own = ownRegistrationsOn(db, this.clock);
    this.events = new Events(db, this.clock);
    this.programmes = new Programmes(this.events.work);
    new RegistrationsModule(this.events, this.registrations);
    this.office = new Office(db, this.clock);
  }

  static async open(db: Database, name: string): Promise<Stage> {
    const stage = new Stage(db, name);
    const made = await stage.events.create(anEventInput(stage.form), organiser);
    stage.eventId = made.kind === 'saved' ? made.event.id : '';
    for (const [i, start] of ['11:00', '14:00'].entries()) await stage.#addRound(i + 1, start);
    await stage.events.publish(stage.eventId, organiser);
    return stage;
  }

  event(): Promise<EventDetails> {
    return this.events.get(this.eventId);
  }

  /** Saves the form of the event with these changes; what is refused stays as it was. */
  async edit(changes: object): Promise<void> {
    const form = { ...this.form, ...changes };
    const { updatedAt } = await this.event();
    const outcome = await this.events.edit(this.eventId, anEventInput(form), updatedAt, organiser);
    if (outcome.kind === 'saved') this.form = form;
  }

  /** Saves the form of a session with these changes. */
  async editSession(id: string, changes: (now: { start: string; end: string }) => object): Promise<void> {
    const { rounds } = await this.events.programme(this.eventId);
    const stop = rounds.flatMap((round) => round.sessions).find((one) => one.session.id === id);
    if (!stop) return;
    const { title, location, startsAt, endsAt } = stop.session;
    const [start, end] = [startsAt, endsAt].map((at) =>
      new Date(at.getTime() + 2 * 3_600_000).toISOString().slice(0, 16),
    );
    const now = { title, location, start: start ?? '', end: end ?? '', capacity: 2 };
    const read = readSessionInput({ ...now, ...changes(now) }, await this.event());
    if (read.kind === 'refused') return;
    const at = { eventId: this.eventId, sessionId: id };
    await this.programmes.editSession(at, read.input, sealOfSession(stop.session, stop.pools), organiser);
  }

  /** Lets everything that is due leave, however long servers put it off. @returns what is wrong then, a line each. */
  async lookAtCalendars(): Promise<string[]> {
    for (let tries = 0; tries < 12; tries++) {
      await this.office.deliver('takes');
      const left = await this.db.read.query(
        `select kind, to_address from outgoing_mail where subject_ids->>'event' = $1 and status in ('queued', 'sending')`,
        [this.eventId],
      );
      if (left.length === 0) return faultsOf(this.office.arrived, await entriesDue(this.db, this.eventId));
      this.clock.advance({ hours: 7 });
    }
    return ['mails do not leave'];
  }

  async #addRound(number: number, start: string): Promise<void> {
    const end = `${Number(start.slice(0, 2)) + 1}:30`;
    const typed = { title: { nl: `Ronde ${number}` }, start: `${DAY}T${start}`, end: `${DAY}T${end}` };
    const round = readRoundInput(typed, 'Europe/Amsterdam');
    const made = round.kind === 'read' && (await this.programmes.addRound(this.eventId, round.input, organiser));
    if (!made || made.kind !== 'saved') throw new Error(JSON.stringify([round, made]));
    for (const [name, capacity] of Object.entries({ Lezen: 1, Rekenen: 2 })) {
      const session = readSessionInput({ title: { nl: `${name} ${number}` }, capacity }, await this.event());
      if (session.kind === 'refused') throw new Error(JSON.stringify(session));
      const added = await this.programmes.addSession(this.eventId, made.id, session.input, organiser);
      if (added.kind === 'saved') this.sessions.push(added.id);
    }
  }
}
