import type { DemoEvent } from './demo-event.js';

/** A small day that offers its places: somebody let one lapse, and it is held for the next in line. */
export const SKILLS_LAB: DemoEvent = {
  slug: 'meekijkdag',
  title: { nl: 'Meekijkdag in het skillslab', en: 'A day inside the skills lab' },
  summary: {
    nl: 'Kijk een middag mee met studenten en hun begeleiders. Het lab is klein: er zijn acht plekken.',
    en: 'Spend an afternoon with students and those who guide them. The lab is small: there are eight places.',
  },
  body: {
    nl: 'Komt er een plek vrij? Dan houden we die een dag vast voor wie vooraan in de rij staat.',
    en: 'Does a place come free? Then we hold it for a day for who is first in line.',
  },
  kind: 'on_site',
  location: 'Skillslab Noordkaap, Groningen',
  on: { day: 44, start: '13:00', end: '16:30' },
  capacity: 8,
  offerHours: 24,
  people: 14,
  status: 'published',
};
