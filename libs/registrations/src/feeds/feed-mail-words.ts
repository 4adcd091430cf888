import type { Language } from '#platform';

interface FeedMailWords {
  readonly subject: string;
  readonly lead: string;
  readonly button: string;
  readonly next: string;
}

/** The mail with the link of a calendar feed. */
export const feedMailWords: Record<Language, FeedMailWords> = {
  nl: {
    subject: 'Je eigen agenda-abonnement',
    lead: 'Met deze link volg je in je agenda alle bijeenkomsten waarvoor je een plek hebt.',
    button: 'Naar mijn abonnement',
    next: 'Houd de link voor jezelf: wie hem heeft, ziet waar je aan meedoet. Op dezelfde pagina trek je hem weer in.',
  },
  en: {
    subject: 'Your own calendar subscription',
    lead: 'With this link your calendar follows every event at which you have a place.',
    button: 'To my subscription',
    next: 'Keep the link to yourself: whoever has it sees what you take part in. The same page lets you revoke it.',
  },
};
