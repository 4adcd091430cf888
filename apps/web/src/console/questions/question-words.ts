import type { Language } from '#platform';
import type { PresetName, QuestionKind } from '#questions';
import type { FormWords } from '../form-kit.js';

interface QuestionWords extends FormWords {
  readonly intro: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly list: string;
  readonly question: string;
  readonly order: string;
  readonly up: string;
  readonly down: string;
  readonly change: string;
  readonly add: string;
  readonly edit: string;
  readonly retire: string;
  readonly bringBack: string;
  readonly retiredTitle: string;
  readonly retiredHint: string;
  readonly retiredList: string;
  readonly required: string;
  readonly sensitive: (days: number) => string;
  readonly only: (label: string, answer: string) => string;
  readonly onlySession: (code: string) => string;
  readonly presetsTitle: string;
  readonly presetsHint: string;
  readonly presets: Record<PresetName, string>;
  readonly previewTitle: string;
  readonly previewHint: string;
  readonly kinds: Record<QuestionKind, string>;
  readonly answers: string;
  readonly offered: string;
  readonly always: string;
  readonly everybody: string;
  readonly save: string;
  readonly back: string;
  readonly staleTitle: string;
}

export const questionWords: Record<Language, QuestionWords> = {
  nl: {
    intro: 'Naam, e-mailadres, organisatie en rol staan in elk formulier. Vraag alleen wat je nodig hebt.',
    empty: 'Dit formulier vraagt niets extra’s',
    emptyHint: 'Voeg een vraag toe als je meer moet weten van wie komt.',
    list: 'Vragen in de volgorde van het formulier',
    question: 'Vraag',
    order: 'Volgorde',
    up: 'Omhoog',
    down: 'Omlaag',
    change: 'Wijzigen',
    add: 'Vraag toevoegen',
    edit: 'Wijzigen',
    retire: 'Niet meer vragen',
    bringBack: 'Weer vragen',
    retiredTitle: 'Wordt niet meer gevraagd',
    retiredHint: 'Wat mensen hier antwoordden, is er nog.',
    retiredList: 'Vragen van eerder',
    required: 'Verplicht',
    sensitive: (days) => `Apart bewaard, ${days} ${days === 1 ? 'dag' : 'dagen'}`,
    only: (label, answer) => `Alleen bij “${answer}” op “${label}”`,
    onlySession: (code) => `Alleen bij sessie ${code}`,
    presetsTitle: 'Vragen die vaker gesteld worden',
    presetsHint: 'Eén druk zet de vraag onderaan, in twee talen. Daarna pas je hem aan.',
    presets: {
      sector: 'Sector',
      region: 'Regio',
      dietary: 'Eten',
      access: 'Toegankelijkheid',
      learn: 'Verwachting',
      photos: 'Op de foto',
    },
    previewTitle: 'Zo staan ze in het formulier',
    previewHint: 'Onder naam, organisatie en de keuze van sessies. Wat je hier invult wordt niet bewaard.',
    kinds: {
      text: 'Korte tekst',
      long_text: 'Lange tekst',
      one_choice: 'Eén antwoord kiezen',
      many_choice: 'Meer antwoorden kiezen',
      yes_no: 'Ja of nee',
      number: 'Getal',
      date: 'Datum',
      consent: 'Toestemming (een vinkje)',
    },
    answers: 'Antwoorden om uit te kiezen',
    offered: 'Te kiezen',
    always: 'Altijd',
    everybody: 'Iedereen',
    labels: {
      kind: 'Soort vraag',
      label: 'Vraag',
      help: 'Uitleg',
      option: 'Antwoord',
      more: 'Nieuwe antwoorden',
      required: 'Een antwoord is verplicht',
      shownIf: 'Wanneer stel je deze vraag?',
      session: 'Aan wie?',
      sensitive: 'Antwoorden apart bewaren en eerder wissen',
      eraseDays: 'Wissen na zoveel dagen',
    },
    hints: {
      more: 'Eén per regel. Engels erachter met een streep ertussen: Fiets | Bicycle',
      help: 'Eén zin die helpt bij het antwoorden.',
      sensitive:
        'Voor alles wat over gezondheid of geloof kan gaan, zoals eten en toegankelijkheid. Meekijkers zien de antwoorden niet en ze staan niet in de gewone export.',
      eraseDays: 'Dagen na het einde van het evenement.',
      kind: 'Zodra iemand antwoord gaf, blijft dit zo.',
    },
    save: 'Bewaren',
    back: 'Terug',
    staleTitle: 'Iemand anders heeft deze vraag intussen gewijzigd',
  },
  en: {
    intro: 'Name, e-mail address, organisation and role are in every form. Ask only what you need.',
    empty: 'This form asks nothing more',
    emptyHint: 'Add a question when there is more you need to know of who comes.',
    list: 'Questions in the order of the form',
    question: 'Question',
    order: 'Order',
    up: 'Up',
    down: 'Down',
    change: 'Change',
    add: 'Add a question',
    edit: 'Change',
    retire: 'Stop asking',
    bringBack: 'Ask again',
    retiredTitle: 'No longer asked',
    retiredHint: 'What people answered here is still there.',
    retiredList: 'Questions of before',
    required: 'Required',
    sensitive: (days) => `Kept apart, ${days} ${days === 1 ? 'day' : 'days'}`,
    only: (label, answer) => `Only for “${answer}” at “${label}”`,
    onlySession: (code) => `Only for session ${code}`,
    presetsTitle: 'Questions that are asked often',
    presetsHint: 'One press puts the question at the end, in two languages. Then make it yours.',
    presets: {
      sector: 'Sector',
      region: 'Region',
      dietary: 'Food',
      access: 'Access needs',
      learn: 'Expectations',
      photos: 'In photos',
    },
    previewTitle: 'How they stand in the form',
    previewHint: 'Below name, organisation and the choice of sessions. What you fill in here is not kept.',
    kinds: {
      text: 'Short text',
      long_text: 'Long text',
      one_choice: 'Choose one answer',
      many_choice: 'Choose several answers',
      yes_no: 'Yes or no',
      number: 'Number',
      date: 'Date',
      consent: 'Consent (a box to tick)',
    },
    answers: 'Answers to choose from',
    offered: 'Can be chosen',
    always: 'Always',
    everybody: 'Everybody',
    labels: {
      kind: 'Kind of question',
      label: 'Question',
      help: 'Explanation',
      option: 'Answer',
      more: 'New answers',
      required: 'An answer is required',
      shownIf: 'When do you ask this?',
      session: 'Of whom?',
      sensitive: 'Keep the answers apart and erase them sooner',
      eraseDays: 'Erase after so many days',
    },
    hints: {
      more: 'One a line. Dutch first, English after a bar: Fiets | Bicycle',
      help: 'One sentence that helps to answer.',
      sensitive:
        'For anything that may be about health or belief, such as food and access needs. Viewers do not see the answers and they are not in the usual export.',
      eraseDays: 'Days after the end of the event.',
      kind: 'Once somebody answered, this stays as it is.',
    },
    save: 'Save',
    back: 'Back',
    staleTitle: 'Somebody else has changed this question meanwhile',
  },
};
