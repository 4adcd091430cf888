/** @needs icalendar */
import fc from 'fast-check';
import { cleanLine, cleanText } from '#platform';
import { type Invitation, renderCalendar, renderInvitation } from './calendar.js';
import { type PythonEntry, readByPython, readCalendar } from './testing.js';

/** Everything that people typed, or would like to type, into a line of somebody else's calendar. */
const HOSTILE = [
  ...['x\r\nATTENDEE:mailto:mallory@example.net', 'x\nEND:VEVENT\nBEGIN:VEVENT\nUID:other', 'x\rMETHOD:CANCEL'],
  ...['BEGIN:VEVENT', 'END:VCALENDAR', ' begins with a space', '\tand a tab', 'ends with \\', '\\n \\N \\, \\;'],
  ...[
    '"quoted"',
    "it's ^n ^' ^^",
    'a;b:c,d="e"',
    '\u202egpj.exe\u202c',
    '\u2066a\u2069',
    '\u2028line\u2029paragraph\u0085next',
  ],
  ...[
    'a\0b',
    'half \ud83d of a pair',
    '\udc00',
    '\ufeffmark',
    '\u200b\u200d',
    '👩‍👩‍👧‍👦'.repeat(300),
    'é'.repeat(300),
    '漢'.repeat(75),
  ],
  ...[
    'x'.repeat(1000),
    '%0d%0aX-EVIL:1',
    '=0D=0AX-EVIL:1',
    '<b>&amp;</b>',
    'mailto:mallory@example.net',
    'https://x.example/a,b;c',
  ],
];
const typed = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 3 }).map((some) => some.join('')),
);
const methods = fc.constantFrom('REQUEST' as const, 'CANCEL' as const);
const cases = fc.sample(
  fc.record({ method: methods, title: typed, description: typed, location: typed, name: typed }),
  {
    numRuns: 1500,
    seed: 20_270_301,
  },
);

function invite({ title, description, location, name }: (typeof cases)[number], i: number): Invitation {
  return {
    uid: `${i}@kring.test`,
    sequence: i,
    stamp: new Date('2027-03-01T09:00:00Z'),
    startsAt: new Date('2027-03-04T13:00:00Z'),
    endsAt: new Date('2027-03-04T14:30:00Z'),
    ...{ title, description, location },
    url: 'https://kring.test/j/abc',
    organizer: { name, address: 'agenda@kring.test' },
    attendee: { name, address: 'ana@example.org' },
    rsvp: i % 2 === 0,
  };
}

const files = cases.map((one, i) => renderInvitation(one.method, invite(one, i)));

describe(`${cases.length} invites in which everything that was typed is hostile`, () => {
  let read: ReturnType<typeof readByPython>;
  beforeAll(() => {
    read = readByPython(files);
  });

  it('are taken by ical.js and python3-icalendar, which find nothing wrong', () => {
    expect(read.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`))).toEqual([]);
    for (const file of files) expect(readCalendar(file).entries).toHaveLength(1);
  });

  it('say what was typed, cleaned, and not a line more, to both', () => {
    for (const [i, one] of cases.entries()) {
      const [byPython] = read[i]?.entries ?? [];
      const [byIcal] = readCalendar(files[i] ?? '').entries;
      const said = { title: cleanLine(one.title), description: cleanText(one.description) };
      expect(byIcal).toMatchObject(said);
      // python3-icalendar 4 unescapes step by step, so that a typed \\n becomes a line end: a fault of its own.
      if (!`${one.title}${one.description}`.includes('\\')) expect(plain(byPython)).toMatchObject(said);
      expect([byIcal?.uid, byIcal?.sequence, byIcal?.attendees.length]).toEqual([`${i}@kring.test`, i, 1]);
      expect([byPython?.uid, byPython?.sequence]).toEqual([`${i}@kring.test`, i]);
      expect(byPython?.attendees.map((address) => address.toLowerCase())).toEqual(['mailto:ana@example.org']);
      expect(byPython?.organizer.toLowerCase()).toBe('mailto:agenda@kring.test');
      expect(read[i]?.method).toBe(one.method);
      expect(lineNames(files[i] ?? '')).toEqual(LINES.filter((name) => name !== 'LOCATION' || cleanLine(one.location)));
    }
  });

  it('mean the same moments to both', () => {
    for (const { entries } of read)
      expect(entries.map(({ startsAt, endsAt, stamp }) => [startsAt, endsAt, stamp])).toEqual([
        ['2027-03-04T13:00:00+00:00', '2027-03-04T14:30:00+00:00', '2027-03-01T09:00:00+00:00'],
      ]);
  });
});

it('a list of hostile entries stays as long as it is, to both', () => {
  const items = cases.slice(0, 200).map((one, i) => {
    const { organizer: _, attendee: __, rsvp: ___, ...item } = invite(one, i);
    return { ...item, isCancelled: i % 3 === 0 };
  });
  const file = renderCalendar(HOSTILE.join(' '), items);
  const [byPython] = readByPython([file]);
  expect(byPython?.problems).toEqual([]);
  expect(byPython?.entries.map(({ uid }) => uid)).toEqual(items.map(({ uid }) => uid));
  expect(readCalendar(file).entries.map(({ uid }) => uid)).toEqual(items.map(({ uid }) => uid));
});

/** In this order, and nothing else: an injected line would be one more. */
const LINES = [
  ...['BEGIN', 'VERSION', 'PRODID', 'METHOD', 'BEGIN', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'],
  ...['TRANSP', 'LOCATION', 'DESCRIPTION', 'ORGANIZER', 'ATTENDEE', 'URL', 'STATUS', 'END', 'END'],
];

function lineNames(file: string): string[] {
  return file
    .replaceAll('\r\n ', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => /^[A-Z-]+/.exec(line)?.[0] ?? line);
}

/** python3-icalendar leaves CR LF in a text as it read it. */
function plain(entry: PythonEntry | undefined): PythonEntry | undefined {
  return entry && { ...entry, description: entry.description.replaceAll('\r\n', '\n') };
}
