import { type DemoEvent, ROOM_TEXT } from './demo-event.js';
import { REGIONAL_DAY } from './regional-day.js';
import { SKILLS_LAB } from './skills-lab.js';

/** What is about to begin, what is coming, what was called off, and what is still a draft. */
export const COMING_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'open-spreekuur',
    title: { nl: 'Open spreekuur voor starters', en: 'Open hour for starters' },
    summary: {
      nl: 'Begin je net met een learning community? Stel je vragen aan wie het al deed.',
      en: 'Just starting a learning community? Ask people who have done it.',
    },
    body: ROOM_TEXT,
    kind: 'online',
    on: { inMinutes: 15 },
    capacity: 30,
    people: 9,
    status: 'published',
  },
  {
    slug: 'inloop-werkplaats',
    title: { nl: 'Inloop bij Werkplaats De Kade', en: 'Drop in at Werkplaats De Kade' },
    summary: {
      nl: 'Een uur aan tafel met wie in de buurt een learning community draait.',
      en: 'An hour around the table with people who run a learning community nearby.',
    },
    body: { nl: 'De koffie staat klaar. Meld je bij de tafel.', en: 'Coffee is ready. Check in at the table.' },
    kind: 'on_site',
    location: 'Werkplaats De Kade, Utrecht',
    on: { inMinutes: 30 },
    capacity: 30,
    people: 22,
    came: 0.35,
    status: 'published',
  },
  {
    slug: 'wat-werkt',
    title: { nl: 'Wat werkt in een learning community?', en: 'What works in a learning community?' },
    summary: {
      nl: 'Vier themagroepen laten zien wat zij leerden. In twee rondes kies jij waar je aanschuift.',
      en: 'Four theme groups show what they learned. In two rounds you choose which one to join.',
    },
    body: {
      nl: `We beginnen samen. Daarna kies je in elke ronde een sessie.\n\n${ROOM_TEXT.nl}`,
      en: `We start together. Then you choose a session in each round.\n\n${ROOM_TEXT.en}`,
    },
    kind: 'online',
    on: { day: 9, start: '14:00', end: '16:00' },
    capacity: 80,
    people: 52,
    status: 'published',
    rounds: [
      {
        title: { nl: 'Ronde 1', en: 'Round 1' },
        choices: [
          {
            themeGroup: 'kennisbasis',
            title: { nl: 'Meeschrijven aan het position paper', en: 'Co-writing the position paper' },
            speakers: 'De schrijvers van de binnenste kring',
            capacity: 12,
          },
          {
            themeGroup: 'instrumenten',
            title: { nl: 'Instrumenten die het verschil maken', en: 'Instruments that make the difference' },
            speakers: 'Vier gebruikers vertellen',
            capacity: null,
          },
          {
            themeGroup: 'matchmaking',
            title: { nl: 'Jouw vraag, hun onderzoek', en: 'Your question, their research' },
            speakers: 'Drie onderzoekers zoeken een partner',
            capacity: 15,
          },
        ],
      },
      {
        title: { nl: 'Ronde 2', en: 'Round 2' },
        choices: [
          {
            themeGroup: 'kennisbasis',
            title: { nl: 'Wat weten we nog niet?', en: 'What do we not know yet?' },
            speakers: 'Een gesprek over vragen voor onderzoek',
            capacity: 20,
          },
          {
            themeGroup: 'instrumenten',
            title: { nl: 'Zo borg je wat je leerde', en: 'How to sustain what you learned' },
            speakers: 'Aan de slag met de inventaris',
            capacity: 25,
          },
          {
            themeGroup: 'honderd',
            title: { nl: 'De teller: hoe ver zijn we?', en: 'The count: how far are we?' },
            speakers: 'Wie nog niet meetelt, vertelt waarom',
            capacity: null,
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
    people: 18,
    status: 'published',
  },
  {
    slug: 'excursie-proeftuin',
    title: { nl: 'Excursie naar de proeftuin', en: 'Excursion to the test garden' },
    summary: {
      nl: 'Kijken bij een learning community die buiten leert.',
      en: 'A look at a learning community that learns outdoors.',
    },
    body: { nl: 'Trek laarzen aan.', en: 'Wear boots.' },
    kind: 'on_site',
    location: 'Proeftuin Groenrand, Wageningen',
    on: { day: 23, start: '09:30', end: '12:30' },
    capacity: 20,
    people: 13,
    status: 'cancelled',
  },
  REGIONAL_DAY,
  SKILLS_LAB,
  {
    slug: 'jaarbijeenkomst',
    title: { nl: 'Jaarbijeenkomst', en: 'Annual gathering' },
    summary: { nl: 'Een dag vol ontmoetingen.', en: 'A day of meeting each other.' },
    body: { nl: '', en: '' },
    kind: 'hybrid',
    location: 'Stadsgehoorzaal, Amersfoort',
    on: { day: 62, start: '10:00', end: '17:00' },
    capacity: 250,
    people: 0,
    status: 'draft',
  },
];
