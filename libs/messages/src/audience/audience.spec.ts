import fc from 'fast-check';
import { newId } from '#platform';
import { type Audience, readAudience, readTypedAudience, writeAudience } from './audience.js';

const [a, b] = [newId(), newId()];
const everyKind: Audience[] = [
  { kind: 'all' },
  { kind: 'waiting' },
  { kind: 'theme_group', id: a },
  { kind: 'session', id: a },
  { kind: 'answered', question: a, option: b },
  { kind: 'attended' },
  { kind: 'absent' },
  { kind: 'speakers' },
];

describe('an audience', () => {
  it.each(everyKind)('%j survives its row and its form', (audience) => {
    expect(readAudience(JSON.parse(JSON.stringify(audience)))).toEqual(audience);
    expect(readTypedAudience(writeAudience(audience))).toEqual(audience);
  });

  it('keeps an option apart from its question, whatever the option is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100 }), (option) => {
        const audience = { kind: 'answered' as const, question: a, option };
        expect(readTypedAudience(writeAudience(audience))).toEqual(audience);
      }),
    );
  });

  it.each([
    undefined,
    null,
    'all',
    [],
    {},
    { kind: 'everybody' },
    { kind: 'session' },
    { kind: 'session', id: `${a}' or true --` },
    { kind: 'session', id: [a] },
    { kind: 'answered', question: a },
    { kind: 'answered', question: a, option: '' },
    { kind: 'answered', question: a, option: 'x'.repeat(101) },
  ])('is not read from %j', (raw) => {
    expect(readAudience(raw)).toBeUndefined();
  });

  it('is not read from anything else that a form sends', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = readTypedAudience(typed);
        if (read) expect(writeAudience(read)).toBe(typed);
      }),
    );
    expect(readTypedAudience('__proto__')).toBeUndefined();
    expect(readTypedAudience('session:')).toBeUndefined();
    expect(readTypedAudience('all:')).toBeUndefined();
  });
});
