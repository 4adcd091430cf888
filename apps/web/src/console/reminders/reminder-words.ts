import type { Lead } from '#messages';
import type { Language } from '#platform';

interface ReminderPageWords {
  readonly intro: string;
  readonly list: string;
  readonly when: string;
  readonly lead: string;
  readonly state: string;
  readonly before: (lead: string) => string;
  readonly units: Record<Lead['unit'], (count: number) => string>;
  readonly sentTo: (count: number) => string;
  readonly wasSent: string;
  readonly notSent: string;
  readonly notSentText: string;
  readonly goesTo: (count: number) => string;
  readonly coming: string;
  readonly off: string;
  readonly draftText: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly change: string;
  readonly changeText: string;
  readonly nth: (n: number) => string;
  readonly on: string;
  readonly remove: string;
  readonly add: string;
  readonly none: string;
  readonly save: string;
  readonly staleTitle: string;
  readonly staleText: string;
}

export const reminderWords: Record<Language, ReminderPageWords> = {
  nl: {
    intro: 'Wie een plek heeft krijgt deze mails vanzelf. Wie zich later aanmeldt krijgt geen herinnering van vroeger.',
    list: 'Herinneringen op volgorde van tijd',
    when: 'Wanneer',
    lead: 'Van tevoren',
    state: 'Stand',
    before: (lead) => `${lead} van tevoren`,
    units: {
      days: (count) => (count === 1 ? '1 dag' : `${count} dagen`),
      hours: (count) => `${count} uur`,
      minutes: (count) => `${count} minuten`,
    },
    sentTo: (count) => (count === 1 ? 'aan één persoon' : `aan ${count} mensen`),
    wasSent: 'is al verstuurd',
    notSent: 'is niet verstuurd',
    notSentText: 'er was toen niemand die hem moest krijgen, of hij kwam er later bij',
    goesTo: (count) => (count === 1 ? 'nu aan één persoon' : `nu aan ${count} mensen`),
    coming: 'gaat nog uit',
    off: 'staat uit',
    draftText: 'Dit is een concept: herinneringen gaan pas uit als het gepubliceerd is.',
    empty: 'Er gaan geen herinneringen uit',
    emptyHint: 'Kies er hieronder een, dan vergeet niemand te komen.',
    change: 'Herinneringen kiezen',
    changeText: 'Hoogstens zes. Zet je er een uit, dan gaat wat nog niet verstuurd is niet meer weg.',
    nth: (n) => `Herinnering ${n}`,
    on: 'Staat aan',
    remove: 'Weghalen',
    add: 'Herinnering toevoegen',
    none: 'Geen',
    save: 'Bewaren',
    staleTitle: 'Iemand anders heeft de herinneringen intussen gewijzigd',
    staleText: 'Hierboven staat hoe ze nu zijn, hieronder wat jij koos. Bewaar je nog een keer, dan geldt jouw keuze.',
  },
  en: {
    intro: 'Whoever has a place gets these mails by themselves. Who registers later gets no reminder from before.',
    list: 'Reminders in order of time',
    when: 'When',
    lead: 'Before',
    state: 'State',
    before: (lead) => `${lead} before`,
    units: {
      days: (count) => (count === 1 ? '1 day' : `${count} days`),
      hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
      minutes: (count) => `${count} minutes`,
    },
    sentTo: (count) => (count === 1 ? 'to one person' : `to ${count} people`),
    wasSent: 'already sent',
    notSent: 'not sent',
    notSentText: 'nobody was due to get it then, or it was added later',
    goesTo: (count) => (count === 1 ? 'to one person now' : `to ${count} people now`),
    coming: 'still to go out',
    off: 'switched off',
    draftText: 'This is a draft: reminders go out only once it is published.',
    empty: 'No reminders go out',
    emptyHint: 'Choose one below, and nobody forgets to come.',
    change: 'Choose the reminders',
    changeText: 'At most six. Switch one off, and whatever has not left does not go out any more.',
    nth: (n) => `Reminder ${n}`,
    on: 'On',
    remove: 'Remove',
    add: 'Add a reminder',
    none: 'None',
    save: 'Save',
    staleTitle: 'Somebody else has changed the reminders meanwhile',
    staleText: 'Above is how they are now, below is what you chose. Save once more and your choice counts.',
  },
};
