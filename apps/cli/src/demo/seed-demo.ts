import type { INestApplicationContext } from '@nestjs/common';
import { Attendance } from '#attendance';
import { type EventDetails, Events, readEventInput } from '#events';
import { type Actor, addOrganiser, ensureCommunity, Organisers } from '#identity';
import { type Config, Database, newId, toInstant, toWallTime } from '#platform';
import { parseRegistration, Registrations, type Verdict } from '#registrations';
import { ThemeGroups } from '#theme-groups';
import { withHouse } from '../house.js';
import { addRounds } from './demo-choices.js';
import { DemoClock } from './demo-clock.js';
import { DEMO_EVENTS, type DemoEvent } from './demo-events.js';
import { type DemoPerson, demoPeople } from './demo-people.js';

const ZONE = 'Europe/Amsterdam';
const OWNER = { email: 'organisator@example.org', name: 'Noor Organisator', role: 'owner', language: 'nl' } as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The first of them saw the invitation this long ago. */
const BEGAN = 40 * DAY;

export type SeedOutcome =
  | { readonly kind: 'seeded'; readonly events: number; readonly people: number }
  /** There is a community already; nothing was written. */
  | { readonly kind: 'not_empty' };

/**
 * Fills an empty database with a small community. Each step does nothing when it was done before, and the community's
 * own row comes last: a run that was broken off is finished by the next one.
 */
export async function seedDemo(config: Config & { databaseUrl: string }, now: Date): Promise<SeedOutcome> {
  const clock = new DemoClock(new Date(now.getTime() - BEGAN));
  return await withHouse(
    config,
    async (house) => {
      const database = house.get(Database);
      if (!(await isEmpty(house))) return { kind: 'not_empty' };
      const owner = await ensureOwner(house, clock.now());
      await ensureThemeGroups(house, owner);
      let people = 0;
      for (const demo of DEMO_EVENTS) people += await new Staging(house, clock, owner, now).stage(demo, people);
      await database.transaction((tx) => ensureCommunity(tx, COMMUNITY, now));
      return { kind: 'seeded', events: DEMO_EVENTS.length, people };
    },
    clock,
  );
}

const COMMUNITY = {
  name: { nl: 'Netwerk Learning Communities', en: 'Learning Communities Network' },
  about: {
    nl: 'Leren, werken en innoveren in regionale samenwerking.',
    en: 'Learning, working and innovating in regional partnerships.',
  },
  timeZone: ZONE,
  contactAddress: 'netwerk@example.org',
};

/** Nobody but the demo's own owner, and no community: else it is somebody's real house. */
async function isEmpty(house: INestApplicationContext): Promise<boolean> {
  const rows: unknown[] = await house.get(Database).read.query('select 1 from community');
  const organisers = await house.get(Organisers).list();
  return rows.length === 0 && organisers.every(({ email }) => email === OWNER.email);
}

async function ensureOwner(house: INestApplicationContext, now: Date): Promise<Actor> {
  const known = (await house.get(Organisers).list())[0];
  const system: Actor = { kind: 'system' };
  const owner = known ?? (await house.get(Database).transaction((tx) => addOrganiser(tx, OWNER, system, now)));
  return { kind: 'organiser', id: owner.id };
}

const THEME_GROUPS = [
  {
    slug: 'kennisbasis',
    letter: 'A',
    hue: 222,
    name: { nl: 'Kennisbasis', en: 'Knowledge base' },
    about: {
      nl: 'Wat weten we over learning communities, en wat werkt? De groep schrijft aan een position paper.',
      en: 'What do we know about learning communities, and what works? The group writes a position paper.',
    },
  },
  {
    slug: 'instrumenten',
    letter: 'B',
    hue: 12,
    name: { nl: 'Instrumenten', en: 'Instruments' },
    about: {
      nl: 'Een inventaris van instrumenten om een learning community te starten, te draaien en te evalueren.',
      en: 'An inventory of instruments for starting, running and evaluating a learning community.',
    },
  },
];

async function ensureThemeGroups(house: INestApplicationContext, actor: Actor): Promise<void> {
  const groups = house.get(ThemeGroups);
  const known = new Set((await groups.list()).map((group) => group.slug));
  await house.get(Database).transaction(async (tx) => {
    for (const group of THEME_GROUPS) if (!known.has(group.slug)) await groups.create(tx, group, actor);
  });
}

/** Puts one event on stage: made, published, filled with people, and joined when it is over. */
class Staging {
  constructor(
    private readonly house: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly owner: Actor,
    private readonly now: Date,
  ) {}

  /** @returns how many people took part. */
  async stage(demo: DemoEvent, firstPerson: number): Promise<number> {
    const announced = Math.min(this.#startOf(demo).getTime(), this.now.getTime()) - 18 * DAY;
    this.clock.moveTo(new Date(announced));
    const event = await this.#ensureEvent(demo);
    const people = demoPeople(firstPerson, demo.people);
    const { rounds } = await this.house.get(Events).programme(event.id);
    const choices = rounds.map((round) => round.sessions.map(({ session }) => session.id));
    const verdicts: Verdict[] = [];
    // Those of the one that is about to begin came after its reminders were due, so that none is sent now.
    const [first, step] =
      demo.on === 'soon' ? [this.now.getTime() - 30 * MINUTE, MINUTE] : [announced, 7 * 60 * MINUTE];
    for (const [index, person] of people.entries()) {
      this.clock.moveTo(new Date(first + (index + 1) * step));
      verdicts.push(await this.#register(event, person, choices));
    }
    await this.#join(event, verdicts.slice(0, demo.joined ?? 0));
    return people.length;
  }

  async #ensureEvent(demo: DemoEvent): Promise<EventDetails> {
    const events = this.house.get(Events);
    const database = this.house.get(Database);
    const [known]: { id: string }[] = await database.read.query('select id from event where slug = $1', [demo.slug]);
    const id = known?.id ?? (await this.#create(demo));
    if (demo.published) await events.publish(id, this.owner);
    return await events.get(id);
  }

  async #create(demo: DemoEvent): Promise<string> {
    const read = readEventInput(this.#typed(demo));
    if (read.kind === 'refused')
      throw new Error(`The demo event ${demo.slug} is wrong: ${JSON.stringify(read.problems)}`);
    const made = await this.house.get(Events).create(read.input, this.owner);
    if (made.kind !== 'saved') throw new Error(`The demo event ${demo.slug} could not be made: ${made.kind}`);
    const { event } = made;
    if (demo.rounds) await addRounds(this.house, event, demo.rounds, this.clock.now());
    return event.id;
  }

  /** As an organiser would fill in the form. */
  #typed({ slug, title, summary, body, kind, location, capacity, ...demo }: DemoEvent): object {
    const start = this.#startOf(demo);
    const end = demo.on === 'soon' ? new Date(start.getTime() + 60 * MINUTE) : this.#wall(demo.on.day, demo.on.end);
    const times = { timeZone: ZONE, start: toWallTime(start, ZONE), end: toWallTime(end, ZONE) };
    const room = kind === 'on_site' ? '' : `https://meet.example.org/${slug}-${newId().slice(0, 8)}`;
    return { slug, title, summary, body, kind, location: location ?? '', capacity, roomUrl: room, ...times };
  }

  #startOf({ on }: Pick<DemoEvent, 'on'>): Date {
    if (on !== 'soon') return this.#wall(on.day, on.start);
    const quarter = 15 * MINUTE;
    return new Date(Math.ceil((this.now.getTime() + quarter / 2) / quarter) * quarter);
  }

  #wall(day: number, time: string): Date {
    const date = toWallTime(new Date(this.now.getTime() + day * DAY), ZONE).slice(0, 10);
    return toInstant(`${date}T${time}`, ZONE);
  }

  async #register(event: EventDetails, person: DemoPerson, rounds: readonly (readonly string[])[]): Promise<Verdict> {
    const sessions = rounds.flatMap((choices, round) => choices[(person.name.length + round) % choices.length] ?? []);
    const parsed = parseRegistration({ ...person, sessions });
    if (!parsed.ok) throw new Error(`The demo person ${person.name} is wrong`);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'demo' } as const;
    const verdict = await this.house.get(Registrations).register(parsed.input, context);
    if (!('registrationId' in verdict)) throw new Error(`${person.name} could not register: ${verdict.kind}`);
    return verdict;
  }

  async #join(event: EventDetails, verdicts: readonly Verdict[]): Promise<void> {
    for (const [index, verdict] of verdicts.entries()) {
      if (verdict.kind !== 'confirmed') continue;
      const at = new Date(event.startsAt.getTime() + (index - 6) * 45_000);
      await this.house.get(Attendance).recordJoinPress({ id: verdict.registrationId, eventId: event.id }, at);
    }
  }
}
