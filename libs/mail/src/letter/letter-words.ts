import type { Language } from '#platform';

interface LetterWords {
  readonly automatic: (sender: string) => string;
  /** Under words that a person wrote: theirs, in the name of the network. */
  readonly written: (writer: string, sender: string) => string;
  readonly answers: (address: string) => string;
  readonly questions: (address: string) => string;
  readonly remove: string;
  readonly unsubscribe: string;
}

/** The last lines of every letter. */
export const letterWords: Record<Language, LetterWords> = {
  nl: {
    automatic: (sender) => `Dit is een automatisch bericht van ${sender}.`,
    written: (writer, sender) => `Geschreven door ${writer}, namens ${sender}.`,
    answers: (address) => `Antwoord je op deze mail? Dan gaat dat naar ${address}.`,
    questions: (address) => `Vragen? Mail naar ${address}.`,
    remove: 'Was jij dit niet? Maak het hier ongedaan',
    unsubscribe: 'Geen herinneringen en berichten meer over deze bijeenkomst',
  },
  en: {
    automatic: (sender) => `This is an automatic message from ${sender}.`,
    written: (writer, sender) => `Written by ${writer}, on behalf of ${sender}.`,
    answers: (address) => `If you reply to this mail, your answer goes to ${address}.`,
    questions: (address) => `Questions? Write to ${address}.`,
    remove: 'Was this not you? Undo it here',
    unsubscribe: 'No more reminders and messages about this event',
  },
};
