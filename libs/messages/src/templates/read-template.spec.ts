import fc from 'fast-check';
import { LANGUAGES } from '#platform';
import { BUILT_IN, builtIn } from './built-in.js';
import { explainPlaceholder, PLACEHOLDERS } from './placeholders.js';
import { readTemplate } from './read-template.js';
import { sayTemplateProblem } from './template-problems.js';

const problems = (subject: unknown, body: unknown) => {
  const read = readTemplate({ subject, body });
  return read.kind === 'refused'
    ? read.problems.map(({ field, code, word }) => [field, code, word].filter(Boolean).join(' '))
    : [];
};
const inBody = (body: string) => problems({ nl: 'Hoi' }, { nl: body });
const inSubject = (subject: string) => problems({ nl: subject }, { nl: 'Dag' });

describe('a template', () => {
  it('is a subject and a text in one language or both', () => {
    expect(
      readTemplate({ subject: { nl: ' Dag\r\nBcc: x ' }, body: { nl: 'Dag {name},\r\n\r\nTot {when}.', en: '' } }),
    ).toEqual({
      kind: 'read',
      template: { subject: { nl: 'Dag Bcc: x' }, body: { nl: 'Dag {name},\n\nTot {when}.' } },
    });
    expect(problems({}, {})).toEqual(['subject.nl missing']);
    expect(problems({ nl: 'Dag' }, { en: 'Hello' })).toEqual(['body.nl half', 'subject.en half']);
  });

  it.each(['- - -', '##', '- ', '[](https://kring.test)'])('says something: %j would be an empty mail', (body) => {
    expect(inBody(body)).toEqual(['body.nl half']);
  });

  it.each(BUILT_IN)('that comes with the house is as good as one that is written: %s', (name) => {
    expect(readTemplate(builtIn(name))).toEqual({ kind: 'read', template: builtIn(name) });
    expect(Object.keys(builtIn(name).body)).toEqual([...LANGUAGES]);
  });

  it('may hold every placeholder there is, and each is explained', () => {
    expect(inBody(PLACEHOLDERS.map((word) => `{${word}} en { ${word} }`).join('\n'))).toEqual([]);
    for (const language of LANGUAGES)
      for (const word of PLACEHOLDERS) expect(explainPlaceholder(word, language)).not.toBe('');
  });

  it.each([
    ['{naam}', 'naam'],
    ['{event.__proto__}', 'event.__proto__'],
    ['{constructor}', 'constructor'],
    ['{__proto__}', '__proto__'],
    ['{{name}}', undefined],
    ['**{nam}**', 'nam'],
    ['# {nam}', 'nam'],
    ['- x\n- {nam}', 'nam'],
    ['[hier]({nam})', 'nam'],
    ['[{nam}](https://a.test)', 'nam'],
    ['[hier](https://a.test/{nam})', 'nam'],
    ['{event|upper}', 'event|upper'],
    ['{ 7 * 7 }', '7 * 7'],
  ])('names the word that it does not know in %j', (body, word) => {
    expect(inBody(body)).toEqual(word ? [`body.nl unknown ${word}`] : []);
  });

  it('says what the words are when one is unknown', () => {
    const said = sayTemplateProblem({ field: 'body.nl', code: 'unknown', word: 'naam' }, 'nl');
    expect(said).toMatch(/^\{naam\} kennen we niet.*\{name\}, \{event\}, \{when\}/);
  });

  it('lets a brace be a brace', () => {
    expect(inBody('\\{naam\\}, { } en {\n}, {open en sluit}')).toEqual(['body.nl unknown open en sluit']);
    expect(inSubject('\\{naam\\} { {}')).toEqual([]);
  });

  it('keeps keys and lists out of the subject, and words out of addresses', () => {
    expect(inSubject('{event} {join_link} {nam}')).toEqual([
      'subject.nl not_in_subject join_link',
      'subject.nl unknown nam',
    ]);
    expect(inBody('[hier]({join_link}) [daar](https://a.test/?n={name})')).toEqual(['body.nl in_address name']);
  });

  it('has a most length', () => {
    expect(inSubject('x'.repeat(151))).toEqual(['subject.nl long_subject']);
    expect(inBody('x'.repeat(10_001))).toEqual(['body.nl long_body']);
    expect(inBody('x'.repeat(10_000))).toEqual([]);
  });

  it('never throws, whatever comes in, and says each problem in both languages', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '\\', 'name', ' ', '\n', '[', ']', '(', ')', '*', '_', '%7B', 'https://a.test/'),
    });
    const some = fc.record({ subject: fc.record({ nl: text }), body: fc.record({ nl: text, en: text }) });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), some), (raw) => {
        const read = readTemplate(raw);
        if (read.kind === 'refused')
          for (const problem of read.problems)
            for (const language of LANGUAGES) expect(sayTemplateProblem(problem, language)).toMatch(/[.{]$/);
        else expect(readTemplate(read.template)).toEqual(read);
      }),
    );
  });
});
