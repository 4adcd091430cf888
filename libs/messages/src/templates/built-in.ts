import { LANGUAGES, type Language, type LocalText } from '#platform';
import type { Template } from './template.js';

/** Templates that are there from the start, by name. */
export const BUILT_IN = ['reminder', 'session_reminder', 'follow_up', 'missed'] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

interface Written {
  readonly subject: string;
  readonly body: readonly string[];
}

const nl: Record<BuiltIn, Written> = {
  reminder: {
    subject: '{when}: {event}',
    body: [
      'Dag {name},',
      '‘{event}’ begint {when}.',
      '{details}',
      '{join_link}',
      '{registration_link}',
      'Kun je toch niet komen? Zeg het af via je aanmelding, dan kan iemand anders mee.',
    ],
  },
  session_reminder: {
    subject: '{when}: {session}',
    body: [
      'Dag {name},',
      '‘{session}’ begint {when}. Deze sessie hoort bij ‘{event}’.',
      '{details}',
      '{join_link}',
      '{registration_link}',
      'Wil je naar een andere sessie? Kies die via je aanmelding, dan kan iemand anders op jouw plek.',
    ],
  },
  follow_up: {
    subject: 'Dank je wel: {event}',
    body: [
      'Dag {name},',
      'Dank je wel dat je bij ‘{event}’ was. Fijn dat je meedeed.',
      'Wat er na afloop te vinden is, staat op [de pagina van de bijeenkomst]({event_link}).',
      'Heb je een vraag, of een idee voor een volgende keer? Laat het weten aan {contact}.',
    ],
  },
  missed: {
    subject: 'We hebben je gemist: {event}',
    body: [
      'Dag {name},',
      'Je was aangemeld voor ‘{event}’, maar we zagen je niet. Jammer dat je er niet was.',
      'Wat er na afloop te vinden is, staat op [de pagina van de bijeenkomst]({event_link}).',
      'Was je er wel? Laat het weten aan {contact}, dan zetten we het recht.',
    ],
  },
};

const en: Record<BuiltIn, Written> = {
  reminder: {
    subject: '{when}: {event}',
    body: [
      'Dear {name},',
      '‘{event}’ starts {when}.',
      '{details}',
      '{join_link}',
      '{registration_link}',
      'Can’t make it after all? Cancel through your registration, so that somebody else can come.',
    ],
  },
  session_reminder: {
    subject: '{when}: {session}',
    body: [
      'Dear {name},',
      '‘{session}’ starts {when}. It is part of ‘{event}’.',
      '{details}',
      '{join_link}',
      '{registration_link}',
      'Would you rather go to another session? Choose it through your registration, so that somebody else can have your place.',
    ],
  },
  follow_up: {
    subject: 'Thank you: {event}',
    body: [
      'Dear {name},',
      'Thank you for being at ‘{event}’. It was good to have you there.',
      'Whatever there is to find afterwards is on [the page of the event]({event_link}).',
      'Do you have a question, or an idea for a next time? Tell {contact}.',
    ],
  },
  missed: {
    subject: 'We missed you: {event}',
    body: [
      'Dear {name},',
      'You were registered for ‘{event}’, but we did not see you. A pity that you were not there.',
      'Whatever there is to find afterwards is on [the page of the event]({event_link}).',
      'Were you there after all? Tell {contact}, and we set it right.',
    ],
  },
};

const texts: Record<Language, Record<BuiltIn, Written>> = { nl, en };

/** The words of a template that is there from the start: it can be sent as it is, or be what an organiser begins with. */
export function builtIn(name: BuiltIn): Template {
  const inAll = (say: (written: Written) => string): LocalText =>
    Object.fromEntries(LANGUAGES.map((language) => [language, say(texts[language][name])]));
  return { subject: inAll(({ subject }) => subject), body: inAll(({ body }) => body.join('\n\n')) };
}
