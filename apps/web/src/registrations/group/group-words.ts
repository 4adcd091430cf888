import type { Language } from '#platform';
import type { GroupTaken } from '#registrations';
import type { Step } from '../form/registration-words.js';

interface GroupWords {
  readonly link: string;
  readonly title: string;
  readonly lead: string;
  readonly you: string;
  readonly yourEmailHint: string;
  readonly self: string;
  readonly organisation: string;
  readonly people: string;
  readonly peopleHint: (most: number) => string;
  readonly person: (n: number) => string;
  readonly name: string;
  readonly moreRows: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly pasteHint: string;
  readonly same: string;
  readonly attends: string;
  readonly eachChooses: string;
  readonly choiceHint: string;
  readonly questions: string;
  readonly send: string;
  readonly sendWaiting: string;
  readonly sendAgain: string;
  readonly ask: string;
  readonly askText: string;
  readonly notice: string;
  readonly waitingText: string;
  readonly alone: string;
  readonly received: Record<GroupTaken, string>;
  readonly receivedTitle: string;
  readonly steps: readonly Step[];
  readonly each: string;
}

export const groupWords: Record<Language, GroupWords> = {
  nl: {
    link: 'Meer mensen tegelijk aanmelden',
    title: 'Meer mensen aanmelden',
    lead: 'Jij vult één formulier in. Ieder krijgt een eigen mail met een eigen link.',
    you: 'Over jou',
    yourEmailHint: 'Hier mailen we wat je hebt aangemeld',
    self: 'Ik doe zelf ook mee',
    organisation: 'Organisatie van iedereen',
    people: 'Wie meld je aan?',
    peopleHint: (most) =>
      `Hooguit ${most} mensen, jijzelf meegeteld, in de volgorde waarin ze een plek krijgen. Lege rijen tellen niet mee.`,
    person: (n) => `Persoon ${n}`,
    name: 'Naam',
    moreRows: 'Meer rijen',
    paste: 'Of plak een lijst',
    pasteLabel: 'Lijst met namen en adressen',
    pasteHint: 'Eén persoon per regel, bijvoorbeeld: Ana Jansen, ana@voorbeeld.nl',
    same: 'Voor iedereen hetzelfde',
    attends: 'Hoe doen jullie mee?',
    eachChooses: 'Ieder kiest zelf, met de eigen link',
    choiceHint: 'Wat je hier kiest, geldt voor iedereen op je lijst. Ieder kan later zelf iets anders kiezen.',
    questions: 'De organisatie stelt ook vragen. Die beantwoordt ieder zelf, met de eigen link.',
    send: 'Meld iedereen aan',
    sendWaiting: 'Zet iedereen op de wachtlijst',
    sendAgain: 'Opnieuw versturen',
    ask: 'Vraag voor iedereen een plek aan',
    askText: 'Je vraagt hier plekken aan. De organisatie beslist per persoon, en ieder krijgt daar een mail over.',
    notice:
      'In de mail staat wie iemand heeft aangemeld. Ieder kan zelf afzeggen of de eigen gegevens laten weghalen. We gebruiken alles alleen voor deze bijeenkomst.',
    waitingText:
      'Je kunt iedereen op de wachtlijst zetten. Wie wacht krijgt een plek zodra die vrijkomt: ieder apart, in de volgorde van je lijst.',
    alone: 'Alleen jezelf aanmelden',
    receivedTitle: 'Je lijst is binnen',
    received: {
      received: 'Iedereen op je lijst krijgt een eigen mail.',
      received_in_part:
        'Wie bovenaan je lijst staat krijgt een plek, de anderen staan op de wachtlijst. Iedereen krijgt een eigen mail waarin staat hoe het zit.',
      received_while_full:
        'Alle plekken zijn bezet, dus iedereen komt op de wachtlijst. Iedereen krijgt een eigen mail waarin staat hoe het zit.',
      requested: 'De organisatie kijkt naar elke aanvraag en beslist. Ieder hoort het per mail.',
    },
    steps: [
      { title: 'Zeg het tegen je collega’s', text: 'Dan weten ze dat er een mail komt, met jouw naam erin.' },
      {
        title: 'Ieder opent de eigen mail',
        text: 'Meestal is hij er binnen een minuut, ook voor wie al was aangemeld.',
      },
      {
        title: 'Ieder regelt zelf de rest',
        text: 'Met de eigen link kiest ieder sessies, beantwoordt vragen of zegt af.',
      },
    ],
    each: 'Komt er een plek vrij, dan is die voor wie aan de beurt is: ieder apart, niet de groep als geheel.',
  },
  en: {
    link: 'Register several people at once',
    title: 'Register several people',
    lead: 'You fill in one form. Everybody gets their own mail with their own link.',
    you: 'About you',
    yourEmailHint: 'This is where we mail what you registered',
    self: 'I am taking part too',
    organisation: 'Organisation of everybody',
    people: 'Whom are you registering?',
    peopleHint: (most) =>
      `At most ${most} people, you included, in the order in which they get a place. Empty rows do not count.`,
    person: (n) => `Person ${n}`,
    name: 'Name',
    moreRows: 'More rows',
    paste: 'Or paste a list',
    pasteLabel: 'List of names and addresses',
    pasteHint: 'One person a line, such as: Ana Jansen, ana@example.org',
    same: 'The same for everybody',
    attends: 'How will you all take part?',
    eachChooses: 'Everybody chooses for themselves, by their own link',
    choiceHint: 'What you choose here goes for everybody on your list. Each of them can choose something else later.',
    questions: 'The organisers ask some questions too. Everybody answers those themselves, by their own link.',
    send: 'Register everybody',
    sendWaiting: 'Put everybody on the waiting list',
    sendAgain: 'Send again',
    ask: 'Ask for places for everybody',
    askText: 'Here you ask for places. The organisers decide for each person, and everybody is mailed about it.',
    notice:
      'The mail says who registered somebody. Everybody can cancel or have their details removed by themselves. We use all of this for this event only.',
    waitingText:
      'You can put everybody on the waiting list. Whoever waits gets a place as soon as one comes free: each for themselves, in the order of your list.',
    alone: 'Register only yourself',
    receivedTitle: 'We have your list',
    received: {
      received: 'Everybody on your list gets their own mail.',
      received_in_part:
        'Those at the top of your list get a place, the others are on the waiting list. Everybody gets their own mail, which says how things stand for them.',
      received_while_full:
        'Every place is taken, so everybody goes on the waiting list. Everybody gets their own mail, which says how things stand for them.',
      requested: 'The organisers look at every request and decide. Everybody hears from us by mail.',
    },
    steps: [
      { title: 'Tell your colleagues', text: 'Then they know that a mail is coming, with your name in it.' },
      {
        title: 'Everybody opens their mail',
        text: 'It usually arrives within a minute, also for who was registered already.',
      },
      {
        title: 'Everybody sees to the rest',
        text: 'With their own link they choose sessions, answer questions or cancel.',
      },
    ],
    each: 'When a place comes free it goes to whose turn it is: each person apart, not the group as a whole.',
  },
};
