import type { Language } from '#platform';

interface NewLinksWords {
  readonly renew: string;
  readonly title: (name: string) => string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export const newLinksWords: Record<Language, NewLinksWords> = {
  nl: {
    renew: 'Nieuwe links',
    title: (name) => `Nieuwe links voor ${name}?`,
    text: 'De links in eerdere mails en in de agenda werken daarna niet meer, en een eigen agenda-abonnement stopt. De nieuwe gaan meteen per mail, met een nieuwe uitnodiging voor wie een plek heeft. Doe dit als iemand anders de links kent.',
    yes: 'Ja, maak nieuwe links',
    no: 'Nee, terug',
  },
  en: {
    renew: 'New links',
    title: (name) => `New links for ${name}?`,
    text: 'The links in earlier mails and in the calendar stop working, and their own calendar subscription ends. The new ones go out by mail at once, with a new invite for who has a place. Do this when somebody else knows the links.',
    yes: 'Yes, make new links',
    no: 'No, go back',
  },
};
