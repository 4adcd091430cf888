import { type DemoEvent, ROOM_TEXT } from './demo-event.js';

/** A day that asks more than a name: about travelling and lunch, and about the session somebody chose. */
export const REGIONAL_DAY: DemoEvent = {
  slug: 'regiodag',
  title: { nl: 'Regiodag: leren over de grens van je sector', en: 'Regional day: learning beyond your sector' },
  summary: {
    nl: 'In de zaal of online: wat kan een learning community in de zorg leren van een in de bouw?',
    en: 'In the hall or online: what can a learning community in care learn from one in construction?',
  },
  body: ROOM_TEXT,
  kind: 'hybrid',
  location: 'Stadsgehoorzaal, Amersfoort',
  on: { day: 37, start: '13:00', end: '17:00' },
  capacity: { online: 120, onSite: 40 },
  people: 34,
  status: 'published',
  hasMailPlan: true,
  rounds: [
    {
      title: { nl: 'Over de grens', en: 'Across the border' },
      choices: [
        {
          themeGroup: 'kennisbasis',
          title: { nl: 'Leren van een ander: wat zegt het onderzoek?', en: 'Learning from others: what research says' },
          speakers: 'Twee onderzoekers',
          location: 'Grote zaal',
          capacity: null,
        },
        {
          themeGroup: 'instrumenten',
          title: { nl: 'Casustafel: breng je vraag mee', en: 'Case table: bring your question' },
          speakers: 'Begeleid door de themagroep',
          location: 'Kleine zaal',
          capacity: 12,
        },
      ],
    },
  ],
  questions: [
    {
      asks: 'sector',
      given: [
        'education',
        'health',
        'education',
        'construction',
        'government',
        undefined,
        'health',
        'energy',
        'logistics',
        'water',
        'health',
      ],
    },
    {
      asks: {
        kind: 'one_choice',
        label: { nl: 'Hoe kom je naar Amersfoort?', en: 'How do you come to Amersfoort?' },
        help: { nl: 'Doe je online mee? Kies dan dat.', en: 'Do you take part online? Then choose that.' },
      },
      options: {
        train: { nl: 'Met de trein', en: 'By train' },
        bike: { nl: 'Met de fiets', en: 'By bike' },
        car: { nl: 'Met de auto', en: 'By car' },
        online: { nl: 'Ik doe online mee', en: 'I take part online' },
      },
      required: true,
      given: ['train', 'online', 'train', 'bike', 'online', 'car', 'train', 'online', 'online'],
    },
    {
      asks: {
        kind: 'number',
        label: { nl: 'Hoeveel mensen kunnen er met je meerijden?', en: 'How many people can ride with you?' },
      },
      shownIf: [1, 'car'],
      given: ['3', '1', '2', undefined],
    },
    {
      asks: 'dietary',
      given: [
        undefined,
        ['vegetarian'],
        undefined,
        undefined,
        ['vegan'],
        undefined,
        ['gluten-free', 'vegetarian'],
        undefined,
        undefined,
        undefined,
      ],
    },
    {
      asks: {
        kind: 'yes_no',
        label: { nl: 'Heb je zelf een casus?', en: 'Do you have a case of your own?' },
        help: { nl: 'Er is tijd voor vier.', en: 'There is time for four.' },
      },
      session: [0, 1],
      required: true,
      given: ['yes', 'no', 'no', 'yes', 'no'],
    },
    {
      asks: { kind: 'text', label: { nl: 'Waar gaat je casus over?', en: 'What is your case about?' } },
      shownIf: [4, 'yes'],
      required: true,
      given: [
        'Een werkplaats die stilviel toen de trekker vertrok',
        'Twee ziekenhuizen en een ROC: wie plant wat?',
        'Hoe houd je bedrijven aan tafel na de subsidie?',
      ],
    },
  ],
};
