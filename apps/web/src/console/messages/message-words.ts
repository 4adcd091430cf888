import type { WrittenMessage } from '#messages';
import type { Language } from '#platform';

/** "één persoon", "83 mensen". */
type People = (count: number) => string;

interface MessageWords {
  readonly labels: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, string>>;
  readonly people: People;
  readonly intro: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly list: string;
  readonly subject: string;
  readonly to: string;
  readonly state: string;
  readonly changed: string;
  readonly states: Readonly<Record<WrittenMessage['status'], string>>;
  readonly write: string;
  readonly writeTitle: string;
  readonly changeTitle: string;
  readonly choose: string;
  readonly groups: Readonly<Record<'everybody' | 'themeGroups' | 'sessions' | 'answers' | 'after' | 'others', string>>;
  readonly inLanguage: Readonly<Record<Language, string>>;
  readonly languageHint: string;
  readonly placeholders: string;
  readonly markdown: string;
  readonly save: string;
  readonly remove: string;
  readonly staleTitle: string;
  readonly next: string;
  readonly nextText: string;
  readonly preview: string;
  readonly trial: (address: string) => string;
  readonly trialText: string;
  readonly goOn: string;
  readonly draftOnly: string;
}

export const messageWords: Record<Language, MessageWords> = {
  nl: {
    labels: { audience: 'Aan wie', subject: 'Onderwerp', body: 'Tekst' },
    hints: {
      audience: 'Wie er op het moment van versturen bij hoort. Wie zich later aanmeldt, krijgt dit bericht niet.',
    },
    people: (count) => (count === 1 ? 'één persoon' : `${count.toLocaleString('nl')} mensen`),
    intro: 'Een bericht gaat één keer uit, op het moment dat jij op versturen drukt.',
    empty: 'Er is nog geen bericht',
    emptyHint: 'Schrijf er een, stuur het eerst naar jezelf en verstuur het dan aan wie je kiest.',
    list: 'Berichten, nieuwste eerst',
    subject: 'Onderwerp',
    to: 'Aan wie',
    state: 'Stand',
    changed: 'Wanneer',
    states: { draft: 'Concept', sending: 'Gaat uit', stopped: 'Gestopt', done: 'Verstuurd' },
    write: 'Bericht schrijven',
    writeTitle: 'Nieuw bericht',
    changeTitle: 'Concept',
    choose: 'Kies',
    groups: {
      everybody: 'Aanmeldingen',
      themeGroups: 'Themagroepen',
      sessions: 'Sessies',
      answers: 'Antwoorden in het formulier',
      after: 'Na afloop',
      others: 'Anderen',
    },
    inLanguage: { nl: 'In het Nederlands', en: 'In het Engels' },
    languageHint: 'Eén taal is genoeg. Vul je beide in, dan krijgt iedereen de eigen taal.',
    placeholders: 'Wat je tussen accolades kunt zetten',
    markdown:
      'Een lege regel begint een alinea. **Vet**, - voor een lijst, ## voor een kopje, [woorden](https://…) voor een link.',
    save: 'Bewaren',
    remove: 'Concept weggooien',
    staleTitle: 'Iemand anders heeft dit bericht intussen gewijzigd',
    next: 'Bekijken en versturen',
    nextText: 'Bewaar eerst wat je hierboven gewijzigd hebt: dit gaat over wat bewaard is.',
    preview: 'Bekijken zoals iemand het leest',
    trial: (address) => `Stuur eerst naar mij (${address})`,
    trialText: 'De proefmail is als proef gemerkt, en de persoonlijke links erin werken niet.',
    goOn: 'Verder naar versturen',
    draftOnly: 'Dit is een concept: niemand heeft het gekregen.',
  },
  en: {
    labels: { audience: 'To whom', subject: 'Subject', body: 'Text' },
    hints: {
      audience: 'Whoever belongs to it when you press send. Anyone who registers after that does not get this message.',
    },
    people: (count) => (count === 1 ? 'one person' : `${count.toLocaleString('en')} people`),
    intro: 'A message goes out once, at the moment you press send.',
    empty: 'There is no message yet',
    emptyHint: 'Write one, send it to yourself first, and then send it to whom you choose.',
    list: 'Messages, newest first',
    subject: 'Subject',
    to: 'To whom',
    state: 'State',
    changed: 'When',
    states: { draft: 'Draft', sending: 'Going out', stopped: 'Stopped', done: 'Sent' },
    write: 'Write a message',
    writeTitle: 'New message',
    changeTitle: 'Draft',
    choose: 'Choose',
    groups: {
      everybody: 'Registrations',
      themeGroups: 'Theme groups',
      sessions: 'Sessions',
      answers: 'Answers in the form',
      after: 'Afterwards',
      others: 'Others',
    },
    inLanguage: { nl: 'In Dutch', en: 'In English' },
    languageHint: 'One language is enough. Fill in both, and everybody gets their own.',
    placeholders: 'What you can put between braces',
    markdown:
      'An empty line begins a paragraph. **Bold**, - for a list, ## for a heading, [words](https://…) for a link.',
    save: 'Save',
    remove: 'Throw the draft away',
    staleTitle: 'Somebody else has changed this message meanwhile',
    next: 'Look and send',
    nextText: 'Save first what you changed above: this is about what is saved.',
    preview: 'See it as somebody reads it',
    trial: (address) => `Send it to me first (${address})`,
    trialText: 'The trial mail is marked as one, and the personal links in it do not work.',
    goOn: 'Go on to sending',
    draftOnly: 'This is a draft: nobody has got it.',
  },
};
