import type { LetterPart } from '#mail';
import type { Language } from '#platform';
import { linked } from './event-letter.js';
import type { RegistrationFacts } from './facts.js';
import type { PersonalLinks } from './links.js';

interface ClashWords {
  readonly say: (one: string, other: string) => string;
  readonly choose: string;
}

const clashWords: Record<Language, ClashWords> = {
  nl: {
    say: (one, other) => `Let op: ${one} en ${other} zijn nu tegelijk. Je houdt beide plekken tot je kiest.`,
    choose: 'Kies naar welke je gaat',
  },
  en: {
    say: (one, other) =>
      `Please note: ${one} and ${other} are at the same time now. You keep both places until you choose.`,
    choose: 'Choose which one you go to',
  },
};

/** For who holds two sessions that are at the same time since one was moved: nobody decides for them. */
export function clashParts(facts: RegistrationFacts, language: Language, links: PersonalLinks): LetterPart[] {
  const { clash, status } = facts;
  if (!clash || status !== 'confirmed') return [];
  const say = clashWords[language];
  const [one, other] = clash;
  const href = `${links.manage(linked(facts, language))}/wijzigen`;
  return [{ say: say.say(one, other) }, { link: say.choose, href }];
}
