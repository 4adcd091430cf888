import type { Anchor, BuiltIn, Lead, LeftOut, Silence } from '#messages';
import type { Doubled, Language } from '#platform';
import type { FormWords } from '../form-kit.js';

/** A word or three that fit a tag, and the reason beside it. */
interface SilentWords {
  readonly state: string;
  readonly why?: string;
}

interface MailPlanWords extends FormWords {
  readonly intro: string;
  readonly draftText: string;
  readonly list: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly state: string;
  readonly units: Record<Lead['unit'], (count: number) => string>;
  readonly counted: Record<Exclude<Anchor, 'fixed'>, (lead: string) => string>;
  readonly ownTime: string;
  readonly doubled: Record<Doubled, string>;
  readonly anchors: Record<Anchor, string>;
  readonly anchorHint: string;
  readonly words: Record<BuiltIn | 'own', string>;
  readonly wordHints: Record<BuiltIn | 'own', string>;
  readonly people: (count: number) => string;
  readonly ahead: string;
  readonly leaving: string;
  readonly wasSent: string;
  readonly sentTo: (people: string) => string;
  readonly goesTo: (people: string) => string;
  readonly unknownYet: string;
  readonly silent: Record<Silence, SilentWords>;
  readonly leftOut: Record<LeftOut, string>;
  readonly gets: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly add: string;
  readonly addTitle: string;
  readonly changeTitle: string;
  readonly startFrom: string;
  readonly text: string;
  readonly save: string;
  readonly staleTitle: string;
  readonly gone: string;
  readonly after: string;
  readonly preview: string;
  readonly previewOf: (name: string) => string;
  readonly previewNobody: string;
  readonly find: string;
  readonly next: string;
  readonly first: string;
  readonly links: string;
  readonly asHtml: string;
  readonly asText: string;
  readonly turnOff: string;
  readonly turnOn: string;
  readonly offText: string;
  readonly remove: string;
  readonly back: string;
}

export const mailPlanWords: Record<Language, MailPlanWords> = {
  nl: {
    labels: {
      anchor: 'Wanneer',
      lead: 'Hoelang ervoor of erna',
      at: 'Op dit moment',
      atDoubled: 'Welke van de twee',
      audience: 'Aan wie',
      words: 'Welke tekst',
      subject: 'Onderwerp',
      body: 'Tekst',
    },
    hints: {
      lead: 'Telt niet bij een eigen moment. Een dag ervoor is dezelfde tijd op de klok.',
      at: 'Telt alleen bij een eigen moment. De klok van de plaats van het evenement.',
    },
    intro: 'Deze mails gaan vanzelf uit. Wie zich later aanmeldt, krijgt geen herinnering van vroeger.',
    draftText: 'Dit is een concept: mails gaan pas uit als het gepubliceerd is.',
    list: 'Geplande mails op volgorde van tijd',
    when: 'Wanneer',
    who: 'Aan wie',
    what: 'Wat',
    state: 'Stand',
    units: {
      days: (count) => (count === 1 ? '1 dag' : `${count} dagen`),
      hours: (count) => `${count} uur`,
      minutes: (count) => `${count} minuten`,
    },
    counted: {
      start: (lead) => `${lead} voor het begin`,
      end: (lead) => `${lead} na afloop`,
      session_start: (lead) => `${lead} voor de sessie begint`,
      session_end: (lead) => `${lead} na de sessie`,
    },
    ownTime: 'eigen moment',
    doubled: { earlier: 'De eerste keer (zomertijd)', later: 'De tweede keer (wintertijd)' },
    anchors: {
      start: 'Voor het begin',
      end: 'Na afloop',
      session_start: 'Voor een sessie begint',
      session_end: 'Na een sessie',
      fixed: 'Op een eigen moment',
    },
    anchorHint: 'Kies bij ‘Aan wie’ welke sessie.',
    words: {
      reminder: 'Herinnering',
      session_reminder: 'Herinnering aan een sessie',
      follow_up: 'Dank je wel',
      missed: 'We misten je',
      own: 'Eigen tekst',
    },
    wordHints: {
      reminder: 'Wanneer, waar, de link om mee te doen en de eigen aanmelding.',
      session_reminder: 'Wanneer en waar de sessie is, met de link om mee te doen.',
      follow_up: 'Voor wie erbij was, met de link naar de pagina.',
      missed: 'Voor wie er niet was, met de link naar de pagina.',
      own: 'Wat je hieronder schrijft. Verander je een tekst, dan wordt het vanzelf een eigen tekst.',
    },
    people: (count) => (count === 1 ? 'één persoon' : `${count.toLocaleString('nl')} mensen`),
    ahead: 'gaat nog uit',
    leaving: 'gaat nu uit',
    wasSent: 'is verstuurd',
    sentTo: (people) => `aan ${people}`,
    goesTo: (people) => `nu aan ${people}`,
    unknownYet: 'na afloop weten we aan wie',
    silent: {
      draft: { state: 'wacht op publiceren' },
      event_off: { state: 'gaat niet uit', why: 'het evenement gaat niet door' },
      session_off: { state: 'gaat niet uit', why: 'de sessie gaat niet door' },
      off: { state: 'staat uit' },
      overtaken: { state: 'gaat niet uit', why: 'op hetzelfde moment gaat er zo een' },
      before_plan: { state: 'gaat niet uit', why: 'het moment was al voorbij toen hij erbij kwam of aanging' },
      before_move: { state: 'gaat niet uit', why: 'het moment was al voorbij toen het begin veranderde' },
      too_late: { state: 'gaat niet meer uit', why: 'het moment is voorbij' },
    },
    leftOut: {
      already: 'heeft hem al, of is onderweg',
      late: 'kwam er later bij',
      off: 'heeft zulke mails uitgezet',
      suppressed: 'het adres bestaat niet',
    },
    gets: 'krijgt hem',
    empty: 'Er gaan geen mails vanzelf uit',
    emptyHint: 'Voeg een herinnering toe, dan vergeet niemand te komen.',
    add: 'Mail toevoegen',
    addTitle: 'Mail toevoegen',
    changeTitle: 'Geplande mail',
    startFrom: 'Begin met een mail die er al is:',
    text: 'De tekst lezen of anders schrijven',
    save: 'Bewaren',
    staleTitle: 'Iemand anders heeft deze mail intussen gewijzigd',
    gone: 'Deze mail staat niet meer in het plan.',
    after: 'Bekijken, uitzetten of weghalen',
    preview: 'Bekijken zoals iemand hem leest',
    previewOf: (name) => `Zoals ${name} hem leest`,
    previewNobody: 'Er is nu niemand die deze mail krijgt',
    find: 'Zoek op naam',
    next: 'Volgende persoon',
    first: 'Eerste persoon',
    links: 'De links hieronder werken niet: ze zijn voor de persoon zelf.',
    asHtml: 'Met opmaak',
    asText: 'Als platte tekst',
    turnOff: 'Uitzetten',
    turnOn: 'Aanzetten',
    offText: 'Wat nog niet verstuurd is, gaat dan niet meer weg.',
    remove: 'Weghalen uit het plan',
    back: 'Terug naar het mailplan',
  },
  en: {
    labels: {
      anchor: 'When',
      lead: 'How long before or after',
      at: 'At this moment',
      atDoubled: 'Which of the two',
      audience: 'To whom',
      words: 'Which text',
      subject: 'Subject',
      body: 'Text',
    },
    hints: {
      lead: 'Does not count for a moment of its own. A day before is the same time on the clock.',
      at: 'Counts only for a moment of its own. The clock where the event is.',
    },
    intro:
      'These mails go out by themselves. Anyone who registers later does not get reminders that have already gone out.',
    draftText: 'This is a draft: mails go out only once it is published.',
    list: 'Planned mails in order of time',
    when: 'When',
    who: 'To whom',
    what: 'What',
    state: 'State',
    units: {
      days: (count) => (count === 1 ? '1 day' : `${count} days`),
      hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
      minutes: (count) => `${count} minutes`,
    },
    counted: {
      start: (lead) => `${lead} before the start`,
      end: (lead) => `${lead} after the end`,
      session_start: (lead) => `${lead} before the session starts`,
      session_end: (lead) => `${lead} after the session`,
    },
    ownTime: 'a moment of its own',
    doubled: { earlier: 'The first time (summer time)', later: 'The second time (winter time)' },
    anchors: {
      start: 'Before the start',
      end: 'After the end',
      session_start: 'Before a session starts',
      session_end: 'After a session',
      fixed: 'At a moment of its own',
    },
    anchorHint: 'Choose under ‘To whom’ which session.',
    words: {
      reminder: 'Reminder',
      session_reminder: 'Reminder of a session',
      follow_up: 'Thank you',
      missed: 'We missed you',
      own: 'Your own text',
    },
    wordHints: {
      reminder: 'When, where, the link to join and one’s own registration.',
      session_reminder: 'When and where the session is, with the link to join.',
      follow_up: 'For those who were there, with the link to the page.',
      missed: 'For those who were not there, with the link to the page.',
      own: 'What you write below. Change a text, and it becomes your own by itself.',
    },
    people: (count) => (count === 1 ? 'one person' : `${count.toLocaleString('en')} people`),
    ahead: 'still to go out',
    leaving: 'going out now',
    wasSent: 'sent',
    sentTo: (people) => `to ${people}`,
    goesTo: (people) => `to ${people} now`,
    unknownYet: 'to whom is known after the end',
    silent: {
      draft: { state: 'waits for publication' },
      event_off: { state: 'does not go out', why: 'the event is called off' },
      session_off: { state: 'does not go out', why: 'the session is called off' },
      off: { state: 'switched off' },
      overtaken: { state: 'does not go out', why: 'another like it goes at the same moment' },
      before_plan: { state: 'does not go out', why: 'its moment was past when it was added or switched on' },
      before_move: { state: 'does not go out', why: 'its moment was past when the start changed' },
      too_late: { state: 'no longer goes out', why: 'its moment has passed' },
    },
    leftOut: {
      already: 'has it already, or it is on its way',
      late: 'came later',
      off: 'has switched such mails off',
      suppressed: 'the address does not exist',
    },
    gets: 'gets it',
    empty: 'No mails go out by themselves',
    emptyHint: 'Add a reminder, and nobody forgets to come.',
    add: 'Add a mail',
    addTitle: 'Add a mail',
    changeTitle: 'Planned mail',
    startFrom: 'Start from a mail that is there already:',
    text: 'Read the text, or write it otherwise',
    save: 'Save',
    staleTitle: 'Somebody else has changed this mail meanwhile',
    gone: 'This mail is no longer in the plan.',
    after: 'Look at it, switch it off or remove it',
    preview: 'Look at it as somebody reads it',
    previewOf: (name) => `As ${name} reads it`,
    previewNobody: 'Nobody gets this mail at the moment',
    find: 'Search by name',
    next: 'Next person',
    first: 'First person',
    links: 'The links below do not work: they are for the person alone.',
    asHtml: 'With its looks',
    asText: 'As plain text',
    turnOff: 'Switch off',
    turnOn: 'Switch on',
    offText: 'Whatever has not left then does not go out any more.',
    remove: 'Remove from the plan',
    back: 'Back to the mail plan',
  },
};
