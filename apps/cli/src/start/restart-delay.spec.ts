import { crashesInARow, restartDelay } from './restart-delay.js';

describe('starting a crashed process again', () => {
  it('waits longer each time, and never longer than half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(restartDelay)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('counts crashes in a row, and begins anew after a minute of health', () => {
    expect(crashesInARow(3, 100)).toBe(4);
    expect(crashesInARow(3, 60_000)).toBe(1);
  });
});
