import type { Language } from '#platform';
import type { Tone } from '#ui';
import type { Outcome } from './register-for-all.js';

interface Said {
  readonly tone: Tone;
  readonly tag: string;
  /** What it means, where the tag alone is not enough. */
  readonly text?: string;
}

/** What became of one event of a form that asked for more than one. */
export const outcomeWords: Record<Language, Record<Outcome, Said>> = {
  nl: {
    received: { tone: 'ok', tag: 'Binnen' },
    received_while_full: {
      tone: 'wait',
      tag: 'Binnen',
      text: 'Alle plekken waren bezet: nieuwe aanmeldingen komen op de wachtlijst.',
    },
    requested: { tone: 'wait', tag: 'Aangevraagd', text: 'De organisatie beslist en mailt je.' },
    sold_out: { tone: 'off', tag: 'Net vol', text: 'Hiervoor is niets van je bewaard.' },
    closed: { tone: 'off', tag: 'Net gesloten', text: 'Hiervoor is niets van je bewaard.' },
    domain_refused: {
      tone: 'off',
      tag: 'Niet voor dit adres',
      text: 'Dit is alleen voor bepaalde e-mailadressen. Er is niets van je bewaard.',
    },
    not_invited: { tone: 'off', tag: 'Op uitnodiging', text: 'Hiervoor is niets van je bewaard.' },
    choice_gone: { tone: 'off', tag: 'Eigen formulier', text: 'Meld je hiervoor aan op de eigen pagina.' },
    own_form: { tone: 'off', tag: 'Eigen formulier', text: 'Meld je hiervoor aan op de eigen pagina.' },
    busy: { tone: 'wait', tag: 'Nog niet', text: 'Druk nog eens op de knop.' },
  },
  en: {
    received: { tone: 'ok', tag: 'Received' },
    received_while_full: {
      tone: 'wait',
      tag: 'Received',
      text: 'Every place was taken: new registrations go on the waiting list.',
    },
    requested: { tone: 'wait', tag: 'Requested', text: 'The organisers decide and mail you.' },
    sold_out: { tone: 'off', tag: 'Just became full', text: 'We have kept nothing about you for this one.' },
    closed: { tone: 'off', tag: 'Closed meanwhile', text: 'We have kept nothing about you for this one.' },
    domain_refused: {
      tone: 'off',
      tag: 'Not for this address',
      text: 'This one is for certain e-mail addresses only. We have kept nothing about you.',
    },
    not_invited: { tone: 'off', tag: 'By invitation', text: 'We have kept nothing about you for this one.' },
    choice_gone: { tone: 'off', tag: 'Its own form', text: 'Please register on its own page.' },
    own_form: { tone: 'off', tag: 'Its own form', text: 'Please register on its own page.' },
    busy: { tone: 'wait', tag: 'Not yet', text: 'Press the button again.' },
  },
};
