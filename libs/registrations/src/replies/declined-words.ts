import type { Language } from '#platform';

interface DeclinedWords {
  readonly subject: (title: string) => string;
  readonly title: string;
  readonly lead: (title: string) => string;
  readonly button: string;
  readonly next: string;
}

/** The question whether somebody else may have the place of who declined. */
export const declinedWords: Record<Language, DeclinedWords> = {
  nl: {
    subject: (title) => `Kom je niet? ${title}`,
    title: 'Mag iemand anders je plek?',
    lead: (title) => `In je agenda zei je dat je niet komt bij ‘${title}’. Je plek is nog van jou.`,
    button: 'Geef mijn plek vrij, of houd hem',
    next: 'Geef je hem vrij, dan gaat hij naar wie wacht. Doe je niets, dan houd je je plek. Deze mail openen verandert niets.',
  },
  en: {
    subject: (title) => `Not coming? ${title}`,
    title: 'May somebody else have your place?',
    lead: (title) => `In your calendar you said that you are not coming to ‘${title}’. The place is still yours.`,
    button: 'Give up my place, or keep it',
    next: 'If you give it up, it goes to whoever is waiting. If you do nothing, you keep it. Opening this mail changes nothing.',
  },
};
