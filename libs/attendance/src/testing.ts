import type { EventDetails } from '#events';
import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import { anOrganiser } from '#identity/testing';
import type { Database } from '#platform';
import { HandClock } from '#platform/testing';
import { aForm, registrationsOn } from '#registrations/testing';
import { Attendance, type Decision } from './attendance.js';
import { type Spot, spotsOf } from './spots.js';

/** An event with people at its door, and an organiser who looks at them. Names stand for registrations. */
export interface TestDoor {
  readonly event: EventDetails;
  readonly organiserId: string;
  id(name: string): string;
  spot(code: string): Spot;
  press(name: string, at?: Date): Promise<void>;
  checkIn(name: string, code?: string, at?: Date, told?: boolean): ReturnType<Attendance['checkIn']>;
  /** A check-in with a session id as it came, whatever it is. */
  checkInAt(name: string, sessionId: string): ReturnType<Attendance['checkIn']>;
  undoCheckIn(name: string, code?: string, at?: Date): ReturnType<Attendance['undoCheckIn']>;
  decide(name: string, decision: Decision, code?: string, at?: Date): ReturnType<Attendance['decide']>;
}

/** Two minutes past two: the day has begun. */
export const AT_DOOR = new Date('2027-03-04T13:02:00Z');

interface Wishes {
  readonly event?: AnEvent;
  /** Capacities of the sessions of one round. */
  readonly sessions?: Readonly<Record<string, number | null>>;
}

/** Makes it: each person by name, with the sessions they choose. */
export async function aDoor(
  db: Database,
  people: Readonly<Record<string, readonly string[]>>,
  { event: columns = {}, sessions = {} }: Wishes = {},
): Promise<TestDoor> {
  const { event } = await anEvent(db, { kind: 'on_site', ...columns });
  const codes = Object.keys(sessions).length > 0 ? await aProgramme(db, event, [{ sessions, min: 0 }]) : new Map();
  const registrations = registrationsOn(db, new HandClock());
  const ids = new Map<string, string>();
  for (const [name, chosen] of Object.entries(people)) {
    const form = { ...aForm('x'), name, sessions: chosen.map((code) => codes.get(code) ?? '') };
    const email = aForm(`p${ids.size}${event.id.slice(-6)}`).email;
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const verdict = await registrations.register({ ...form, email }, context);
    if (!('registrationId' in verdict)) throw new Error(`${name} could not register: ${verdict.kind}`);
    ids.set(name, verdict.registrationId);
  }
  const organiser = await anOrganiser(db);
  const spots = await spotsOf(db.read, event.id);
  const attendance = new Attendance(db);
  const id = (name: string) => ids.get(name) ?? '';
  const remark = (name: string, code?: string) => ({
    eventId: event.id,
    registrationId: id(name),
    sessionId: code && codes.get(code),
    organiserId: organiser.id,
  });
  return {
    event,
    organiserId: organiser.id,
    id,
    spot: (code) => spots.find((spot) => spot.code === code) as Spot,
    press: (name, at = AT_DOOR) => attendance.recordJoinPress({ id: id(name), eventId: event.id }, at),
    checkIn: (name, code, at = AT_DOOR, told = false) => attendance.checkIn({ ...remark(name, code), told }, at),
    checkInAt: (name, sessionId) => attendance.checkIn({ ...remark(name), sessionId }, AT_DOOR),
    undoCheckIn: (name, code, at = AT_DOOR) => attendance.undoCheckIn(remark(name, code), at),
    decide: (name, decision, code, at = AT_DOOR) => attendance.decide(remark(name, code), decision, at),
  };
}
