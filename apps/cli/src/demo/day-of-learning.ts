import { type DemoEvent, ROOM_TEXT } from './demo-event.js';

/** A whole day, in the hall and online, with everything a programme can have. */
export const DAY_OF_LEARNING: DemoEvent = {
  slug: 'netwerkdag',
  title: { nl: 'Netwerkdag: leren op weg naar honderd', en: 'Network day: learning on the way to a hundred' },
  summary: {
    nl: 'Een dag in de zaal en online. Vier themagroepen, twee rondes: kies waar je aanschuift.',
    en: 'A day in the hall and online. Four theme groups, two rounds: choose which ones you join.',
  },
  body: {
    nl: `De opening volgt iedereen samen. Daarna kies je in elke ronde een sessie.\n\n${ROOM_TEXT.nl}`,
    en: `Everybody follows the opening. Then you choose a session in each round.\n\n${ROOM_TEXT.en}`,
  },
  kind: 'hybrid',
  location: 'Stadsgehoorzaal, Amersfoort',
  on: { day: -140, start: '10:00', end: '16:00' },
  capacity: { online: 80, onSite: 30 },
  people: 84,
  came: 0.78,
  status: 'published',
  rounds: [
    {
      title: { nl: 'Ronde 1', en: 'Round 1' },
      choices: [
        {
          themeGroup: 'kennisbasis',
          title: { nl: 'Het position paper: wat werkt', en: 'The position paper: what works' },
          speakers: 'De schrijvers van de binnenste kring',
          location: 'Grote zaal',
          capacity: { online: 14, onSite: 8 },
        },
        {
          themeGroup: 'instrumenten',
          title: { nl: 'Tien instrumenten op tafel', en: 'Ten instruments on the table' },
          speakers: 'Vier gebruikers vertellen',
          location: 'Foyer',
          capacity: 12,
          only: 'on_site',
        },
        {
          themeGroup: 'matchmaking',
          title: { nl: 'Speeddaten met onderzoekers', en: 'Speed dating with researchers' },
          speakers: 'De matchmakers',
          location: 'Kleine zaal',
          capacity: null,
        },
      ],
    },
    {
      title: { nl: 'Ronde 2', en: 'Round 2' },
      choices: [
        {
          themeGroup: 'instrumenten',
          title: { nl: 'Hoe weet je of het werkt?', en: 'How do you know that it works?' },
          speakers: 'Evalueren met de inventaris',
          location: 'Grote zaal',
          capacity: { online: 16, onSite: 10 },
        },
        {
          themeGroup: 'honderd',
          title: { nl: 'Hoe ver zijn we?', en: 'How far are we?' },
          speakers: 'Zes sectoren langs de meetlat',
          location: 'Kleine zaal',
          capacity: null,
        },
        {
          themeGroup: 'matchmaking',
          title: { nl: 'Een aanvraag schrijven, samen', en: 'Writing a proposal, together' },
          speakers: 'Een werksessie op afstand',
          capacity: 20,
          only: 'online',
        },
      ],
    },
  ],
};
