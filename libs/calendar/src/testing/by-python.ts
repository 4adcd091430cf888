import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Debian's own: that is the one for which its package is. */
const PYTHON = '/usr/bin/python3';

/** An entry as python3-icalendar understands it. */
export interface PythonEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly status: string;
  /** ISO 8601, with its offset. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly stamp: string;
  readonly organizer: string;
  readonly attendees: readonly string[];
  readonly names: readonly string[];
}

export interface PythonCalendar {
  readonly name: string;
  /** Empty when python3-icalendar has nothing to say against it. */
  readonly problems: readonly string[];
  readonly method: string;
  readonly entries: readonly PythonEntry[];
}

/** Reads many files in one process of python3-icalendar. A suite that calls it says `@needs icalendar`. */
export function readByPython(files: readonly string[]): PythonCalendar[] {
  const program = fileURLToPath(new URL('./read_calendars.py', import.meta.url));
  const input = files.map((ics, i) => `${JSON.stringify({ name: `${i}`, ics })}\n`).join('');
  const { stdout, stderr, status } = spawnSync(PYTHON, [program], { input, maxBuffer: 2 ** 28, encoding: 'utf8' });
  if (status !== 0) throw new Error(`python3-icalendar: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PythonCalendar);
}
