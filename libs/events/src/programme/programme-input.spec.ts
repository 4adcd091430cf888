import fc from 'fast-check';
import { LANGUAGES } from '#platform';
import { sayEventProblem } from '../typed/event-problems.js';
import { readRoundInput } from './round-input.js';
import { nextCode } from './session-code.js';
import { readSessionInput } from './session-input.js';

const ZONE = 'Europe/Amsterdam';
const round = { title: { nl: 'Ronde 1' }, start: '2027-03-04T14:00', end: '2027-03-04T15:00' };
const session = { title: { nl: 'Meeschrijven' } };
const hybrid = { timeZone: ZONE, kind: 'hybrid' } as const;

const roundProblems = (changes: object) => {
  const outcome = readRoundInput({ ...round, ...changes }, ZONE);
  return outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : [];
};
const readSession = (changes: object = {}, event: Parameters<typeof readSessionInput>[1] = hybrid) => {
  const outcome = readSessionInput({ ...session, ...changes }, event);
  if (outcome.kind === 'refused') return outcome.problems.map(({ field, code }) => `${field} ${code}`);
  return outcome.input;
};

describe('what an organiser types about a round', () => {
  it('needs a name and times; people choose at most one session unless told', () => {
    expect(readRoundInput(round, ZONE)).toEqual({
      kind: 'read',
      input: {
        title: { nl: 'Ronde 1' },
        startsAt: new Date('2027-03-04T13:00:00Z'),
        endsAt: new Date('2027-03-04T14:00:00Z'),
        minChoices: 0,
        maxChoices: 1,
      },
    });
  });

  it.each([
    [{ title: { nl: ' ' } }, ['title.nl round-title-missing']],
    [{ start: '', end: '' }, ['start start-missing', 'end end-missing']],
    [{ start: '2027-02-30T14:00' }, ['start time-malformed']],
    [{ start: '2027-10-31T02:30', end: '2027-10-31T04:00' }, ['startDoubled time-doubled']],
    [{ minChoices: '2' }, ['minChoices choices-crossed']],
    [{ maxChoices: '0' }, ['maxChoices choices-none']],
    [{ maxChoices: '21' }, ['maxChoices choices-malformed']],
    [{ maxChoices: '1.5', title: {} }, ['title.nl round-title-missing', 'maxChoices choices-malformed']],
  ])('refuses %j', (change, problems) => expect(roundProblems(change)).toEqual(problems));
});

describe('what an organiser types about a session', () => {
  it('needs a title; the times follow the round and everybody shares the places', () => {
    expect(readSession()).toEqual({
      ...{ title: { nl: 'Meeschrijven' }, speakers: '', location: '', themeGroupId: null, earlyUntil: null },
      ...{ startsAt: null, endsAt: null, pools: [{ mode: 'any', capacity: null }] },
    });
  });

  it('can be for each way of taking part apart, or for one, at a hybrid event only', () => {
    const typed = { capacity: '5', capacityOnline: '30', capacityOnSite: '20' };
    const pools = (places: string, kind: 'hybrid' | 'online' = 'hybrid') =>
      readSession({ ...typed, places }, { timeZone: ZONE, kind });
    const online = { mode: 'online', capacity: 30 };
    const onSite = { mode: 'on_site', capacity: 20 };
    expect(pools('apart')).toMatchObject({ pools: [online, onSite] });
    expect(pools('online')).toMatchObject({ pools: [online] });
    expect(pools('on_site')).toMatchObject({ pools: [onSite] });
    expect(pools('on_site', 'online')).toMatchObject({ pools: [{ mode: 'any', capacity: 5 }] });
  });

  it.each([
    [{ title: {} }, ['title.nl session-title-missing']],
    [{ speakers: 'x'.repeat(301) }, ['speakers speakers-too-long']],
    [{ themeGroupId: `x' or true --` }, ['themeGroupId group-unknown']],
    [{ places: 'nowhere', end: 'later' }, ['places choose-one', 'end time-malformed']],
    [{ capacityOnSite: '0' }, ['capacityOnSite capacity-malformed']],
  ])('refuses %j', (change, problems) => expect(readSession(change)).toEqual(problems));
});

it('never throws, whatever comes in, and has a sentence for every problem', () => {
  const names = [...Object.keys(round), 'minChoices', 'places', 'capacity', 'themeGroupId', 'speakers'];
  const anything = fc.oneof(fc.anything(), fc.record(Object.fromEntries(names.map((name) => [name, fc.anything()]))));
  fc.assert(
    fc.property(anything, (raw) => {
      for (const outcome of [readRoundInput(raw, ZONE), readSessionInput(raw, hybrid)]) {
        if (outcome.kind === 'read') continue;
        for (const { code } of outcome.problems)
          for (const language of LANGUAGES) expect(sayEventProblem(code, language)).toMatch(/\.$/);
      }
    }),
  );
});

describe('the code of a new session', () => {
  it('is the letter of its line and the next number there', () => {
    expect(nextCode('A', [])).toBe('A1');
    expect(nextCode('A', ['P', 'A1', 'B1', 'A3'])).toBe('A4');
    expect(nextCode(undefined, ['A1'])).toBe('S1');
    expect(nextCode('P', ['P'])).toBe('P1');
  });

  it('is never one that is in use', () => {
    const codes = fc.array(fc.stringMatching(/^[A-Z]\d{0,3}$/), { maxLength: 30 });
    fc.assert(
      fc.property(
        fc.constantFrom('A', 'P', undefined),
        codes,
        (letter, inUse) => !inUse.includes(nextCode(letter, inUse)),
      ),
    );
  });
});
