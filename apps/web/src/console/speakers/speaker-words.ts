import type { Language } from '#platform';
import type { FormWords } from '../form-kit.js';

interface SpeakerWords extends FormWords {
  readonly title: string;
  readonly intro: string;
  readonly empty: string;
  readonly list: string;
  readonly who: string;
  readonly session: string;
  readonly whole: string;
  readonly change: string;
  readonly changeOf: (name: string) => string;
  readonly remove: string;
  readonly add: string;
  readonly save: string;
  readonly back: string;
  readonly staleTitle: string;
  readonly write: string;
}

export const speakerWords: Record<Language, SpeakerWords> = {
  nl: {
    title: 'Sprekers',
    intro:
      'Wie spreekt, krijgt berichten die je aan sprekers stuurt, ook zonder aanmelding. Op de site staat alleen wat je bij een sessie invult.',
    empty: 'Er staat nog niemand in de lijst',
    list: 'Sprekers op naam',
    who: 'Wie',
    session: 'Sessie',
    whole: 'Hele evenement',
    change: 'Wijzigen',
    changeOf: (name) => `${name} wijzigen`,
    remove: 'Weghalen',
    add: 'Spreker toevoegen',
    save: 'Bewaren',
    back: 'Terug naar de lijst',
    staleTitle: 'Iemand anders heeft dit intussen gewijzigd',
    write: 'Bericht aan sprekers',
    labels: { name: 'Naam', email: 'E-mailadres', session: 'Sessie', language: 'Taal van de mails' },
    hints: { email: 'Haal je iemand weg, dan vergeten we het adres in deze lijst en wat er in de mails stond.' },
  },
  en: {
    title: 'Speakers',
    intro:
      'Whoever speaks gets the messages that you send to speakers, also without a registration. The site shows only what you fill in at a session.',
    empty: 'Nobody is in the list yet',
    list: 'Speakers by name',
    who: 'Who',
    session: 'Session',
    whole: 'The whole event',
    change: 'Change',
    changeOf: (name) => `Change ${name}`,
    remove: 'Remove',
    add: 'Add a speaker',
    save: 'Save',
    back: 'Back to the list',
    staleTitle: 'Somebody else has changed this meanwhile',
    write: 'Message to speakers',
    labels: { name: 'Name', email: 'E-mail address', session: 'Session', language: 'Language of mails' },
    hints: { email: 'When you remove somebody, we forget the address in this list and what their mails said.' },
  },
};
