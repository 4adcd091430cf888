import { z } from 'zod';
import { cleanLine, type Language, type LocalText, lengthInCharacters } from '#platform';

const nl = {
  'name-missing': 'Geef de groep een naam, in het Nederlands of in het Engels.',
  'name-too-long': 'Maak de naam korter: hoogstens 80 tekens.',
  'about-too-long': 'Maak de omschrijving korter: hoogstens 400 tekens.',
  'letter-malformed': 'Kies één letter van A tot en met Z.',
  'letter-taken': 'Een andere groep heeft deze letter al, ook als die gestopt is. Kies een andere.',
  'hue-malformed': 'Kies een kleur.',
} as const;

/** What can be wrong with a theme group, in stable words. */
export type ThemeGroupProblemCode = keyof typeof nl;

const en: Record<ThemeGroupProblemCode, string> = {
  'name-missing': 'Give the group a name, in Dutch or in English.',
  'name-too-long': 'Shorten the name to 80 characters or fewer.',
  'about-too-long': 'Shorten the description to 400 characters or fewer.',
  'letter-malformed': 'Choose one letter from A to Z.',
  'letter-taken': 'Another group already has this letter, perhaps a retired one. Choose another.',
  'hue-malformed': 'Choose a colour.',
};

const words: Record<Language, Record<ThemeGroupProblemCode, string>> = { nl, en };

export interface ThemeGroupProblem {
  readonly field: string;
  readonly code: ThemeGroupProblemCode;
}

/** The sentence that tells the remedy. */
export function sayThemeGroupProblem(code: ThemeGroupProblemCode, language: Language): string {
  return words[language][code];
}

const error = (code: ThemeGroupProblemCode) => ({ error: code });

const line = (most: number, tooLong: ThemeGroupProblemCode) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((typed) => lengthInCharacters(typed) <= most, error(tooLong));
const name = line(80, 'name-too-long');
const about = line(400, 'about-too-long');

const Fields = z.object({
  name: z
    .object({ nl: name, en: name })
    .default({ nl: '', en: '' })
    .refine((typed) => typed.nl || typed.en, { ...error('name-missing'), path: ['nl'] }),
  about: z.object({ nl: about, en: about }).default({ nl: '', en: '' }),
  letter: z
    .string()
    .default('')
    .transform((typed) => cleanLine(typed).toUpperCase())
    .refine((typed) => /^[A-Z]$/.test(typed), error('letter-malformed')),
  hue: z
    .union([z.number(), z.string().regex(/^\d{1,3}$/, error('hue-malformed'))], error('hue-malformed'))
    .transform(Number)
    .refine((hue) => Number.isInteger(hue) && hue >= 0 && hue < 360, error('hue-malformed')),
});

/** A theme group as an organiser wants it. */
export interface ThemeGroupInput {
  readonly name: LocalText;
  /** What the group works on, in a sentence or two; may be empty. */
  readonly about: LocalText;
  readonly letter: string;
  /** Degrees on the colour wheel, 0 to 359. */
  readonly hue: number;
}

export type ReadThemeGroupInput =
  | { readonly kind: 'read'; readonly input: ThemeGroupInput }
  | { readonly kind: 'refused'; readonly problems: readonly ThemeGroupProblem[] };

/** Reads what somebody typed: `name` and `about` as `{ nl, en }`, a letter, and a hue as text or number. Says every problem at once. */
export function readThemeGroupInput(raw: unknown): ReadThemeGroupInput {
  const read = Fields.safeParse(raw);
  if (read.success) {
    const { name, about } = read.data;
    return { kind: 'read', input: { ...read.data, name: withoutEmpty(name), about: withoutEmpty(about) } };
  }
  const problems = read.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    // An issue that zod found by itself is about the shape of a field: of those, only the name can have one.
    code: issue.message in nl ? (issue.message as ThemeGroupProblemCode) : 'name-missing',
  }));
  return { kind: 'refused', problems };
}

function withoutEmpty(typed: { nl: string; en: string }): LocalText {
  return Object.fromEntries(Object.entries(typed).filter(([, spoken]) => spoken !== ''));
}
