import type { Scope } from '#identity';
import type { Language } from '#platform';

interface ApiKeyWords {
  readonly title: string;
  readonly about: string;
  readonly list: string;
  readonly none: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameProblem: string;
  readonly scope: string;
  readonly scopes: Record<Scope, string>;
  readonly scopeHints: Record<Scope, string>;
  readonly whose: string;
  readonly made: string;
  readonly lastUsed: string;
  readonly never: string;
  readonly state: string;
  readonly works: string;
  readonly ended: string;
  readonly change: string;
  readonly end: string;
  readonly newKey: string;
  readonly make: string;
  readonly madeTitle: string;
  readonly madeText: string;
  readonly back: string;
}

export const apiKeyWords: Record<Language, ApiKeyWords> = {
  nl: {
    title: 'API-sleutels',
    about: 'Met een sleutel werkt een programma, zoals jullie website, in jouw naam. Wat het doet, staat bij jou.',
    list: 'Sleutels',
    none: 'Er zijn nog geen sleutels.',
    name: 'Naam',
    nameHint: 'Waar je de sleutel voor gebruikt, zoals “website”.',
    nameProblem: 'Geef de sleutel een naam van 1 tot en met 80 tekens.',
    scope: 'Wat ermee kan',
    scopes: { read: 'Lezen', write: 'Lezen en wijzigen' },
    scopeHints: {
      read: 'Evenementen, aanmeldingen en cijfers.',
      write: 'Ook aanmelden, afmelden en evenementen maken.',
    },
    whose: 'Van',
    made: 'Gemaakt',
    lastUsed: 'Laatst gebruikt',
    never: 'Nog niet gebruikt',
    state: 'Stand',
    works: 'Werkt',
    ended: 'Ingetrokken',
    change: 'Wijzigen',
    end: 'Intrekken',
    newKey: 'Een sleutel maken',
    make: 'Sleutel maken',
    madeTitle: 'Dit is je sleutel',
    madeText: 'Kopieer hem nu en bewaar hem zoals je een wachtwoord bewaart. We laten hem maar één keer zien.',
    back: 'Terug naar de sleutels',
  },
  en: {
    title: 'API keys',
    about: 'With a key a program, such as your website, works in your name. What it does is noted as yours.',
    list: 'Keys',
    none: 'There are no keys yet.',
    name: 'Name',
    nameHint: 'What you use the key for, such as “website”.',
    nameProblem: 'Give the key a name of 1 to 80 characters.',
    scope: 'What it can do',
    scopes: { read: 'Read', write: 'Read and change' },
    scopeHints: {
      read: 'Events, registrations and figures.',
      write: 'Also register, cancel and make events.',
    },
    whose: 'Of',
    made: 'Made',
    lastUsed: 'Last used',
    never: 'Not used yet',
    state: 'State',
    works: 'Works',
    ended: 'Revoked',
    change: 'Change',
    end: 'Revoke',
    newKey: 'Make a key',
    make: 'Make the key',
    madeTitle: 'This is your key',
    madeText: 'Copy it now and keep it as you keep a password. We show it only once.',
    back: 'Back to the keys',
  },
};
