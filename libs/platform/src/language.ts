/** Languages the product speaks. Dutch first: it is the default and has no path prefix. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that people read, in one or more languages. Stored as jsonb. */
export type LocalText = Partial<Record<Language, string>>;

/** A text with the language it is really in, so that a page can say `lang` on an element that fell back. */
export interface SpokenText {
  readonly text: string;
  readonly language: Language;
}

/** The text in the wanted language, else in the first language that has one. Empty text when there is none at all. */
export function speak(local: LocalText, wanted: Language, first: Language = 'nl'): SpokenText {
  for (const language of [wanted, first, ...LANGUAGES]) {
    const text = local[language];
    if (text) return { text, language };
  }
  return { text: '', language: wanted };
}

/** Narrow an unknown word to a language, or give the default. */
export function toLanguage(word: unknown): Language {
  return LANGUAGES.find((language) => language === word) ?? 'nl';
}
