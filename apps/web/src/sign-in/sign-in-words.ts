import type { Language } from '#platform';

interface SignInWords {
  readonly title: string;
  readonly intro: string;
  readonly email: string;
  readonly ask: string;
  readonly sentTitle: string;
  readonly sentText: string;
  readonly sentWait: string;
  readonly again: string;
  readonly enterTitle: string;
  readonly enterText: string;
  readonly enter: string;
  readonly uselessTitle: string;
  readonly uselessText: string;
  readonly signedOut: string;
}

export const signInWords: Record<Language, SignInWords> = {
  nl: {
    title: 'Inloggen',
    intro: 'Voor organisatoren. Vul je e-mailadres in, dan mailen we je een link. Een wachtwoord is niet nodig.',
    email: 'E-mailadres',
    ask: 'Mail mij een link',
    sentTitle: 'Kijk in je mail',
    sentText:
      'Hoort dit adres bij een organisator, dan is er een link onderweg. Die werkt een kwartier, één keer, in deze browser.',
    sentWait: 'Niets gekregen? Kijk bij ongewenste mail, of vraag een andere organisator of dit het goede adres is.',
    again: 'Nieuwe link vragen',
    enterTitle: 'Welkom terug',
    enterText: 'Met deze knop log je in. De link werkt één keer.',
    enter: 'Inloggen',
    uselessTitle: 'Deze link werkt niet',
    uselessText:
      'Een link werkt een kwartier, één keer, en alleen in de browser waarin je hem vroeg. Vraag hieronder een nieuwe.',
    signedOut: 'Je bent uitgelogd',
  },
  en: {
    title: 'Sign in',
    intro: 'For organisers. Give your e-mail address and we will mail you a link. There is no password.',
    email: 'E-mail address',
    ask: 'Mail me a link',
    sentTitle: 'Look in your mail',
    sentText:
      'If this address belongs to an organiser, a link is on its way. It works for a quarter of an hour, once, in this browser.',
    sentWait: 'Nothing there? Look among unwanted mail, or ask another organiser whether this is the right address.',
    again: 'Ask for a new link',
    enterTitle: 'Welcome back',
    enterText: 'This button signs you in. The link works once.',
    enter: 'Sign in',
    uselessTitle: 'This link does not work',
    uselessText:
      'A link works for a quarter of an hour, once, and only in the browser you asked for it in. Ask for a new one below.',
    signedOut: 'You have signed out',
  },
};
