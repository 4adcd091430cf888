import { runHistories } from './testing/histories/run.js';

const CASES = 2_000;

it(`keeps every promise over ${CASES} random histories of an event`, () => {
  const tally = runHistories({ cases: CASES, seed: 20_201_126 });
  expect(tally.histories).toBe(CASES);
  // Lines formed, and moved: else the promises would be easy to keep.
  for (const what of ['moved up into a session', 'exchanged a place for it', 'places held for somebody'])
    expect(tally.count(what)).toBeGreaterThan(CASES / 100);
  expect(tally.count('went over to the other way after waiting')).toBeGreaterThan(CASES / 200);
  for (const kind of ['received', 'received_in_part', 'received_while_full', 'short'])
    expect(tally.count(`groups told ${kind}`)).toBeGreaterThan(CASES / 100);
});
