import type { Language } from '#platform';
import type { Attends } from '../registration.js';

interface OfferMailWords {
  readonly subject: (title: string) => string;
  readonly title: string;
  /** @param where the event, or a session at it; both between quotation marks. */
  readonly lead: (where: string, until: string) => string;
  readonly button: string;
  readonly next: string;
}

/** A place the other way, for who has one already. */
interface AcrossWords extends Pick<OfferMailWords, 'next'> {
  /** "on site", "online". */
  readonly ways: Record<Attends, string>;
  readonly lead: (way: string, where: string, until: string, own: string) => string;
  readonly lapsed: (way: string, where: string, own: string) => string;
  readonly lapsedNext: string;
}

interface OfferWords {
  readonly inSession: (session: string, title: string) => string;
  readonly atEvent: (title: string) => string;
  readonly moment: (day: string, time: string, zone: string) => string;
  readonly offer: OfferMailWords;
  readonly lapsed: OfferMailWords;
  readonly across: AcrossWords;
}

/** What the mails say about a place that is held for somebody. */
export const offerWords: Record<Language, OfferWords> = {
  nl: {
    inSession: (session, title) => `‘${session}’ bij ‘${title}’`,
    atEvent: (title) => `‘${title}’`,
    moment: (day, time, zone) => `${day} om ${time} uur (${zone})`,
    offer: {
      subject: (title) => `Wil je deze plek? ${title}`,
      title: 'Er is een plek voor je',
      lead: (where, until) => `Er is een plek vrij voor ${where}. We houden hem voor je vast tot ${until}.`,
      button: 'Ja of nee zeggen',
      next: 'Horen we niets, dan gaat de plek daarna naar de volgende op de wachtlijst. Deze mail openen verandert niets.',
    },
    lapsed: {
      subject: (title) => `De plek is vervallen: ${title}`,
      title: 'De plek is vervallen',
      lead: (where) =>
        `We hielden een plek voor je vast voor ${where}, maar hoorden niets. Je staat nu niet meer op de wachtlijst.`,
      button: 'Mijn aanmelding',
      next: 'Wil je toch komen? Op de pagina van je aanmelding zet je jezelf met één druk op de knop weer in de rij.',
    },
    across: {
      ways: { online: 'online', on_site: 'op locatie' },
      lead: (way, where, until, own) =>
        `Je wachtte op een plek ${way} bij ${where}. Die is vrij. We houden hem voor je vast tot ${until}. Zolang je geen ja zegt, houd je je plek ${own}.`,
      next: 'Horen we niets, dan gaat de plek daarna naar de volgende en houd je de plek die je hebt. Deze mail openen verandert niets.',
      lapsed: (way, where, own) =>
        `We hielden een plek ${way} voor je vast bij ${where}, maar hoorden niets. Je houdt je plek ${own}.`,
      lapsedNext: 'Je hoeft niets te doen. Wil je toch wisselen? Dat kan via je aanmelding: pas je gegevens aan.',
    },
  },
  en: {
    inSession: (session, title) => `‘${session}’ at ‘${title}’`,
    atEvent: (title) => `‘${title}’`,
    moment: (day, time, zone) => `${day} at ${time} (${zone})`,
    offer: {
      subject: (title) => `Would you like this place? ${title}`,
      title: 'There is a place for you',
      lead: (where, until) => `A place has come free for ${where}. We are holding it for you until ${until}.`,
      button: 'Say yes or no',
      next: 'If we hear nothing, the place goes to the next on the waiting list. Opening this mail changes nothing.',
    },
    lapsed: {
      subject: (title) => `The place has lapsed: ${title}`,
      title: 'The place has lapsed',
      lead: (where) =>
        `We held a place for you for ${where}, but heard nothing. You are no longer on the waiting list.`,
      button: 'My registration',
      next: 'Would you still like to come? On the page of your registration one press puts you back in line.',
    },
    across: {
      ways: { online: 'online', on_site: 'on site' },
      lead: (way, where, until, own) =>
        `You were waiting for a place ${way} at ${where}. There is one now, and we are holding it for you until ${until}. Unless you say yes you keep your place ${own}.`,
      next: 'If we hear nothing, the place goes to the next in line and you keep the one you have. Opening this mail changes nothing.',
      lapsed: (way, where, own) =>
        `We held a place ${way} for you at ${where}, but heard nothing. You keep your place ${own}.`,
      lapsedNext:
        'There is nothing you need to do. Would you still like to change? Edit your details in your registration.',
    },
  },
};
