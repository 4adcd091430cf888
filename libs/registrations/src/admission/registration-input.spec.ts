import type { GivenAnswer } from '#questions';
import { parseRegistration, readChoices, requestHash } from './registration-input.js';

const good = { name: 'Fatima Aydın', email: 'Fatima@Example.org', organisation: 'ROC Voorbeeld', role: 'practitioner' };
const problemsOf = (sent: unknown) => {
  const parsed = parseRegistration(sent);
  return parsed.ok ? {} : Object.fromEntries(parsed.problems);
};

describe('parseRegistration', () => {
  it('reads a form', () => {
    expect(parseRegistration({ ...good, listed: 'on', surprise: 'dropped' })).toEqual({
      ok: true,
      input: {
        name: 'Fatima Aydın',
        email: { email: 'fatima@example.org', asTyped: 'Fatima@Example.org' },
        organisation: 'ROC Voorbeeld',
        role: 'practitioner',
        attends: undefined,
        listed: true,
        sessions: [],
      },
    });
  });

  it.each([
    ['nothing at all', undefined, { name: 'name_missing', email: 'email_missing' }],
    ['spaces for a name', { ...good, name: ' \u200b ' }, { name: 'name_missing' }],
    ['10,000 characters for a name', { ...good, name: 'é'.repeat(10_000) }, { name: 'name_too_long' }],
    ['half an address', { ...good, email: 'fatima@' }, { email: 'email_invalid' }],
    ['two addresses', { ...good, email: 'a@example.org,b@example.org' }, { email: 'email_invalid' }],
    ['an invented role', { ...good, role: 'admin' }, { role: 'choice_unknown' }],
    ['a list where a text belongs', { ...good, name: ['a', 'b'] }, { name: 'name_missing' }],
    ['an object where a text belongs', { ...good, email: { $gt: '' } }, { email: 'email_missing' }],
  ])('says what is wrong with %s', (_, sent, problems) => {
    expect(problemsOf(sent)).toEqual(problems);
  });

  it('accepts a name of 120 characters as people count them', () => {
    expect(problemsOf({ ...good, name: '👩‍👩‍👧'.repeat(120) })).toEqual({});
  });
});

describe('readChoices', () => {
  it('finds what was chosen in every round, and no choice where a card said none', () => {
    expect(readChoices({ 'round.1': 'A1', 'round.2': ['A2', 'B2'], 'round.3': '', name: 'round.4' })).toEqual([
      'A1',
      'A2',
      'B2',
    ]);
  });

  it.each([[null], ['round.1=A1'], [{ 'round.1': { $gt: '' } }], [[]]])('finds nothing in %j', (sent) => {
    expect(readChoices(sent)).toEqual([]);
  });
});

describe('requestHash', () => {
  const hash = (sent: object, event = 'e1', answers: GivenAnswer[] = []) => {
    const parsed = parseRegistration(sent);
    if (!parsed.ok) throw new Error('test input is wrong');
    return requestHash(event, parsed.input, answers);
  };

  it('is the same for the same form, whatever the letter case of the address', () => {
    expect(hash({ ...good, email: 'FATIMA@example.org.' })).toBe(hash(good));
  });

  it('differs when anything else differs', () => {
    const others = [
      hash({ ...good, name: 'Fatima' }),
      hash({ ...good, listed: 'on' }),
      hash({ ...good, role: '' }),
      hash({ ...good, 'round.1': '0190a000-0000-7000-8000-000000000001' }),
      hash(good, 'e2'),
      hash(good, 'e1', [{ questionId: 'q', kind: 'text', value: 'x' }]),
      hash(good, 'e1', [{ questionId: 'q', kind: 'text', value: 'y' }]),
    ];
    expect(new Set([hash(good), ...others]).size).toBe(8);
  });

  it('is the same whichever way and in whichever order the sessions were sent', () => {
    const [one, two] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];
    expect(hash({ ...good, 'round.1': one, 'round.2': two })).toBe(hash({ ...good, sessions: [two, one, two] }));
  });
});

describe('a name', () => {
  it('is no way to put an advertisement in a stranger’s mail', () => {
    const links = ['WIN 500 euro: https://evil.example/prize', 'www.evil.example nu', 'ana@evil.example'];
    for (const name of [...links, 'Gratis: bit.ly/x', 'Kijk op winnen-nu.com.', 'GELD.XYZ']) {
      expect(problemsOf({ ...good, name })).toEqual({ name: 'name_has_link' });
    }
    for (const name of [
      'J.van der Berg',
      'Jan.de Vries',
      'A.B.C. de Groot',
      'drs./ing. M. Bakker',
      'Noor/Nora',
      'St.Comte',
    ]) {
      expect(parseRegistration({ ...good, name }).ok).toBe(true);
    }
  });

  it('has something to read in it', () => {
    for (const name of ['\u200d\u200d', '\u3164', '...', '\u115f\u1160']) {
      expect(problemsOf({ ...good, name })).toEqual({ name: 'name_missing' });
    }
  });

  it('is not longer for being stacked: a tower of accents counts for what it takes', () => {
    expect(problemsOf({ ...good, name: `Z${'\u0301'.repeat(84)}`.repeat(120) })).toEqual({ name: 'name_too_long' });
  });
});
