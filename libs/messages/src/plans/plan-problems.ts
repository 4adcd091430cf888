import type { Language } from '#platform';
import { sayTemplateProblem, type TemplateProblem } from '../templates/template-problems.js';

const nl = {
  'anchor-unknown': 'Kies wanneer de mail uitgaat.',
  'lead-malformed': 'Kies hoelang ervoor of erna: 5 minuten tot en met 60 dagen.',
  'time-malformed': 'Vul een datum en een tijd in, zoals 2027-03-04 en 14:00.',
  'time-doubled':
    'Deze tijd komt die nacht twee keer voor, omdat de klok een uur teruggaat. Kies de eerste of de tweede keer.',
  'audience-unknown': 'Kies uit de lijst aan wie deze mail gaat.',
  'audience-unknowable': 'Voor het begin weet niemand wie er zal zijn. Kies een tijd na afloop.',
  'audience-no-session': 'Deze mail telt vanaf een sessie. Kies aan wie: de mensen van één sessie.',
  'words-unknown': 'Kies een tekst uit de lijst.',
  twice: 'Deze mail staat er al: dezelfde tekst, aan dezelfde mensen, op hetzelfde moment.',
  'too-many': 'Er staan al twintig mails in dit plan. Haal er eerst een weg.',
} as const;

/** What can be wrong with a planned mail, in stable words. */
export type PlanProblemCode = keyof typeof nl;

const en: Record<PlanProblemCode, string> = {
  'anchor-unknown': 'Choose when the mail goes out.',
  'lead-malformed': 'Choose how long before or after: from 5 minutes to 60 days.',
  'time-malformed': 'Give a date and a time, such as 2027-03-04 and 14:00.',
  'time-doubled':
    'This time happens twice that night, because the clock goes back an hour. Choose the first or the second.',
  'audience-unknown': 'Choose from the list whom this mail is for.',
  'audience-unknowable': 'Before the start nobody knows who will be there. Choose a time after the end.',
  'audience-no-session': 'This mail counts from a session. Choose whom it is for: the people of one session.',
  'words-unknown': 'Choose a text from the list.',
  twice: 'This mail is there already: the same words, to the same people, at the same moment.',
  'too-many': 'There are twenty mails in this plan already. Remove one first.',
};

const words: Record<Language, Record<PlanProblemCode, string>> = { nl, en };

/** One thing that is wrong: with when and whom, or with the words. */
export type PlanProblem = { readonly field: string; readonly code: PlanProblemCode } | TemplateProblem;

/** The sentence that tells the remedy. */
export function sayPlanProblem(problem: PlanProblem, language: Language): string {
  return isOwn(problem.code) ? words[language][problem.code] : sayTemplateProblem(problem as TemplateProblem, language);
}

function isOwn(code: PlanProblem['code']): code is PlanProblemCode {
  return Object.hasOwn(nl, code);
}
