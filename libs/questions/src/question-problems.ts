import type { Language } from '#platform';

const nl = {
  'kind-malformed': 'Kies een soort vraag.',
  'kind-fixed':
    'Er zijn al antwoorden, dus de soort vraag blijft zoals die is. Maak een nieuwe vraag en stop met deze.',
  'label-missing': 'Vul de vraag in, in het Nederlands of in het Engels.',
  'label-too-long': 'Maak de vraag korter: hoogstens 300 tekens.',
  'help-too-long': 'Maak de uitleg korter: hoogstens 600 tekens.',
  'options-missing': 'Geef minstens twee antwoorden om uit te kiezen.',
  'options-too-many': 'Geef hoogstens 60 antwoorden, ook die je niet meer aanbiedt tellen mee.',
  'option-missing': 'Vul dit antwoord in, in het Nederlands of in het Engels.',
  'option-too-long': 'Maak dit antwoord korter: hoogstens 120 tekens.',
  'option-twice': 'Dit antwoord staat er twee keer.',
  'condition-unknown': 'Kies een antwoord op een vraag die hoger in het formulier staat.',
  'session-unknown': 'Kies een sessie van dit evenement.',
  'days-malformed': 'Vul een aantal dagen in van 1 tot en met 365.',
  'privacy-fixed': 'Er zijn al antwoorden die apart worden bewaard. Dat beloofden we, dus dat blijft zo.',
  needed: 'Een andere vraag hangt af van deze. Pas die eerst aan.',
  'too-many': 'Een formulier heeft hoogstens 40 vragen. Stop eerst met een andere vraag.',
} as const;

/** What can be wrong with a question as an organiser typed it, in stable words. */
export type QuestionProblemCode = keyof typeof nl;

const en: Record<QuestionProblemCode, string> = {
  'kind-malformed': 'Choose a kind of question.',
  'kind-fixed':
    'There are answers already, so the kind of question stays as it is. Add a new question and retire this one.',
  'label-missing': 'Fill in the question, in Dutch or in English.',
  'label-too-long': 'Shorten the question to 300 characters or fewer.',
  'help-too-long': 'Shorten the explanation to 600 characters or fewer.',
  'options-missing': 'Give at least two answers to choose from.',
  'options-too-many': 'Give at most 60 answers; those you no longer offer count too.',
  'option-missing': 'Fill in this answer, in Dutch or in English.',
  'option-too-long': 'Shorten this answer to 120 characters or fewer.',
  'option-twice': 'This answer is there twice.',
  'condition-unknown': 'Choose an answer to a question that stands higher in the form.',
  'session-unknown': 'Choose a session of this event.',
  'days-malformed': 'Fill in a number of days from 1 to 365.',
  'privacy-fixed': 'There are answers that are kept apart. That was our promise, so it stays.',
  needed: 'Another question depends on this one. Change that one first.',
  'too-many': 'A form has at most 40 questions. Retire another one first.',
};

const words: Record<Language, Record<QuestionProblemCode, string>> = { nl, en };

export interface QuestionProblem {
  readonly field: string;
  readonly code: QuestionProblemCode;
}

/** The sentence that tells the remedy. */
export function sayQuestionProblem(code: QuestionProblemCode, language: Language): string {
  return words[language][code];
}

export const isQuestionProblem = (word: string): word is QuestionProblemCode => Object.hasOwn(nl, word);
