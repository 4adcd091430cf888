import type { LetterPart } from '#mail';
import type { Language } from '#platform';
import type { RegistrationFacts } from './facts.js';
import { togetherWords } from './together-words.js';

type Facts = Pick<RegistrationFacts, 'together'>;

/** Why there is a mail at all: the first thing that somebody wants to know who filled in nothing. */
export function whoRegistered({ together }: Facts, language: Language): LetterPart[] {
  return together?.by ? [{ say: togetherWords[language].by(together.by) }] : [];
}

/** What is still for them to do, which nobody else could do for them. */
export function leftToDo({ together }: Facts, language: Language): LetterPart[] {
  if (!together || !(together.mayChoose || together.isAsked)) return [];
  const say = togetherWords[language];
  if (together.mayChoose && together.isAsked) return [{ say: say.toChooseAndAnswer }];
  return [{ say: together.mayChoose ? say.toChoose : say.toAnswer }];
}

/**
 * For who registered others: that these are told. For who was registered: how to undo it, and what is done with their
 * details, which the form told somebody else.
 */
export function afterword({ together }: Facts, language: Language): LetterPart[] {
  if (!together) return [];
  const say = togetherWords[language];
  if (together.by) return [{ say: say.unwanted }, { aside: say.notice }];
  return together.others > 0 ? [{ say: say.others(together.others) }] : [];
}
