import { type Database, newId } from '#platform';
import type { HandClock } from '#platform/testing';
import { ThemeGroups } from '#theme-groups';
import type { EventDetails } from '../event/event.entity.js';
import { Events } from '../events.js';
import { programmeOf } from '../programme/programme.js';
import { Programmes } from '../programme/programmes.js';
import { type RoundInput, readRoundInput } from '../programme/round-input.js';
import { sealOfRound, sealOfSession } from '../programme/seal.js';
import { readSessionInput, type SessionInput } from '../programme/session-input.js';
import { anEvent, organiser } from '../testing.js';

/** Somebody making the programme of a hybrid working day, 4 March 2027 from 10:00 to 17:00 in Amsterdam. */
export class ProgrammeDesk {
  readonly events: Events;
  readonly programmes: Programmes;
  /** What the libs above were told, in order: `news A1`, `off A1`, `capacity`. */
  readonly told: string[] = [];

  private constructor(
    readonly db: Database,
    readonly clock: HandClock,
    readonly event: EventDetails,
  ) {
    this.events = new Events(db, clock);
    this.programmes = new Programmes(this.events.work);
    const code = async (id: string) => (await this.session(id)).session.code;
    this.events.whenChanged({
      afterSessionNews: async (_tx, _event, ids) => {
        this.told.push(`news ${(await Promise.all(ids.map(code))).toSorted().join(' ')}`);
      },
      afterSessionCancel: async (_tx, _event, id) => void this.told.push(`off ${await code(id)}`),
      afterCapacityChange: async () => void this.told.push('capacity'),
    });
  }

  static async open(db: Database, clock: HandClock): Promise<ProgrammeDesk> {
    const day = { startsAt: new Date('2027-03-04T09:00:00Z'), endsAt: new Date('2027-03-04T16:00:00Z') };
    const { event } = await anEvent(db, { ...day, kind: 'hybrid', location: 'Zaal 1' });
    return new ProgrammeDesk(db, clock, event);
  }

  roundInput(changes: object = {}): RoundInput {
    const typed = { title: { nl: 'Ronde' }, start: '2027-03-04T11:00', end: '2027-03-04T12:00', ...changes };
    const outcome = readRoundInput(typed, 'Europe/Amsterdam');
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
    return outcome.input;
  }

  sessionInput(changes: object = {}): SessionInput {
    const outcome = readSessionInput({ title: { nl: 'Sessie' }, ...changes }, this.event);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
    return outcome.input;
  }

  async aRound(changes: object = {}): Promise<string> {
    return idOf(await this.programmes.addRound(this.event.id, this.roundInput(changes), organiser));
  }

  async aSession(roundId: string, changes: object = {}): Promise<string> {
    return idOf(await this.programmes.addSession(this.event.id, roundId, this.sessionInput(changes), organiser));
  }

  async session(id: string) {
    const { rounds } = await programmeOf(this.db.read, this.event.id);
    const stop = rounds.flatMap((round) => round.sessions).find((one) => one.session.id === id);
    if (!stop) throw new Error('no such session');
    return { ...stop, seal: sealOfSession(stop.session, stop.pools) };
  }

  async round(id: string) {
    const found = (await programmeOf(this.db.read, this.event.id)).rounds.find((one) => one.round.id === id);
    if (!found) throw new Error('no such round');
    return { ...found.round, seal: sealOfRound(found.round) };
  }

  async editSession(id: string, changes: object, telling?: 'tell' | 'ask') {
    const at = { eventId: this.event.id, sessionId: id };
    const { seal } = await this.session(id);
    return await this.programmes.editSession(at, this.sessionInput(changes), seal, organiser, telling);
  }

  async editRound(id: string, changes: object, telling?: 'tell' | 'ask') {
    const at = { eventId: this.event.id, roundId: id };
    return await this.programmes.editRound(
      at,
      this.roundInput(changes),
      (await this.round(id)).seal,
      organiser,
      telling,
    );
  }

  /** Codes of the sessions in the order of the programme. */
  async codes(): Promise<string[]> {
    const { rounds } = await programmeOf(this.db.read, this.event.id);
    return rounds.flatMap((one) => one.sessions.map((stop) => stop.session.code));
  }

  /** Lets people be in a session, or in line for it. */
  async fill(sessionId: string, taken: number, waiting = 0): Promise<void> {
    const counts = [sessionId, taken, waiting];
    await this.db.read.query('update pool set taken = $2, waiting = $3 where session_id = $1', counts);
  }

  async actions(): Promise<string[]> {
    const rows: { action: string }[] = await this.db.read.query('select action from audit_entry order by id');
    return rows.map((row) => row.action);
  }

  aGroup(letter: string, slug: string) {
    return this.db.transaction((tx) =>
      new ThemeGroups(this.db, this.clock).create(tx, { slug, letter, name: { nl: slug }, hue: 12 }, organiser),
    );
  }

  /** A choice of somebody on the waiting list of the event, as the lib above writes it: in no pool. */
  async wanted(sessionId: string): Promise<void> {
    const [contact, registration] = [newId(), newId()];
    const { read } = this.db;
    await read.query(`insert into contact (id, email, email_as_typed, created_at) values ($1, $2, $2, $3)`, [
      ...[contact, 'ana@example.org', this.clock.now()],
    ]);
    await read.query(
      `insert into registration (id, event_id, contact_id, status, arrival, attends, name, language, source, request_hash, created_at)
       values ($1, $2, $3, 'waiting', 1, 'online', 'Ana', 'nl', 'form', 'x', $4)`,
      [registration, this.event.id, contact, this.clock.now()],
    );
    await read.query(`insert into session_place values ($1, $2, 'wanted', 1)`, [registration, sessionId]);
  }
}

function idOf(outcome: { kind: string; id?: string }): string {
  if (outcome.kind !== 'saved' || !outcome.id) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}
