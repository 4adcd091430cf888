import type { Language } from '#platform';

interface LetterWords {
  readonly automatic: (sender: string) => string;
  readonly questions: (address: string) => string;
  readonly remove: string;
  readonly unsubscribe: string;
}

/** The last lines of every letter. */
export const letterWords: Record<Language, LetterWords> = {
  nl: {
    automatic: (sender) => `Dit is een automatisch bericht van ${sender}.`,
    questions: (address) => `Vragen? Mail naar ${address}.`,
    remove: 'Was jij dit niet? Maak het hier ongedaan',
    unsubscribe: 'Geen herinneringen en berichten meer over deze bijeenkomst',
  },
  en: {
    automatic: (sender) => `This is an automatic message from ${sender}.`,
    questions: (address) => `Questions? Write to ${address}.`,
    remove: 'Was this not you? Undo it here',
    unsubscribe: 'No more reminders and messages about this event',
  },
};
