import type { Language } from '#platform';

interface AnswerWords {
  readonly title: string;
  readonly people: string;
  readonly answer: string;
  readonly summary: (people: number, isMany: boolean) => string;
  readonly numberSummary: (people: number) => string;
  readonly between: (from: string, to: string) => string;
  readonly leftOut: string;
  readonly kept: string;
  readonly none: string;
}

/** What is said around the answers to the questions of a form, counted. */
export const answerWords: Record<Language, AnswerWords> = {
  nl: {
    title: 'Wat mensen met een plek kozen',
    people: 'Mensen',
    answer: 'Antwoord',
    summary: (people, isMany) =>
      `${people} ${people === 1 ? 'mens' : 'mensen'} gaven antwoord${isMany ? '; wie meer koos, telt bij elk antwoord' : ''}.`,
    numberSummary: (people) => `${people} ${people === 1 ? 'mens' : 'mensen'} gaven een getal.`,
    between: (from, to) => `${from} tot ${to}`,
    leftOut: 'Aantallen die naar één persoon kunnen wijzen, zijn weggelaten.',
    kept: 'Apart bewaard',
    none: 'Geen antwoord',
  },
  en: {
    title: 'What people with a place chose',
    people: 'People',
    answer: 'Answer',
    summary: (people, isMany) =>
      `${people} ${people === 1 ? 'person' : 'people'} answered${isMany ? '; who chose several counts for each' : ''}.`,
    numberSummary: (people) => `${people} ${people === 1 ? 'person' : 'people'} gave a number.`,
    between: (from, to) => `${from} to ${to}`,
    leftOut: 'Numbers that could point at one person are left out.',
    kept: 'Kept apart',
    none: 'No answer',
  },
};
