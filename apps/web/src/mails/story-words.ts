import type { Language } from '#platform';
import type { MailStep, Reason } from './mail-story.js';

/** How what happened to a mail is told. */
export interface StoryWords {
  readonly steps: Record<MailStep['what'], string>;
  readonly reasons: Record<Reason, string>;
  readonly attempt: (nth: number) => string;
  readonly story: string;
  readonly bounced: string;
  /** Before the words of another server. */
  readonly said: string;
}

export const storyWords: Record<Language, StoryWords> = {
  nl: {
    steps: {
      queued: 'in de rij',
      sent: 'verstuurd',
      caught: 'opgevangen in het postvak van Kring',
      put_off: 'nog niet aangenomen',
      refused: 'geweigerd',
      bounced: 'teruggekomen',
      delayed: 'onderweg vertraagd',
      answered: 'beantwoord door een machine',
      complained: 'als spam gemeld',
      suppressed: 'naar dit adres sturen we voorlopig niets meer',
      again: 'opnieuw gestuurd',
    },
    reasons: {
      unknown: 'dit adres bestaat niet',
      full: 'de mailbox is vol',
      closed: 'de mailbox neemt niets aan',
      large: 'de mail is te groot',
      unreachable: 'de mailserver is niet bereikbaar',
      wait: 'de mailserver vraagt te wachten',
      distrust: 'de mailserver vertrouwt onze mail niet',
    },
    attempt: (nth) => `poging ${nth}`,
    story: 'Wat er met deze mail gebeurde',
    bounced: 'Teruggekomen',
    said: 'De mailserver zei',
  },
  en: {
    steps: {
      queued: 'in line',
      sent: 'sent',
      caught: 'caught in Kring’s own mailbox',
      put_off: 'not accepted yet',
      refused: 'refused',
      bounced: 'came back',
      delayed: 'delayed on the way',
      answered: 'answered by a machine',
      complained: 'reported as spam',
      suppressed: 'for now we send nothing more to this address',
      again: 'sent again',
    },
    reasons: {
      unknown: 'this address does not exist',
      full: 'the mailbox is full',
      closed: 'the mailbox accepts nothing',
      large: 'the mail is too large',
      unreachable: 'the mail server cannot be reached',
      wait: 'the mail server asks to wait',
      distrust: 'the mail server does not trust our mail',
    },
    attempt: (nth) => `attempt ${nth}`,
    story: 'What happened to this mail',
    bounced: 'Came back',
    said: 'The mail server said',
  },
};
