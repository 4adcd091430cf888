import type { NewThemeGroup } from '#theme-groups';

/** The groups of the network, each a line with a letter and a colour. */
export const DEMO_GROUPS: readonly NewThemeGroup[] = [
  {
    slug: 'kennisbasis',
    letter: 'A',
    hue: 222,
    name: { nl: 'Kennisbasis', en: 'Knowledge base' },
    about: {
      nl: 'Wat weten we over learning communities, en wat werkt? De groep schrijft aan een position paper: een binnenste kring schrijft, een buitenste kring leest mee.',
      en: 'What do we know about learning communities, and what works? The group writes a position paper: an inner circle writes, an outer circle comments.',
    },
  },
  {
    slug: 'instrumenten',
    letter: 'B',
    hue: 12,
    name: { nl: 'Instrumenten', en: 'Instruments' },
    about: {
      nl: 'Een inventaris van instrumenten om een learning community te starten, te draaien, te borgen, op te schalen en te evalueren.',
      en: 'An inventory of instruments for starting, running, sustaining, scaling and evaluating a learning community.',
    },
  },
  {
    slug: 'matchmaking',
    letter: 'C',
    hue: 152,
    name: { nl: 'Onderzoek en matchmaking', en: 'Research and matchmaking' },
    about: {
      nl: 'Wie zoekt wie voor een onderzoek naar learning communities? De groep brengt vragen en partners bij elkaar.',
      en: 'Who is looking for whom to study learning communities? The group brings questions and partners together.',
    },
  },
  {
    slug: 'honderd',
    letter: 'D',
    hue: 300,
    name: { nl: 'Op weg naar honderd', en: 'On the way to a hundred' },
    about: {
      nl: 'Honderd werkende learning communities, in elke sector en regio. De groep volgt hoe ver we zijn en helpt waar het stokt.',
      en: 'A hundred learning communities at work, in every sector and region. The group follows how far we are and helps where it stalls.',
    },
  },
];
