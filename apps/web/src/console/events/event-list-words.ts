import type { EventTab } from '#events';
import type { Language } from '#platform';

interface EventListWords {
  readonly newEvent: string;
  readonly lists: string;
  readonly searchLabel: string;
  readonly event: string;
  readonly registered: string;
  readonly attended: string;
  readonly state: string;
  readonly inYear: (year: number) => string;
  readonly years: string;
  readonly heldEvents: string;
  readonly ofRegistered: (registered: number, percent: number) => string;
  readonly people: string;
  readonly returning: (count: number) => string;
  readonly organisations: string;
  readonly waiting: (count: number) => string;
  readonly empty: Record<EventTab, string>;
  readonly emptyHint: Record<EventTab, string>;
  readonly notFoundHint: string;
}

export const eventListWords: Record<Language, EventListWords> = {
  nl: {
    newEvent: 'Nieuw evenement',
    lists: 'Lijsten',
    searchLabel: 'Zoek op titel',
    event: 'Evenement',
    registered: 'Aangemeld',
    attended: 'Aanwezig',
    state: 'Stand',
    inYear: (year) => `In ${year}`,
    years: 'Jaren',
    heldEvents: 'Evenementen gehouden',
    ofRegistered: (registered, percent) => `van ${registered} plekken: ${percent} procent`,
    people: 'Verschillende mensen',
    returning: (count) => `van wie ${count} er eerder waren`,
    organisations: 'Organisaties',
    waiting: (count) => `${count} wachten`,
    empty: { coming: 'Er staat nog niets gepland', drafts: 'Er zijn geen concepten', past: 'Er is nog niets geweest' },
    emptyHint: {
      coming: 'Maak een evenement en publiceer het. Dan staat het hier en in de agenda.',
      drafts: 'Wat je maakt is eerst een concept: alleen organisatoren zien het.',
      past: 'Na afloop vind je hier wie er was.',
    },
    notFoundHint: 'Probeer een ander deel van de titel, of kijk in een andere lijst.',
  },
  en: {
    newEvent: 'New event',
    lists: 'Lists',
    searchLabel: 'Search by title',
    event: 'Event',
    registered: 'Registered',
    attended: 'Came',
    state: 'State',
    inYear: (year) => `In ${year}`,
    years: 'Years',
    heldEvents: 'Events held',
    ofRegistered: (registered, percent) => `of ${registered} places: ${percent} percent`,
    people: 'Different people',
    returning: (count) => `of whom ${count} had come before`,
    organisations: 'Organisations',
    waiting: (count) => `${count} waiting`,
    empty: { coming: 'Nothing planned yet', drafts: 'There are no drafts', past: 'Nothing has been yet' },
    emptyHint: {
      coming: 'Make an event and publish it. Then it is here and in the agenda.',
      drafts: 'What you make is a draft first: only organisers see it.',
      past: 'Afterwards you find here who came.',
    },
    notFoundHint: 'Try another part of the title, or look in another list.',
  },
};
