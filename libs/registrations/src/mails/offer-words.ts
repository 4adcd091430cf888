import type { Language } from '#platform';

interface OfferMailWords {
  readonly subject: (title: string) => string;
  readonly title: string;
  /** @param where the event, or a session at it; both between quotation marks. */
  readonly lead: (where: string, until: string) => string;
  readonly button: string;
  readonly next: string;
}

interface OfferWords {
  readonly inSession: (session: string, title: string) => string;
  readonly atEvent: (title: string) => string;
  readonly moment: (day: string, time: string, zone: string) => string;
  readonly offer: OfferMailWords;
  readonly lapsed: OfferMailWords;
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
  },
};
