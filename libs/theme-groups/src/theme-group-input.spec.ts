import fc from 'fast-check';
import { LANGUAGES } from '#platform';
import { readThemeGroupInput, sayThemeGroupProblem } from './theme-group-input.js';

const typed = { name: { nl: ' Kennis basis ' }, letter: ' a', hue: '222' };
const problems = (changes: object) => {
  const outcome = readThemeGroupInput({ ...typed, ...changes });
  return outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('what an organiser types about a theme group', () => {
  it('is a name and perhaps a description in one language or both, a letter and a colour', () => {
    expect(readThemeGroupInput(typed)).toEqual({
      kind: 'read',
      input: { name: { nl: 'Kennis basis' }, about: {}, letter: 'A', hue: 222 },
    });
    const about = { nl: '', en: ' What \n works ' };
    expect(readThemeGroupInput({ ...typed, about })).toMatchObject({ input: { about: { en: 'What works' } } });
  });

  it.each([
    [{ name: { nl: ' ', en: '' } }, ['name.nl name-missing']],
    [{ name: { en: 'x'.repeat(81) } }, ['name.en name-too-long']],
    [{ about: { nl: 'x'.repeat(401) } }, ['about.nl about-too-long']],
    [{ letter: 'AB' }, ['letter letter-malformed']],
    [{ letter: 'É' }, ['letter letter-malformed']],
    [{ hue: '360', letter: '' }, ['letter letter-malformed', 'hue hue-malformed']],
    [{ hue: 'red' }, ['hue hue-malformed']],
    [{ hue: undefined }, ['hue hue-malformed']],
  ])('refuses %j', (change, expected) => expect(problems(change)).toEqual(expected));

  it('never throws, whatever comes in, and has a sentence for every problem', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ name: fc.anything(), about: fc.anything(), letter: fc.anything(), hue: fc.anything() }),
    );
    fc.assert(
      fc.property(anything, (raw) => {
        const outcome = readThemeGroupInput(raw);
        if (outcome.kind === 'read') return;
        for (const { code } of outcome.problems)
          for (const language of LANGUAGES) expect(sayThemeGroupProblem(code, language)).toMatch(/\.$/);
      }),
    );
  });
});
