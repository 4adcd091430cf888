import type { LocalText } from '#platform';

/** A slot after the opening in which people choose a session. */
export interface DemoRound {
  readonly title: LocalText;
  readonly choices: readonly DemoChoice[];
}

interface DemoChoice {
  readonly themeGroup: string;
  readonly code: string;
  readonly title: LocalText;
  readonly speakers: string;
  readonly capacity: number | null;
}

export interface DemoEvent {
  readonly slug: string;
  readonly title: { readonly nl: string; readonly en: string };
  readonly summary: { readonly nl: string; readonly en: string };
  readonly body: { readonly nl: string; readonly en: string };
  readonly kind: 'online' | 'on_site' | 'hybrid';
  readonly location?: string;
  /** Days from today, and the wall time there. `soon` is about a quarter of an hour from now. */
  readonly on: { readonly day: number; readonly start: string; readonly end: string } | 'soon';
  readonly capacity: number | null;
  /** How many invented people register, and how many of them press "join" when it is over. */
  readonly people: number;
  readonly joined?: number;
  readonly published: boolean;
  readonly rounds?: readonly DemoRound[];
}

const ROOM_TEXT = {
  nl: 'Je krijgt één persoonlijke link. Die brengt je vanaf een kwartier voor het begin naar de ruimte.',
  en: 'You get one personal link. From a quarter of an hour before the start it takes you to the room.',
};

/** What a newcomer finds: something that was, something about to begin, a full one, one with choices, and a draft. */
export const DEMO_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'kennisbasis-eerste-oogst',
    title: { nl: 'Kennisbasis: de eerste oogst', en: 'Knowledge base: the first harvest' },
    summary: {
      nl: 'Wat leverden de eerste gesprekken over werkzame learning communities op?',
      en: 'What did the first conversations about learning communities that work bring?',
    },
    body: { nl: ROOM_TEXT.nl, en: ROOM_TEXT.en },
    kind: 'online',
    on: { day: -21, start: '14:00', end: '15:30' },
    capacity: null,
    people: 26,
    joined: 19,
    published: true,
  },
  {
    slug: 'open-spreekuur',
    title: { nl: 'Open spreekuur voor starters', en: 'Open hour for starters' },
    summary: {
      nl: 'Begin je net met een learning community? Stel je vragen aan wie het al deed.',
      en: 'Just starting a learning community? Ask people who have done it.',
    },
    body: { nl: ROOM_TEXT.nl, en: ROOM_TEXT.en },
    kind: 'online',
    on: 'soon',
    capacity: 30,
    people: 9,
    published: true,
  },
  {
    slug: 'wat-werkt',
    title: { nl: 'Wat werkt in een learning community?', en: 'What works in a learning community?' },
    summary: {
      nl: 'Twee themagroepen laten zien wat zij leerden. In twee rondes kies jij waar je aanschuift.',
      en: 'Two theme groups show what they learned. In two rounds you choose which one to join.',
    },
    body: {
      nl: `We beginnen samen. Daarna kies je in elke ronde een sessie.\n\n${ROOM_TEXT.nl}`,
      en: `We start together. Then you choose a session in each round.\n\n${ROOM_TEXT.en}`,
    },
    kind: 'online',
    on: { day: 9, start: '14:00', end: '16:00' },
    capacity: 80,
    people: 31,
    published: true,
    rounds: [
      {
        title: { nl: 'Ronde 1', en: 'Round 1' },
        choices: [
          {
            themeGroup: 'kennisbasis',
            code: 'A1',
            title: { nl: 'Meeschrijven aan het position paper', en: 'Co-writing the position paper' },
            speakers: 'De schrijvers van de binnenste kring',
            capacity: 12,
          },
          {
            themeGroup: 'instrumenten',
            code: 'B1',
            title: { nl: 'Instrumenten die het verschil maken', en: 'Instruments that make the difference' },
            speakers: 'Vier gebruikers vertellen',
            capacity: null,
          },
        ],
      },
      {
        title: { nl: 'Ronde 2', en: 'Round 2' },
        choices: [
          {
            themeGroup: 'kennisbasis',
            code: 'A2',
            title: { nl: 'Wat weten we nog niet?', en: 'What do we not know yet?' },
            speakers: 'Een gesprek over vragen voor onderzoek',
            capacity: 20,
          },
          {
            themeGroup: 'instrumenten',
            code: 'B2',
            title: { nl: 'Zo borg je wat je leerde', en: 'How to sustain what you learned' },
            speakers: 'Aan de slag met de inventaris',
            capacity: 25,
          },
        ],
      },
    ],
  },
  {
    slug: 'werksessie-instrumenten',
    title: { nl: 'Werksessie instrumenten', en: 'Working session on instruments' },
    summary: {
      nl: 'Een middag aan tafel met de inventaris: wat gebruik je om te starten, draaien, borgen en evalueren?',
      en: 'An afternoon around the table with the inventory: what do you use to start, run, sustain and evaluate?',
    },
    body: { nl: 'Neem een voorbeeld uit je eigen praktijk mee.', en: 'Bring an example from your own practice.' },
    kind: 'on_site',
    location: 'Werkplaats De Kade, Utrecht',
    on: { day: 16, start: '13:00', end: '17:00' },
    capacity: 12,
    people: 15,
    published: true,
  },
  {
    slug: 'jaarbijeenkomst',
    title: { nl: 'Jaarbijeenkomst', en: 'Annual gathering' },
    summary: { nl: 'Een dag vol ontmoetingen.', en: 'A day of meeting each other.' },
    body: { nl: '', en: '' },
    kind: 'hybrid',
    location: 'Stadsgehoorzaal',
    on: { day: 62, start: '10:00', end: '17:00' },
    capacity: 250,
    people: 0,
    published: false,
  },
];
