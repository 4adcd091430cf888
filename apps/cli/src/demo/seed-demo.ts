import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, addOrganiser, ensureCommunity, Organisers } from '#identity';
import { Outbox } from '#mail';
import { type Config, Database } from '#platform';
import { ThemeGroups } from '#theme-groups';
import { withHouse } from '../house.js';
import { DemoClock } from './demo-clock.js';
import type { DemoEvent } from './demo-event.js';
import { DEMO_EVENTS } from './demo-events.js';
import { DEMO_GROUPS } from './demo-groups.js';
import { ensureSeries } from './demo-series.js';
import { DAY, DEMO_ZONE } from './demo-times.js';
import { Staging } from './staging.js';

const OWNER = { email: 'organisator@example.org', name: 'Noor Organisator', role: 'owner', language: 'nl' } as const;
/** The first organiser came this long ago, before the first event was announced. */
const BEGAN = 500 * DAY;
/** Events that are put on stage at once: PostgreSQL has work while we think, and we while it writes. */
const STAGES = 3;

export type SeedOutcome =
  | { readonly kind: 'seeded'; readonly events: number; readonly people: number }
  /** There is a community already; nothing was written. */
  | { readonly kind: 'not_empty' };

/**
 * Fills an empty database with a small community, through the verbs that its organisers and people would use. Each step
 * does nothing when it was done before, and the community's own row comes last: a run that was broken off is finished
 * by the next one.
 */
export async function seedDemo(config: Config & { databaseUrl: string }, now: Date): Promise<SeedOutcome> {
  const clock = new DemoClock(new Date(now.getTime() - BEGAN));
  return await withHouse(
    config,
    async (house) => {
      if (!(await isEmpty(house))) return { kind: 'not_empty' };
      house.get(Outbox).withholdAll(); // nobody lives at the addresses of the demo
      const owner = await ensureOwner(house, clock.now());
      await ensureThemeGroups(house, owner);
      const series = await ensureSeries(house, owner);
      const people = await stageAll(new Staging(house, clock, owner, now, series), DEMO_EVENTS);
      await house.get(Database).transaction((tx) => ensureCommunity(tx, COMMUNITY, now));
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
  timeZone: DEMO_ZONE,
  contactAddress: 'netwerk@example.org',
};

/** Nobody but the demo's own owner, and no community: else it is somebody's real house. */
async function isEmpty(house: INestApplicationContext): Promise<boolean> {
  const rows: unknown[] = await house.get(Database).read.query('select 1 from community');
  const organisers = await house.get(Organisers).list();
  return rows.length === 0 && organisers.every(({ email }) => email === OWNER.email);
}

async function ensureOwner(house: INestApplicationContext, now: Date) {
  const known = (await house.get(Organisers).list())[0];
  const system: Actor = { kind: 'system' };
  const owner = known ?? (await house.get(Database).transaction((tx) => addOrganiser(tx, OWNER, system, now)));
  return { kind: 'organiser', id: owner.id } as const;
}

async function ensureThemeGroups(house: INestApplicationContext, actor: Actor): Promise<void> {
  const groups = house.get(ThemeGroups);
  const known = new Set((await groups.list()).map((group) => group.slug));
  await house.get(Database).transaction(async (tx) => {
    for (const group of DEMO_GROUPS) if (!known.has(group.slug)) await groups.create(tx, group, actor);
  });
}

/** Several at once. What goes wrong with one is told when the others have left the stage. */
async function stageAll(staging: Staging, demos: readonly DemoEvent[]): Promise<number> {
  const line = [...demos.entries()];
  const stage = async (): Promise<number> => {
    let people = 0;
    for (let next = line.shift(); next; next = line.shift()) people += await staging.stage(next[1], next[0]);
    return people;
  };
  const stages = await Promise.allSettled(Array.from({ length: STAGES }, stage));
  for (const one of stages) if (one.status === 'rejected') throw one.reason;
  return stages.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
}
