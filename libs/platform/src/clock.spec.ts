import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileClock } from './clock.js';

const HOUR = 3_600_000;

describe('a clock in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kring-clock-'));
  const file = join(folder, 'clock');
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Real time goes on while we look, so only whole hours are compared. Adding 0 makes 0 of the -0 of a millisecond ago. */
  const hoursAhead = (clock: FileClock) => Math.round((clock.now().getTime() - Date.now()) / HOUR) + 0;

  it('is real time until it is moved, then moves for every process that reads it, at once', () => {
    const [one, other] = [new FileClock(file), new FileClock(file)];
    expect(hoursAhead(one)).toBe(0);
    writeFileSync(file, String(26 * HOUR));
    expect([hoursAhead(one), hoursAhead(other)]).toEqual([26, 26]);
    writeFileSync(file, `-${HOUR}\n`);
    expect([hoursAhead(one), hoursAhead(other)]).toEqual([-1, -1]);
  });

  it('is real time when the file is empty or nonsense, as while it is being written', () => {
    writeFileSync(file, '');
    expect(hoursAhead(new FileClock(file))).toBe(0);
    writeFileSync(file, 'soon');
    expect(hoursAhead(new FileClock(file))).toBe(0);
  });
});
