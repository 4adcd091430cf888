import type { DemoEvent, DemoText } from './demo-event.js';

/** A series: an hour every two weeks, which people register for one by one or all at once. */
export const DEMO_SERIES = {
  slug: 'leerkring',
  title: { nl: 'Leerkring in vier keer', en: 'Learning circle in four parts' },
  summary: {
    nl: 'Om de week een uur online met mensen die ook een learning community trekken. Elke keer één vraag uit de praktijk. Kom vier keer, of alleen als de vraag ook de jouwe is.',
    en: 'Every two weeks an hour online with others who lead a learning community. One question from practice each time. Come four times, or only when the question is yours too.',
  },
} as const;

/** The second is full: in the form of the series it stands there with its waiting list. */
const PARTS: readonly { readonly asks: DemoText; readonly capacity: number | null; readonly people: number }[] = [
  { asks: { nl: 'Hoe begin je?', en: 'How do you begin?' }, capacity: 40, people: 21 },
  { asks: { nl: 'Wie doet er mee?', en: 'Who takes part?' }, capacity: 12, people: 16 },
  { asks: { nl: 'Wat levert het op?', en: 'What does it bring?' }, capacity: 40, people: 9 },
  { asks: { nl: 'Hoe blijft het leven?', en: 'How does it stay alive?' }, capacity: 40, people: 6 },
];
const FIRST_DAY = 12;
const EVERY = 14;

export const LEARNING_CIRCLE: readonly DemoEvent[] = PARTS.map(({ asks, capacity, people }, i) => ({
  slug: `${DEMO_SERIES.slug}-${i + 1}`,
  series: DEMO_SERIES.slug,
  title: { nl: `Leerkring ${i + 1}: ${lower(asks.nl)}`, en: `Learning circle ${i + 1}: ${lower(asks.en)}` },
  summary: {
    nl: 'Een uur, één vraag, en wat anderen ermee deden.',
    en: 'One hour, one question, and what others did with it.',
  },
  body: { nl: 'Neem een voorbeeld mee uit je eigen praktijk.', en: 'Bring an example from your own practice.' },
  kind: 'online',
  on: { day: FIRST_DAY + i * EVERY, start: '16:00', end: '17:00' },
  capacity,
  people,
  status: 'published',
}));

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
