import type { LetterPart } from '#mail';
import type { Language } from '#platform';
import type { RegistrationFacts } from './facts.js';
import { togetherWords } from './together-words.js';

type Facts = Pick<RegistrationFacts, 'together'>;

/** Why there is a mail at all: the first thing that somebody wants to know who filled in nothing. */
export function whoRegistered({ together }: Facts, language: Language): LetterPart[] {
  return together?.by ? [{ say: togetherWords[language].by(together.by) }] : [];
}

/** What is still for them to do, and what their colleague could not be told for them. */
export function leftToDo({ together }: Facts, language: Language): LetterPart[] {
  if (!together) return [];
  const say = togetherWords[language];
  return [
    ...(together.mayChoose ? [{ say: say.toChoose }] : []),
    ...(together.isAsked ? [{ say: say.toAnswer }] : []),
    ...(together.others > 0 ? [{ say: say.others(together.others) }] : []),
    ...(together.by ? [{ say: say.unwanted }] : []),
  ];
}

/** What is done with their details, which the form told somebody else. */
export function noticeOfForm({ together }: Facts, language: Language): LetterPart[] {
  return together?.by ? [{ aside: togetherWords[language].notice }] : [];
}
