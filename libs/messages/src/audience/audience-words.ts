import { type Language, speak, unreachable } from '#platform';
import { sayOption } from '#questions';
import type { Audience } from './audience.js';
import type { AudienceChoices } from './audience-choices.js';

interface AudienceWords {
  readonly all: string;
  readonly waiting: string;
  readonly themeGroup: (name: string) => string;
  readonly session: (name: string) => string;
  readonly answered: (option: string, question: string) => string;
  readonly attended: string;
  readonly absent: string;
  readonly speakers: string;
  readonly gone: string;
}

const words: Record<Language, AudienceWords> = {
  nl: {
    all: 'Iedereen met een plek',
    waiting: 'Wie wacht op een plek, bij het evenement of in een sessie',
    themeGroup: (name) => `Wie naar groep ${name} gaat`,
    session: (name) => `Wie naar sessie ${name} gaat`,
    answered: (option, question) => `Wie ‘${option}’ antwoordde op ‘${question}’`,
    attended: 'Wie erbij was',
    absent: 'Wie er niet bij was',
    speakers: 'Sprekers',
    gone: 'Een keuze die er niet meer is',
  },
  en: {
    all: 'Everybody with a place',
    waiting: 'Who waits for a place, at the event or in a session',
    themeGroup: (name) => `Who goes to group ${name}`,
    session: (name) => `Who goes to session ${name}`,
    answered: (option, question) => `Who answered ‘${option}’ to ‘${question}’`,
    attended: 'Who was there',
    absent: 'Who was not there',
    speakers: 'Speakers',
    gone: 'A choice that is no longer there',
  },
};

/** Who an audience is, in words. One about something that the event no longer has says so. */
export function sayAudience(audience: Audience, choices: AudienceChoices, language: Language): string {
  const say = words[language];
  switch (audience.kind) {
    case 'all':
    case 'waiting':
    case 'attended':
    case 'absent':
    case 'speakers':
      return say[audience.kind];
    case 'theme_group': {
      const group = choices.themeGroups.find(({ id }) => id === audience.id);
      return group ? say.themeGroup(`${group.letter} ${speak(group.name, language).text}`) : say.gone;
    }
    case 'session': {
      const session = choices.sessions.find(({ id }) => id === audience.id);
      return session ? say.session(`${session.code} ${speak(session.title, language).text}`) : say.gone;
    }
    case 'answered': {
      const question = choices.questions.find(({ id }) => id === audience.question);
      const option = question && sayOption(question, audience.option, language);
      return question && option ? say.answered(option, speak(question.label, language).text) : say.gone;
    }
    default:
      return unreachable(audience);
  }
}
