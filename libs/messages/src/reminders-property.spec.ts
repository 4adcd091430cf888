import { runReminders } from './testing/reminders/run.js';
import { ZONES } from './testing/reminders/wall.js';

it('nobody is reminded twice, nobody missed, nobody after the start or at a wrong time, in any zone around any change of clocks', () => {
  const { zones, ...seen } = runReminders({ cases: 3000, seed: 1 });
  process.stdout.write(`${JSON.stringify({ ...seen, zones: zones.size })}\n`);
  expect(zones.size).toBe(ZONES.length); // the whole world, also in a short run
  for (const happened of [seen.mails, seen.reschedules, seen.skipped, seen.doubled, seen.late]) {
    expect(happened).toBeGreaterThan(0);
  }
});
