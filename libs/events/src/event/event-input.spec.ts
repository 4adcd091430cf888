import fc from 'fast-check';
import { LANGUAGES } from '#platform';
import { sayEventProblem } from '../typed/event-problems.js';
import { readEventInput } from './event-input.js';

const typed = {
  title: { nl: 'Voorjaarswebinar', en: '' },
  timeZone: 'Europe/Amsterdam',
  start: '2027-03-04T14:00',
  end: '2027-03-04T15:30',
};

const read = (changes: object = {}) => {
  const outcome = readEventInput({ ...typed, ...changes });
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.input;
};
const problems = (changes: object) => {
  const outcome = readEventInput({ ...typed, ...changes });
  return outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('what an organiser types about an event', () => {
  it('needs a title and times; the rest has a sensible start', () => {
    const { slug, pools, waitingCapacity, roomUrl, kind, visibility, language, summary } = read();
    expect({ slug, pools, waitingCapacity, roomUrl, kind, visibility, language, summary }).toEqual({
      slug: '',
      pools: [{ mode: 'any', capacity: null }],
      waitingCapacity: null,
      roomUrl: '',
      kind: 'online',
      visibility: 'public',
      language: 'nl',
      summary: {},
    });
  });

  it('reads domains of addresses as addresses are read, each once', () => {
    const { allowedDomains } = read({
      allowedDomains: 'Example.ORG., @bücher.example\n*.example.org; sub.example.com',
    });
    expect(allowedDomains).toEqual(['example.org', 'xn--bcher-kva.example', 'sub.example.com']);
    expect(read({ allowedDomains: ['example.org'] }).allowedDomains).toEqual(['example.org']);
    expect(read()).toMatchObject({ access: 'open', approval: false, allowedDomains: [] });
    expect(read({ approval: 'yes', access: 'invited' })).toMatchObject({ access: 'invited', approval: true });
  });

  it.each(['nl', 'a@example.org', 'https://example.org', 'exa mple', '127.0.0.1', '"x".org', '\u0000.org', '*'])(
    'takes no domain for granted: %j',
    (allowedDomains) => {
      expect(problems({ allowedDomains })).toEqual(['allowedDomains domains-malformed']);
    },
  );

  it('takes fifty domains and no more', () => {
    const domains = (count: number) => Array.from({ length: count }, (_, i) => `d${i}.example.org`).join(' ');
    expect(read({ allowedDomains: domains(50) }).allowedDomains).toHaveLength(50);
    expect(problems({ allowedDomains: domains(51) })).toEqual(['allowedDomains domains-too-many']);
  });

  it('turns wall times into instants in the zone and keeps what was typed', () => {
    const input = read({ start: '2027-03-04T14:00:00', opens: '2027-02-01T09:00', closes: '2027-03-04T13:00' });
    expect(input.startsAt).toEqual(new Date('2027-03-04T13:00:00Z'));
    expect(input.localStart).toBe('2027-03-04T14:00');
    expect(input.opensAt).toEqual(new Date('2027-02-01T08:00:00Z'));
    expect(input.closesAt).toEqual(new Date('2027-03-04T12:00:00Z'));
  });

  it('keeps a text in one language and drops the empty other', () => {
    expect(read({ title: { nl: '', en: ' Spring\n webinar ' } }).title).toEqual({ en: 'Spring webinar' });
  });

  it('says every problem at once, each at its own field', () => {
    expect(
      problems({
        title: { nl: '', en: ' ' },
        end: '2027-03-04T13:00',
        capacity: '-1',
        roomUrl: 'http://meet.example.org',
      }),
    ).toEqual([
      'title.nl title-missing',
      'capacity capacity-malformed',
      'roomUrl room-malformed',
      'end end-before-start',
    ]);
  });

  it.each([
    [{ title: { nl: 'é'.repeat(151), en: '' } }, 'title.nl title-too-long'],
    [{ start: '' }, 'start start-missing'],
    [{ start: '4 maart' }, 'start time-malformed'],
    [{ start: '2027-02-30T14:00' }, 'start time-malformed'],
    [{ start: '0202-03-04T14:00' }, 'start time-out-of-range'],
    [{ end: '2027-03-04T14:00' }, 'end end-before-start'],
    [{ end: '2027-06-04T14:00' }, 'end too-many-days'],
    [{ closes: '2027-03-04T15:31' }, 'closes closes-after-end'],
    [{ opens: '2027-03-04T15:30' }, 'opens opens-after-end'],
    [{ opens: '2027-03-01T10:00', closes: '2027-03-01T10:00' }, 'closes closes-before-opens'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone zone-unknown'],
    [{ capacity: '0' }, 'capacity capacity-malformed'],
    [{ capacity: '1e3' }, 'capacity capacity-malformed'],
    [{ capacity: '100001' }, 'capacity capacity-malformed'],
    [{ capacity: 1.5 }, 'capacity capacity-malformed'],
    [{ waitingCapacity: 'veel' }, 'waitingCapacity number-malformed'],
    [{ kind: 'hologram' }, 'kind choose-one'],
    [{ slug: 'Een Adres' }, 'slug slug-malformed'],
    [{ slug: 'console' }, 'slug slug-reserved'],
    [{ roomUrl: 'javascript:alert(1)' }, 'roomUrl room-malformed'],
    [{ roomUrl: 'https://' }, 'roomUrl room-malformed'],
    [{ roomUrl: 'https://ana:geheim@meet.example.org/' }, 'roomUrl room-has-credentials'],
    [{ roomUrl: `https://meet.example.org/${'x'.repeat(2000)}` }, 'roomUrl room-too-long'],
  ])('refuses %j', (change, problem) => expect(problems(change)).toEqual([problem]));

  it('takes an empty number as no limit, and zero as no waiting list', () => {
    const pool = (capacity: number | null) => ({ pools: [{ mode: 'any', capacity }] });
    expect(read({ capacity: ' 80 ', waitingCapacity: '0' })).toMatchObject({ ...pool(80), waitingCapacity: 0 });
    expect(read({ capacity: '', waitingCapacity: null })).toMatchObject({ ...pool(null), waitingCapacity: null });
  });

  it('gives each way of taking part its own places only where there are two ways', () => {
    const apart = { places: 'apart', capacity: '9', capacityOnline: '', capacityOnSite: '40' };
    expect(read({ ...apart, kind: 'hybrid' }).pools).toEqual([
      { mode: 'online', capacity: null },
      { mode: 'on_site', capacity: 40 },
    ]);
    expect(read({ ...apart, kind: 'online' }).pools).toEqual([{ mode: 'any', capacity: 9 }]);
    expect(read({ ...apart, kind: 'hybrid', places: 'together' }).pools).toEqual([{ mode: 'any', capacity: 9 }]);
  });

  it('asks which one when a time happens twice that night, and moves a skipped one forward', () => {
    const night = { start: '2027-10-31T02:30', end: '2027-10-31T04:00' };
    expect(problems(night)).toEqual(['startDoubled time-doubled']);
    expect(read({ ...night, startDoubled: 'earlier' }).startsAt).toEqual(new Date('2027-10-31T00:30:00Z'));
    expect(read({ ...night, startDoubled: 'later' }).startsAt).toEqual(new Date('2027-10-31T01:30:00Z'));
    expect(read({ start: '2027-03-28T02:30', end: '2027-03-28T04:00' }).startsAt).toEqual(
      new Date('2027-03-28T01:30:00Z'),
    );
  });

  it('drops fields it does not know, so a form cannot publish an event or move a version', () => {
    const input = read({ status: 'published', startVersion: 9, __proto__: { admin: true } });
    expect(input).not.toHaveProperty('status');
    expect(input).not.toHaveProperty('startVersion');
    expect(input).not.toHaveProperty('admin');
  });

  it('never throws, whatever comes in, and has a sentence for every problem in both languages', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record(Object.fromEntries([...Object.keys(typed), 'roomUrl', 'slug'].map((name) => [name, fc.anything()]))),
    );
    fc.assert(
      fc.property(anything, (raw) => {
        const outcome = readEventInput(raw);
        if (outcome.kind === 'read') return;
        for (const { code } of outcome.problems)
          for (const language of LANGUAGES) expect(sayEventProblem(code, language)).toMatch(/\.$/);
      }),
    );
  });
});
