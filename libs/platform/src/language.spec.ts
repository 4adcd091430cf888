import { speak, toLanguage } from './language.js';

it('a text is read in the wanted language', () => {
  expect(speak({ nl: 'Voorjaar', en: 'Spring' }, 'en')).toEqual({ text: 'Spring', language: 'en' });
});

it('a missing or empty text falls back to the first language and says which one it is, for lang on the element', () => {
  expect(speak({ nl: 'Voorjaar' }, 'en')).toEqual({ text: 'Voorjaar', language: 'nl' });
  expect(speak({ nl: 'Voorjaar', en: '' }, 'en')).toEqual({ text: 'Voorjaar', language: 'nl' });
  expect(speak({ en: 'Spring' }, 'nl', 'en')).toEqual({ text: 'Spring', language: 'en' });
});

it('a text in one language is found, whatever the first language is', () => {
  expect(speak({ en: 'Spring' }, 'nl', 'nl')).toEqual({ text: 'Spring', language: 'en' });
});

it('no text at all is empty, in the language asked for', () => {
  expect(speak({}, 'en')).toEqual({ text: '', language: 'en' });
});

it.each([
  ['en', 'en'],
  ['nl', 'nl'],
  ['EN', 'nl'],
  ['de', 'nl'],
  ['constructor', 'nl'],
  [undefined, 'nl'],
  [['en'], 'nl'],
])('%j is read as %s', (word, language) => {
  expect(toLanguage(word)).toBe(language);
});
