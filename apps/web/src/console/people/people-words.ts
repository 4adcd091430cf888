import type { Role } from '#identity';
import type { Language } from '#platform';

interface PeopleWords {
  readonly invite: string;
  readonly inviteText: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly language: string;
  readonly roleHints: Record<Role, string>;
  readonly send: string;
  readonly access: string;
  readonly has: string;
  readonly hasNot: string;
  readonly suspend: string;
  readonly readmit: string;
  readonly change: string;
  readonly you: string;
  readonly list: string;
  readonly preferencesText: string;
  readonly consoleLanguage: string;
  readonly save: string;
  readonly address: string;
}

export const peopleWords: Record<Language, PeopleWords> = {
  nl: {
    invite: 'Iemand uitnodigen',
    inviteText: 'De uitnodiging gaat per mail. Een wachtwoord is niet nodig.',
    name: 'Naam',
    email: 'E-mailadres',
    role: 'Rol',
    language: 'Taal van de console',
    roleHints: {
      owner: 'Maakt evenementen en bepaalt wie er organisator is.',
      organiser: 'Maakt evenementen en ziet wie er komt.',
      viewer: 'Kijkt mee en verandert niets.',
    },
    send: 'Uitnodigen',
    access: 'Toegang',
    has: 'Heeft toegang',
    hasNot: 'Geen toegang',
    suspend: 'Toegang stoppen',
    readmit: 'Weer toelaten',
    change: 'Wijzigen',
    you: '(jij)',
    list: 'Organisatoren',
    preferencesText: 'Dit geldt alleen voor jou. Wat bezoekers zien, verandert er niet door.',
    consoleLanguage: 'Taal van de console en van mails aan jou',
    save: 'Bewaren',
    address: 'Je logt in met',
  },
  en: {
    invite: 'Invite somebody',
    inviteText: 'The invitation goes by mail. There is no password.',
    name: 'Name',
    email: 'E-mail address',
    role: 'Role',
    language: 'Language of the console',
    roleHints: {
      owner: 'Runs events and decides who organises.',
      organiser: 'Runs events and sees who comes.',
      viewer: 'Looks on and changes nothing.',
    },
    send: 'Invite',
    access: 'Access',
    has: 'Has access',
    hasNot: 'No access',
    suspend: 'Stop access',
    readmit: 'Let in again',
    change: 'Change',
    you: '(you)',
    list: 'Organisers',
    preferencesText: 'This is for you alone. What visitors see does not change.',
    consoleLanguage: 'Language of the console and of mails to you',
    save: 'Save',
    address: 'You sign in with',
  },
};
