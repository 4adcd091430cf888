import type { LocalText } from '#platform';
import type { Question, QuestionKind, QuestionOption } from './question.entity.js';

/** Days that needs of one day are kept after it, when the organiser does not say otherwise. */
export const ERASE_DAYS = 30;

export const PRESETS = ['sector', 'region', 'dietary', 'access', 'learn', 'photos'] as const;
export type PresetName = (typeof PRESETS)[number];

/** What a question asks and how; the rest of it is where and when. */
export type QuestionText = Pick<Question, 'kind' | 'label' | 'help' | 'options' | 'required' | 'privacy' | 'eraseDays'>;

const NOT_ASKED_OFTEN = { required: false, privacy: 'ordinary', eraseDays: null } as const;
const FOR_ONE_DAY = { required: false, privacy: 'sensitive', eraseDays: ERASE_DAYS } as const;

/** Options by id with their Dutch and English names; the id says what it means, whatever becomes of the name. */
function options(names: Readonly<Record<string, readonly [nl: string, en: string]>>): QuestionOption[] {
  return Object.entries(names).map(([id, [nl, en]]) => ({ id, label: { nl, en }, retired: false }));
}

function asks(
  kind: QuestionKind,
  label: LocalText,
  help: LocalText = {},
): Pick<QuestionText, 'kind' | 'label' | 'help' | 'options'> {
  return { kind, label, help, options: [] };
}

/** Questions that many organisers ask, ready to use. Organisation and role are in every form already. */
export const presets: Record<PresetName, QuestionText> = {
  sector: {
    ...asks('one_choice', { nl: 'In welke sector werk je?', en: 'Which sector do you work in?' }),
    ...NOT_ASKED_OFTEN,
    options: options({
      agrifood: ['Landbouw, tuinbouw en voedsel', 'Agriculture, horticulture and food'],
      chemistry: ['Chemie', 'Chemistry'],
      creative: ['Creatieve industrie', 'Creative industry'],
      energy: ['Energie', 'Energy'],
      hightech: ['High tech', 'High tech'],
      health: ['Gezondheid en zorg', 'Health and care'],
      logistics: ['Logistiek', 'Logistics'],
      water: ['Water en maritiem', 'Water and maritime'],
      construction: ['Bouw en techniek', 'Building and engineering'],
      education: ['Onderwijs en onderzoek', 'Education and research'],
      government: ['Overheid', 'Government'],
      other: ['Iets anders', 'Something else'],
    }),
  },
  region: {
    ...asks('one_choice', { nl: 'In welke regio werk je?', en: 'Which region do you work in?' }),
    ...NOT_ASKED_OFTEN,
    options: options({
      drenthe: ['Drenthe', 'Drenthe'],
      flevoland: ['Flevoland', 'Flevoland'],
      friesland: ['Fryslân', 'Friesland'],
      gelderland: ['Gelderland', 'Gelderland'],
      groningen: ['Groningen', 'Groningen'],
      limburg: ['Limburg', 'Limburg'],
      brabant: ['Noord-Brabant', 'North Brabant'],
      'north-holland': ['Noord-Holland', 'North Holland'],
      overijssel: ['Overijssel', 'Overijssel'],
      utrecht: ['Utrecht', 'Utrecht'],
      zeeland: ['Zeeland', 'Zeeland'],
      'south-holland': ['Zuid-Holland', 'South Holland'],
      national: ['Het hele land', 'The whole country'],
      abroad: ['Buiten Nederland', 'Outside the Netherlands'],
    }),
  },
  dietary: {
    ...asks(
      'many_choice',
      { nl: 'Waar kunnen we met eten rekening mee houden?', en: 'What should the kitchen know?' },
      { nl: 'Alleen de organisatie leest dit.', en: 'Only the organisers read this.' },
    ),
    ...FOR_ONE_DAY,
    options: options({
      vegetarian: ['Vegetarisch', 'Vegetarian'],
      vegan: ['Veganistisch', 'Vegan'],
      halal: ['Halal', 'Halal'],
      kosher: ['Koosjer', 'Kosher'],
      'gluten-free': ['Zonder gluten', 'Without gluten'],
      'lactose-free': ['Zonder lactose', 'Without lactose'],
      'nut-free': ['Zonder noten', 'Without nuts'],
    }),
  },
  access: {
    ...asks(
      'long_text',
      { nl: 'Wat heb je nodig om goed mee te kunnen doen?', en: 'What do you need to take part well?' },
      {
        nl: 'Bijvoorbeeld een schrijftolk, een plek voor een rolstoel of een rustige ruimte.',
        en: 'For instance live captions, room for a wheelchair or a quiet room.',
      },
    ),
    ...FOR_ONE_DAY,
  },
  learn: {
    ...asks('long_text', { nl: 'Wat hoop je mee naar huis te nemen?', en: 'What do you hope to take home?' }),
    ...NOT_ASKED_OFTEN,
  },
  photos: {
    ...asks('consent', {
      nl: 'Ik mag herkenbaar op foto’s van deze bijeenkomst staan',
      en: 'I may be recognisable in photos of this event',
    }),
    ...NOT_ASKED_OFTEN,
  },
};
