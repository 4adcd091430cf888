import type { Language } from '#platform';
import type { FormWords } from '../form-kit.js';

interface ThemeGroupWords extends FormWords {
  readonly intro: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly add: string;
  readonly edit: string;
  readonly members: string;
  readonly list: string;
  readonly group: string;
  readonly state: string;
  readonly change: string;
  readonly atWork: string;
  readonly retired: string;
  readonly retire: string;
  readonly resume: string;
  readonly save: string;
  readonly back: string;
  readonly staleTitle: string;
  readonly ownHue: string;
  /** Every thirty degrees from 0. */
  readonly hues: readonly string[];
}

export const themeGroupWords: Record<Language, ThemeGroupWords> = {
  nl: {
    intro: 'Een themagroep is een lijn in elk programma: een letter en een kleur.',
    empty: 'Er zijn nog geen themagroepen',
    emptyHint: 'Maak er een, dan kun je sessies op zijn lijn zetten.',
    add: 'Themagroep toevoegen',
    edit: 'Wijzigen',
    members: 'Leden',
    list: 'Themagroepen op volgorde van letter',
    group: 'Groep',
    state: 'Stand',
    change: 'Wijzigen',
    atWork: 'Actief',
    retired: 'Gestopt',
    retire: 'Stoppen',
    resume: 'Weer beginnen',
    labels: { name: 'Naam', about: 'Waar de groep aan werkt', letter: 'Letter', hue: 'Kleur' },
    hints: {
      about: 'Een of twee zinnen. Ze staan in elk programma bij de lijn van de groep.',
      letter: 'Van A tot en met Z. Sessies die al een code hebben, houden die.',
    },
    save: 'Bewaren',
    back: 'Terug',
    staleTitle: 'Iemand anders heeft deze themagroep intussen gewijzigd',
    ownHue: 'Zoals het was',
    hues: [
      'Framboos',
      'Baksteen',
      'Koper',
      'Oker',
      'Olijf',
      'Groen',
      'Zeegroen',
      'Petrol',
      'Blauw',
      'Indigo',
      'Paars',
      'Roze',
    ],
  },
  en: {
    intro: 'A theme group is a line in every programme: a letter and a colour.',
    empty: 'There are no theme groups yet',
    emptyHint: 'Make one, and you can put sessions on its line.',
    add: 'Add a theme group',
    edit: 'Change',
    members: 'Members',
    list: 'Theme groups in order of letter',
    group: 'Group',
    state: 'State',
    change: 'Change',
    atWork: 'At work',
    retired: 'Retired',
    retire: 'Retire',
    resume: 'Start again',
    labels: { name: 'Name', about: 'What the group works on', letter: 'Letter', hue: 'Colour' },
    hints: {
      about: 'One or two sentences. They stand in every programme at the line of the group.',
      letter: 'From A to Z. Sessions that have a code keep it.',
    },
    save: 'Save',
    back: 'Back',
    staleTitle: 'Somebody else has changed this theme group meanwhile',
    ownHue: 'As it was',
    hues: [
      'Raspberry',
      'Brick',
      'Copper',
      'Ochre',
      'Olive',
      'Green',
      'Sea green',
      'Petrol',
      'Blue',
      'Indigo',
      'Purple',
      'Pink',
    ],
  },
};
