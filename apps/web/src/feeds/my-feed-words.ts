import type { Language } from '#platform';

interface MyFeedWords {
  readonly title: string;
  /** The name of the calendar, beside others. */
  readonly calendar: (community: string) => string;
  readonly lead: string;
  readonly askLead: string;
  readonly askText: string;
  readonly ask: string;
  readonly mailed: string;
  readonly mailedText: string;
  readonly revokeTitle: string;
  readonly revokeText: string;
  readonly revoke: string;
  readonly revoked: string;
  readonly revokedText: string;
  readonly back: string;
  readonly follow: string;
}

export const myFeedWords: Record<Language, MyFeedWords> = {
  nl: {
    title: 'Je eigen agenda-abonnement',
    calendar: (community) => `${community}: mijn bijeenkomsten`,
    lead: 'Hiermee volg je in je agenda alle bijeenkomsten waarvoor je een plek hebt.',
    askLead: 'Met een abonnement staan alle bijeenkomsten waarvoor je een plek hebt vanzelf in je agenda.',
    askText:
      'We mailen de link naar het adres van deze aanmelding. Hier laten we hem niet zien: wie hem heeft, ziet alles waar je aan meedoet.',
    ask: 'Mail me de link',
    mailed: 'Kijk in je mail',
    mailedText: 'De link van je abonnement is onderweg.',
    revokeTitle: 'Link bij een ander terechtgekomen?',
    revokeText:
      'Trek hem in. Agenda’s die hem gebruiken, krijgen dan niets meer. Een nieuwe link vraag je op de pagina van een aanmelding.',
    revoke: 'Trek de link in',
    revoked: 'De link is ingetrokken',
    revokedText:
      'Hij opent niets meer. Haal het abonnement ook weg uit je agenda. Een nieuwe link vraag je op de pagina van een aanmelding.',
    back: 'Terug naar mijn aanmelding',
    follow: 'Volg al je bijeenkomsten',
  },
  en: {
    title: 'Your own calendar subscription',
    calendar: (community) => `${community}: my events`,
    lead: 'With it your calendar follows every event at which you have a place.',
    askLead: 'With a subscription every event at which you have a place is in your calendar by itself.',
    askText:
      'We mail the link to the address of this registration. We do not show it here: whoever has it sees everything you take part in.',
    ask: 'Mail me the link',
    mailed: 'Check your mail',
    mailedText: 'The link of your subscription is on its way.',
    revokeTitle: 'Does somebody else have the link?',
    revokeText:
      'Revoke it. Calendars that use it get nothing any more. The page of a registration gives you a new one.',
    revoke: 'Revoke the link',
    revoked: 'The link is revoked',
    revokedText:
      'It no longer opens anything. Remove the subscription from your calendar too. The page of a registration gives you a new one.',
    back: 'Back to my registration',
    follow: 'Follow all your events',
  },
};
