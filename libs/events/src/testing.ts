import type { Actor } from '#identity';
import { type Database, type LocalText, newId, toWallTime } from '#platform';
import { Event, type EventDetails } from './event/event.entity.js';
import { type EventInput, readEventInput } from './event/event-input.js';
import { Pool } from './places/pool.entity.js';
import { addPools, poolsOf } from './places/pools.js';
import { setRoom } from './places/rooms.js';
import { PLENARY, Round, Session } from './programme/session.entity.js';

/** Somebody at the console. */
export const organiser: Actor = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };

/** The form of that webinar as an organiser fills it in. @throws when the test typed something wrong. */
export function anEventInput(changes: object = {}): EventInput {
  const outcome = readEventInput({
    title: { nl: 'Voorjaarswebinar' },
    summary: { nl: 'Wat werkt.' },
    timeZone: 'Europe/Amsterdam',
    start: '2027-03-04T14:00',
    end: '2027-03-04T15:30',
    ...changes,
  });
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.input;
}

export interface AnEvent extends Partial<Omit<Event, 'id'>> {
  /** Null is unlimited. */
  readonly capacity?: number | null;
  /** Empty is none yet. */
  readonly roomUrl?: string;
}

export interface TestEvent {
  readonly event: EventDetails;
  readonly plenary: Session;
  readonly pool: Pool;
}

/** Inserts a published online webinar on Thursday 4 March 2027 at 14:00 in Amsterdam, with plenary, pool and room. */
export async function anEvent(db: Database, wishes: AnEvent = {}): Promise<TestEvent> {
  const { capacity = null, roomUrl = 'https://meet.example.org/kring', ...columns } = wishes;
  const event = { ...webinar(), ...columns };
  event.localStart = toWallTime(event.startsAt, event.timeZone);
  event.localEnd = toWallTime(event.endsAt, event.timeZone);
  return await db.transaction(async (tx) => {
    await tx.insert(Event, event);
    const plenary = plenaryFor(event);
    await tx.insert(Session, plenary);
    await addPools(tx, { eventId: event.id, sessionId: null }, [{ mode: 'any', capacity }], event.createdAt);
    await setRoom(tx, event.id, roomUrl, event.createdAt);
    const [pool] = await poolsOf(tx, event.id);
    if (!pool) throw new Error('the event has no pool');
    return { event, plenary, pool };
  });
}

function webinar(): Event {
  const id = newId();
  const made = new Date('2027-01-04T09:00:00Z');
  const title: LocalText = { nl: 'Voorjaarswebinar', en: 'Spring webinar' };
  return {
    id,
    slug: `webinar-${id.slice(-12)}`,
    seriesId: null,
    status: 'published',
    kind: 'online',
    title,
    summary: { nl: 'Wat werkt in een learning community.', en: 'What works in a learning community.' },
    body: {},
    language: 'nl',
    startsAt: new Date('2027-03-04T13:00:00Z'),
    endsAt: new Date('2027-03-04T14:30:00Z'),
    timeZone: 'Europe/Amsterdam',
    localStart: '',
    localEnd: '',
    location: '',
    visibility: 'public',
    access: 'open',
    approval: false,
    allowedDomains: [],
    opensAt: null,
    closesAt: null,
    waitlistMode: 'auto',
    offerHours: 24,
    waitingCapacity: null,
    startVersion: 1,
    startMovedAt: made,
    textVersion: 1,
    createdAt: made,
    updatedAt: made,
    publishedAt: made,
    cancelledAt: null,
  };
}

function plenaryFor({ id, title, startsAt, endsAt }: EventDetails): Session {
  const nothing = {
    roundId: null,
    themeGroupId: null,
    position: 0,
    speakers: '',
    location: '',
    status: 'open' as const,
    startVersion: 1,
    startMovedAt: null,
    earlyUntil: null,
  };
  return { ...nothing, id: newId(), eventId: id, code: PLENARY, title, startsAt, endsAt };
}

/** A round to choose in: its sessions by code with their capacities (null is unlimited). */
export interface ARound {
  readonly sessions: Readonly<Record<string, number | null>>;
  readonly min?: number;
  readonly max?: number;
}

/** Gives an event rounds of an hour each from its start on. @returns the ids of the sessions by code. */
export async function aProgramme(
  db: Database,
  event: EventDetails,
  rounds: readonly ARound[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  await db.transaction(async (tx) => {
    for (const [i, { sessions, min = 1, max = 1 }] of rounds.entries()) {
      const startsAt = new Date(event.startsAt.getTime() + i * 3_600_000);
      const times = { eventId: event.id, startsAt, endsAt: new Date(startsAt.getTime() + 3_000_000) };
      const roundId = newId();
      const title = { nl: `Ronde ${i + 1}`, en: `Round ${i + 1}` };
      await tx.insert(Round, { ...times, id: roundId, position: i + 1, title, minChoices: min, maxChoices: max });
      for (const [code, capacity] of Object.entries(sessions)) {
        const session = { ...times, id: newId(), roundId, themeGroupId: null, code, position: 0 };
        await tx.insert(Session, {
          ...session,
          title: { nl: `Sessie ${code}` },
          speakers: '',
          location: '',
          status: 'open',
        });
        const places = { eventId: event.id, sessionId: session.id, mode: 'any' as const, taken: 0, waiting: 0 };
        await tx.insert(Pool, { ...places, id: newId(), capacity, ceiling: capacity });
        ids.set(code, session.id);
      }
    }
  });
  return ids;
}
