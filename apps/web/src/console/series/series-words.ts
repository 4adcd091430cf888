import type { Language } from '#platform';
import type { FormWords } from '../form-kit.js';

interface SeriesWords extends FormWords {
  readonly intro: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly add: string;
  readonly edit: string;
  readonly list: string;
  readonly series: string;
  readonly events: string;
  readonly counts: (coming: number, drafts: number, past: number) => string;
  readonly unlisted: string;
  readonly save: string;
  readonly back: string;
  readonly staleTitle: string;
  readonly spoken: Record<Language, string>;
  readonly visibilities: Record<'public' | 'unlisted', { readonly label: string; readonly hint: string }>;
  readonly openPage: string;
  readonly addEvent: string;
  readonly repeatLast: string;
  readonly noEvents: string;
  readonly noEventsHint: string;
  readonly hiddenTitle: string;
  readonly hiddenText: string;
  readonly publish: string;
  readonly publishTitle: string;
  readonly publishText: string;
  readonly ready: (count: number) => string;
  readonly nothingReady: string;
  readonly lacking: (count: number) => string;
  readonly publishYes: (count: number) => string;
  readonly publishNo: string;
  readonly remove: string;
  readonly removeTitle: string;
  readonly removeText: (drafts: number) => string;
  readonly removeYes: string;
  readonly removeNo: string;
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const seriesWords: Record<Language, SeriesWords> = {
  nl: {
    intro: 'Een reeks bundelt evenementen: mensen melden zich in één formulier aan voor één keer, of voor allemaal.',
    empty: 'Er zijn nog geen reeksen',
    emptyHint: 'Maak er een, en zet er een evenement in. Dat kun je daarna herhalen.',
    add: 'Reeks maken',
    edit: 'Wijzigen',
    list: 'Reeksen, de nieuwste eerst',
    series: 'Reeks',
    events: 'Evenementen',
    counts: (coming, drafts, past) =>
      [
        `${coming} gepland`,
        ...(drafts ? [count(drafts, 'concept', 'concepten')] : []),
        ...(past ? [`${past} geweest`] : []),
      ].join(', '),
    unlisted: 'Alleen met de link',
    labels: {
      title: 'Titel',
      summary: 'Waar de reeks over gaat',
      language: 'Eerste taal',
      visibility: 'Wie vindt deze reeks?',
      slug: 'Adres',
    },
    hints: {
      summary: 'Een paar zinnen bovenaan de pagina van de reeks.',
      language: 'Wat niet vertaald is, staat er in deze taal.',
      slug: 'Het deel na /reeks/. Laat het leeg, dan maken we het van de titel.',
    },
    save: 'Bewaren',
    back: 'Terug',
    staleTitle: 'Iemand anders heeft deze reeks intussen gewijzigd',
    spoken: { nl: 'Nederlands', en: 'Engels' },
    visibilities: {
      public: { label: 'Iedereen', hint: 'De evenementen verwijzen ernaar.' },
      unlisted: { label: 'Wie de link heeft', hint: 'Ook evenementen die niet in de agenda staan, staan erop.' },
    },
    openPage: 'Open de pagina',
    addEvent: 'Evenement toevoegen',
    repeatLast: 'Laatste herhalen',
    noEvents: 'Er zit nog niets in deze reeks',
    noEventsHint: 'Maak een evenement, of kies deze reeks bij de gegevens van een evenement dat er al is.',
    hiddenTitle: 'Nog niet te zien',
    hiddenText: 'Bezoekers zien de pagina van de reeks zodra er een evenement van gepubliceerd is.',
    publish: 'Concepten publiceren',
    publishTitle: 'Alle concepten van deze reeks publiceren?',
    publishText: 'Daarna kan iedereen ze vinden en zich aanmelden. Er gaat geen mail uit.',
    ready: (n) => (n === 1 ? 'Dit evenement is klaar:' : `Deze ${n} evenementen zijn klaar:`),
    nothingReady: 'Er is geen concept dat gepubliceerd kan worden.',
    lacking: (n) =>
      n === 1
        ? 'Dit concept blijft achter, want er ontbreekt nog iets:'
        : `Deze ${n} concepten blijven achter, want er ontbreekt nog iets:`,
    publishYes: (n) => (n === 1 ? 'Publiceren' : `Alle ${n} publiceren`),
    publishNo: 'Nog niet',
    remove: 'Weghalen',
    removeTitle: 'Deze reeks weghalen?',
    removeText: (drafts) =>
      drafts === 0
        ? 'Er zit niets in. De reeks verdwijnt.'
        : `De reeks verdwijnt. ${drafts === 1 ? 'Het concept erin blijft' : `De ${drafts} concepten erin blijven`} als los evenement staan.`,
    removeYes: 'Ja, haal de reeks weg',
    removeNo: 'Nee, terug',
  },
  en: {
    intro: 'A series bundles events: in one form people register for one of them, or for all.',
    empty: 'There are no series yet',
    emptyHint: 'Make one, and put an event in it. You can repeat that afterwards.',
    add: 'Make a series',
    edit: 'Change',
    list: 'Series, newest first',
    series: 'Series',
    events: 'Events',
    counts: (coming, drafts, past) =>
      [
        `${coming} coming`,
        ...(drafts ? [count(drafts, 'draft', 'drafts')] : []),
        ...(past ? [`${past} past`] : []),
      ].join(', '),
    unlisted: 'By link only',
    labels: {
      title: 'Title',
      summary: 'What the series is about',
      language: 'First language',
      visibility: 'Who finds this series?',
      slug: 'Address',
    },
    hints: {
      summary: 'A few sentences at the top of the page of the series.',
      language: 'What is not translated stands there in this language.',
      slug: 'The part after /reeks/. Leave it empty and we make it from the title.',
    },
    save: 'Save',
    back: 'Back',
    staleTitle: 'Somebody else has changed this series meanwhile',
    spoken: { nl: 'Dutch', en: 'English' },
    visibilities: {
      public: { label: 'Everybody', hint: 'Its events lead to it.' },
      unlisted: { label: 'Whoever has the link', hint: 'It also shows events that are not in the agenda.' },
    },
    openPage: 'Open the page',
    addEvent: 'Add an event',
    repeatLast: 'Repeat the last',
    noEvents: 'There is nothing in this series yet',
    noEventsHint: 'Make an event, or choose this series in the details of one that is there.',
    hiddenTitle: 'Not to be seen yet',
    hiddenText: 'Visitors see the page of the series as soon as one of its events is published.',
    publish: 'Publish drafts',
    publishTitle: 'Publish every draft of this series?',
    publishText: 'After that everybody can find them and register. No mail goes out.',
    ready: (n) => (n === 1 ? 'This event is ready:' : `These ${n} events are ready:`),
    nothingReady: 'There is no draft that can be published.',
    lacking: (n) =>
      n === 1
        ? 'This draft stays behind, because something is missing:'
        : `These ${n} drafts stay behind, because something is missing:`,
    publishYes: (n) => (n === 1 ? 'Publish' : `Publish all ${n}`),
    publishNo: 'Not yet',
    remove: 'Remove',
    removeTitle: 'Remove this series?',
    removeText: (drafts) =>
      drafts === 0
        ? 'There is nothing in it. The series goes.'
        : `The series goes. ${drafts === 1 ? 'The draft in it stays' : `The ${drafts} drafts in it stay`}, as events by themselves.`,
    removeYes: 'Yes, remove the series',
    removeNo: 'No, go back',
  },
};
