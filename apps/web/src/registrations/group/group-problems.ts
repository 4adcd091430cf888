import { type Language, unreachable } from '#platform';
import { type GroupProblem, MOST_TOGETHER } from '#registrations';
import { registrationWords } from '../form/registration-words.js';

interface ProblemWords {
  readonly inRow: (n: number, text: string) => string;
  readonly name_missing: string;
  readonly email_missing: string;
  readonly nobody: string;
  readonly tooMany: string;
  readonly ownAddress: string;
  readonly twice: (otherRow: number) => string;
  readonly name_too_long: string;
  readonly name_has_link: string;
}

const words: Record<Language, ProblemWords> = {
  nl: {
    inRow: (n, text) => `Persoon ${n}: ${text}`,
    name_missing: 'vul een naam in',
    name_too_long: 'de naam mag hier hooguit 120 tekens lang zijn',
    name_has_link: 'een naam kan geen link of adres zijn',
    email_missing: 'vul een e-mailadres in',
    nobody: 'Vul minstens één ander in. Meld je alleen jezelf aan, gebruik dan het gewone formulier',
    tooMany: `Eén formulier is voor hooguit ${MOST_TOGETHER} mensen, jijzelf meegeteld. Haal er mensen af en vul het formulier nog een keer in voor de anderen`,
    ownAddress: 'dit adres vulde je bovenaan al in. Haal deze rij leeg',
    twice: (otherRow) => `dit adres staat ook bij persoon ${otherRow}`,
  },
  en: {
    inRow: (n, text) => `Person ${n}: ${text}`,
    name_missing: 'fill in a name',
    name_too_long: 'the name can be at most 120 characters long here',
    name_has_link: 'a name cannot be a link or an address',
    email_missing: 'fill in an e-mail address',
    nobody: 'Fill in at least one other person. For yourself alone there is the usual form',
    tooMany: `One form takes at most ${MOST_TOGETHER} people, you included. Take some off and fill in the form once more for the others`,
    ownAddress: 'you filled in this address at the top already. Empty this row',
    twice: (otherRow) => `this address is also at person ${otherRow}`,
  },
};

/** What is wrong at a field of the form of a group; at a row it says which, because the summary lists them all. */
export function sayGroupProblem(field: string, problem: GroupProblem, language: Language): string {
  const row = Number(/\.(\d+)$/.exec(field)?.[1] ?? 0);
  const say = words[language];
  if (row === 0) return sayOwn(problem, language);
  return say.inRow(row, sayInRow(problem, language));
}

/** The same of a row, for a sentence that is made elsewhere. */
export const inRow = (row: number, text: string, language: Language) =>
  words[language].inRow(row, text.charAt(0).toLowerCase() + text.slice(1));

function sayOwn(problem: GroupProblem, language: Language): string {
  const say = words[language];
  if (problem.code === 'nobody') return say.nobody;
  if (problem.code === 'too_many') return say.tooMany;
  if (problem.code === 'own_address' || problem.code === 'twice') return say.ownAddress;
  return registrationWords[language].problems[problem.code];
}

function sayInRow(problem: GroupProblem, language: Language): string {
  const say = words[language];
  const { problems } = registrationWords[language];
  switch (problem.code) {
    case 'twice':
      return say.twice(problem.otherRow);
    case 'own_address':
      return say.ownAddress;
    case 'nobody':
      return say.nobody;
    case 'too_many':
      return say.tooMany;
    case 'name_missing':
    case 'name_too_long':
    case 'name_has_link':
    case 'email_missing':
      return say[problem.code];
    case 'email_invalid':
    case 'organisation_too_long':
    case 'attends_missing':
    case 'choice_unknown':
      return problems[problem.code].charAt(0).toLowerCase() + problems[problem.code].slice(1);
    default:
      return unreachable(problem);
  }
}
