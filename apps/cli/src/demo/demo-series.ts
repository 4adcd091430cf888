import type { INestApplicationContext } from '@nestjs/common';
import { AllSeries, readSeriesInput } from '#events';
import type { Actor } from '#identity';
import { read } from './demo-programme.js';
import { DEMO_SERIES } from './learning-circle.js';

/** Makes the series of the demo, unless an earlier run did. @returns ids by slug. */
export async function ensureSeries(house: INestApplicationContext, actor: Actor): Promise<Map<string, string>> {
  const all = house.get(AllSeries);
  const known = new Set((await all.all()).map(({ slug }) => slug));
  if (!known.has(DEMO_SERIES.slug)) await all.add(read(readSeriesInput(DEMO_SERIES)), actor);
  return new Map((await all.all()).map(({ slug, id }) => [slug, id]));
}
