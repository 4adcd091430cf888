import type { Language } from '#platform';

interface OverviewWords {
  readonly confirmed: string;
  readonly left: (count: number) => string;
  readonly overhang: (count: number) => string;
  readonly unlimited: string;
  readonly waiting: string;
  readonly cancelled: string;
  readonly joined: string;
  readonly came: string;
  readonly notYet: string;
  readonly ofConfirmed: (count: number) => string;
  readonly next: string;
  readonly ready: string;
  readonly readyText: string;
  readonly seeReminders: string;
  readonly now: string;
  readonly nowText: string;
  readonly whoIsIn: string;
  readonly over: string;
  readonly overText: string;
  readonly draft: string;
  readonly draftText: string;
  readonly missing: string;
  readonly publish: string;
  readonly roomMissing: string;
  readonly roomMissingText: string;
  readonly addRoom: string;
  readonly cancelledTitle: string;
  readonly cancelledText: string;
  readonly facts: string;
  readonly when: string;
  readonly time: string;
  readonly where: string;
  readonly online: string;
  readonly page: string;
  readonly room: string;
  readonly noRoom: string;
  readonly checkIn: string;
  readonly openPage: string;
  readonly copy: string;
  readonly repeat: string;
  readonly series: string;
  readonly callOff: string;
  readonly callOffTitle: string;
  readonly callOffText: string;
  readonly overNobody: string;
  readonly restore: string;
  readonly restoreTitle: string;
  readonly restoreText: string;
  readonly restoreYes: string;
  readonly growth: string;
  readonly sessions: string;
  readonly callOffYes: string;
  readonly callOffNo: string;
  readonly whoCame: string;
}

export const overviewWords: Record<Language, OverviewWords> = {
  nl: {
    confirmed: 'Aangemeld',
    left: (count) => (count === 0 ? 'geen plek meer' : `${count} vrij`),
    overhang: (count) => `${count} meer dan er plekken zijn`,
    unlimited: 'plek voor iedereen',
    waiting: 'Wachtlijst',
    cancelled: 'Afgemeld',
    joined: 'Binnen',
    came: 'Aanwezig',
    notYet: 'telt vanaf een kwartier voor het begin',
    ofConfirmed: (count) => `van ${count} aangemeld`,
    next: 'Wat nu',
    ready: 'Alles staat klaar',
    readyText: 'Herinneringen gaan vanzelf uit.',
    seeReminders: 'Bekijk de herinneringen',
    now: 'De deur is open',
    nowText: 'Mensen kunnen nu naar binnen met hun eigen link.',
    whoIsIn: 'Wie is er binnen',
    over: 'Dit is geweest',
    overText: 'Zie wie er was, of maak een volgend evenement.',
    draft: 'Dit is een concept',
    draftText: 'Alleen organisatoren zien het. Publiceer het als de gegevens kloppen.',
    missing: 'Voor publiceren ontbreekt nog:',
    publish: 'Publiceren',
    roomMissing: 'De link naar de ruimte ontbreekt',
    roomMissingText: 'Mensen kunnen zich aanmelden, maar straks niet naar binnen.',
    addRoom: 'Link toevoegen',
    cancelledTitle: 'Dit evenement gaat niet door',
    cancelledText: 'De pagina zegt het. Aanmeldingen blijven bewaard.',
    facts: 'In het kort',
    when: 'Wanneer',
    time: 'Tijd',
    where: 'Waar',
    online: 'Online',
    page: 'Pagina',
    room: 'Ruimte',
    noRoom: 'nog geen link',
    checkIn: 'Inchecken',
    openPage: 'Bekijk de pagina',
    copy: 'Kopiëren',
    repeat: 'Herhalen',
    series: 'Reeks',
    callOff: 'Afgelasten',
    callOffTitle: 'Dit evenement afgelasten?',
    callOffText:
      'De pagina zegt dan dat het niet doorgaat, niemand kan zich nog aanmelden en herinneringen gaan niet meer uit. Aanmeldingen blijven bewaard: je kunt het later alsnog door laten gaan.',
    overNobody: 'Het is al geweest: niemand krijgt hier mail over.',
    restore: 'Toch door laten gaan',
    restoreTitle: 'Dit evenement toch door laten gaan?',
    restoreText:
      'Iedereen die was aangemeld houdt de plek van toen. Mensen kunnen zich weer aanmelden en herinneringen gaan weer uit.',
    restoreYes: 'Ja, het gaat door',
    growth: 'Aanmeldingen in de tijd',
    sessions: 'Plekken per sessie',
    callOffYes: 'Ja, het gaat niet door',
    callOffNo: 'Nee, terug',
    whoCame: 'Wie was er',
  },
  en: {
    confirmed: 'Confirmed',
    left: (count) => (count === 0 ? 'no places left' : `${count} left`),
    overhang: (count) => `${count} more than there are places`,
    unlimited: 'room for everyone',
    waiting: 'Waiting list',
    cancelled: 'Cancelled',
    joined: 'Joined',
    came: 'Came',
    notYet: 'counts from a quarter of an hour before the start',
    ofConfirmed: (count) => `of ${count} confirmed`,
    next: 'What is next',
    ready: 'Everything is ready',
    readyText: 'Reminders go out by themselves.',
    seeReminders: 'See the reminders',
    now: 'The doors are open',
    nowText: 'People can come in now with their own link.',
    whoIsIn: 'Who is in',
    over: 'This is over',
    overText: 'See who came, or make the next event.',
    draft: 'This is a draft',
    draftText: 'Only organisers see it. Publish it when the details are right.',
    missing: 'Before you can publish, it still needs:',
    publish: 'Publish',
    roomMissing: 'The link to the room is missing',
    roomMissingText: 'People can register, but not come in when it starts.',
    addRoom: 'Add the link',
    cancelledTitle: 'This event is cancelled',
    cancelledText: 'The page says so. Registrations are kept.',
    facts: 'In short',
    when: 'When',
    time: 'Time',
    where: 'Where',
    online: 'Online',
    page: 'Page',
    room: 'Room',
    noRoom: 'no link yet',
    checkIn: 'Check in',
    openPage: 'See the page',
    copy: 'Copy',
    repeat: 'Repeat',
    series: 'Series',
    callOff: 'Cancel event',
    callOffTitle: 'Cancel this event?',
    callOffText:
      'The page will say that it is cancelled, nobody can register any more and reminders stop. Registrations are kept: you can let it go on after all.',
    overNobody: 'It is over: nobody is mailed about this.',
    restore: 'Let it go on after all',
    restoreTitle: 'Let this event go on after all?',
    restoreText:
      'Everybody who had registered keeps the place they had. People can register again and reminders go out again.',
    restoreYes: 'Yes, it goes on',
    growth: 'Registrations over time',
    sessions: 'Places by session',
    callOffYes: 'Yes, cancel it',
    callOffNo: 'No, go back',
    whoCame: 'Who came',
  },
};
