import type { Language } from '#platform';
import { PLACEHOLDERS } from './placeholders.js';
import { LONGEST_BODY, LONGEST_SUBJECT } from './template.js';

const known = PLACEHOLDERS.map((word) => `{${word}}`).join(', ');

const nl = {
  missing: () => 'Schrijf een onderwerp en een tekst, in het Nederlands of het Engels.',
  half: () => 'In deze taal ontbreekt het onderwerp of de tekst. Schrijf beide, of geen van beide.',
  long_subject: () => `Gebruik hoogstens ${LONGEST_SUBJECT} tekens.`,
  long_body: () => `Gebruik hoogstens ${LONGEST_BODY} tekens.`,
  unknown: (word: string) =>
    `{${word}} kennen we niet. Je kunt kiezen uit: ${known}. Bedoel je een accolade, schrijf dan \\{.`,
  not_in_subject: (word: string) => `{${word}} kan niet in het onderwerp staan. Zet het in de tekst.`,
  in_address: (word: string) =>
    `{${word}} staat in het adres van een link. Daar kan alleen {join_link}, {registration_link} of {event_link} staan, en niets ernaast.`,
};

/** What can be wrong with a template, in stable words. */
export type TemplateProblemCode = keyof typeof nl;

const en: Record<TemplateProblemCode, (word: string) => string> = {
  missing: () => 'Write a subject and a text, in Dutch or in English.',
  half: () => 'The subject or the text is missing in this language. Write both, or neither.',
  long_subject: () => `Use at most ${LONGEST_SUBJECT} characters.`,
  long_body: () => `Use at most ${LONGEST_BODY} characters.`,
  unknown: (word) => `We do not know {${word}}. You can choose from: ${known}. If you mean a brace, write \\{.`,
  not_in_subject: (word) => `{${word}} cannot stand in the subject. Put it in the text.`,
  in_address: (word) =>
    `{${word}} stands in the address of a link. Only {join_link}, {registration_link} or {event_link} can stand there, and nothing beside it.`,
};

const words: Record<Language, Record<TemplateProblemCode, (word: string) => string>> = { nl, en };

/** One thing that is wrong. Fields are `subject.nl`, `body.en` and the like. */
export interface TemplateProblem {
  readonly field: string;
  readonly code: TemplateProblemCode;
  /** The placeholder it is about, as it was typed. */
  readonly word?: string;
}

/** The sentence that tells the remedy. */
export function sayTemplateProblem({ code, word = '' }: TemplateProblem, language: Language): string {
  return words[language][code](word);
}
