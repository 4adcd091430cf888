import type { Language } from '#platform';

export interface ChoiceWords {
  readonly none: string;
  /** What a round asks for, where that is more than "one". */
  readonly choose: (min: number, max: number) => string | undefined;
  /** The same for one way of taking part, where the ways differ; after "Op locatie: ". */
  readonly chooseOf: (min: number, max: number) => string;
  readonly waitingHint: string;
  readonly fullHint: string;
  readonly earlyHint: string;
  readonly earlyOpens: (when: string) => string;
  readonly tooFew: (min: number) => string;
  readonly tooMany: (max: number) => string;
  readonly calledOff: (code: string) => string;
  readonly overlap: (later: string, earlier: string) => string;
  readonly notThisWay: Record<'online' | 'on_site', (code: string) => string>;
  readonly gone: string;
  readonly status: Record<'confirmed' | 'waiting' | 'wanted', string>;
  readonly calledOffTag: string;
  readonly keptTag: (hoped: readonly string[]) => string;
  readonly kept: (held: string, hoped: readonly string[]) => string;
  readonly myProgramme: string;
  readonly nothingChosen: string;
  readonly doNotGoOn: (codes: readonly string[]) => string;
  /** After what was called off; true also for whoever had chosen nothing. */
  readonly nothingLeft: string;
  readonly chooseAgainTitle: string;
  readonly clashTitle: string;
  readonly tooFewChosen: string;
  readonly chooseAgain: string;
  readonly change: string;
  readonly changeTitle: string;
  readonly changeLead: string;
  readonly changeWaitingLead: string;
  readonly save: string;
  readonly keep: string;
  readonly changedTitle: string;
  readonly changedText: string;
  readonly changedWaitingText: string;
  readonly unchangedTitle: string;
  readonly mistake: string;
}

export const choiceWords: Record<Language, ChoiceWords> = {
  nl: {
    none: 'Geen sessie in deze ronde',
    choose: (min, max) => {
      if (max === 1) return undefined;
      if (min === 0) return `Kies er hooguit ${max}`;
      return min === max ? `Kies er ${max}` : `Kies er ${min} tot ${max}`;
    },
    chooseOf: (min, max) => {
      if (max === 0) return 'hier is geen sessie';
      if (min === 0) return max === 1 ? 'kiezen hoeft niet' : `kies er hooguit ${max}`;
      if (min === max) return `kies er ${max === 1 ? 'één' : max}`;
      return `kies er ${min} tot ${max}`;
    },
    earlyHint:
      'In sommige sessies gaan leden van de themagroep voor. Ben je geen lid, dan sta je tot dat moment op de wachtlijst.',
    earlyOpens: (when) => `${when}. Daarna gaat de rij verder, op volgorde van aanmelding.`,
    fullHint: 'Een volle sessie kun je ook kiezen: dan sta je op de wachtlijst.',
    waitingHint:
      'Je sessies krijg je pas als je een plek hebt. Is een sessie dan vol, dan sta je daar op de wachtlijst.',
    tooFew: (min) => (min === 1 ? 'Kies een sessie in deze ronde' : `Kies minstens ${min} sessies in deze ronde`),
    tooMany: (max) => (max === 1 ? 'Kies één sessie in deze ronde' : `Kies hooguit ${max} sessies in deze ronde`),
    overlap: (later, earlier) => `${later} is tegelijk met ${earlier}. Kies een van de twee`,
    calledOff: (code) => `Sessie ${code} vervalt. Kies een andere`,
    notThisWay: {
      online: (code) => `Sessie ${code} is niet online te volgen. Kies een andere`,
      on_site: (code) => `Sessie ${code} is alleen online. Kies een andere`,
    },
    gone: 'Een sessie die je koos, is er niet meer. Kijk je keuze nog eens na',
    status: { confirmed: 'Je hebt een plek', waiting: 'Wachtlijst', wanted: 'Als je een plek krijgt' },
    calledOffTag: 'Vervalt',
    keptTag: (hoped) => `Je plek tot ${hoped.join(' of ')} vrijkomt`,
    kept: (held, hoped) => `Je houdt ${held} tot er een plek in ${hoped.join(' of ')} vrijkomt.`,
    myProgramme: 'Mijn programma',
    nothingChosen: 'Je koos hier geen sessie',
    doNotGoOn: (codes) => `${codes.join(' en ')} ${codes.length === 1 ? 'gaat' : 'gaan'} niet door`,
    nothingLeft: 'Je hebt hier geen sessie',
    chooseAgainTitle: 'Kies nog een sessie',
    clashTitle: 'Twee van je sessies zijn nu tegelijk',
    tooFewChosen: 'hier mis je nog een sessie',
    chooseAgain: 'Kies een sessie',
    change: 'Andere sessies kiezen',
    changeTitle: 'Andere sessies kiezen',
    changeLead:
      'Wil je naar een volle sessie, dan houd je de sessie die je in die ronde hebt, tot er een plek vrijkomt. Je krijgt dan een mail.',
    changeWaitingLead: 'Je staat op de wachtlijst. Wat je hier kiest, telt zodra je een plek krijgt.',
    save: 'Bewaar mijn keuze',
    keep: 'Laat het zoals het is',
    changedTitle: 'Je programma is aangepast',
    changedText: 'We mailen je hoe het nu is. De afspraak in je agenda verandert mee.',
    changedWaitingText: 'Je nieuwe keuze telt zodra je een plek krijgt.',
    unchangedTitle: 'Je programma is gebleven zoals het was',
    mistake: 'Niet gelukt',
  },
  en: {
    none: 'No session in this round',
    choose: (min, max) => {
      if (max === 1) return undefined;
      if (min === 0) return `Choose up to ${max}`;
      return min === max ? `Choose ${max}` : `Choose ${min} to ${max}`;
    },
    chooseOf: (min, max) => {
      if (max === 0) return 'no session here';
      if (min === 0) return max === 1 ? 'you need not choose' : `choose up to ${max}`;
      if (min === max) return `choose ${max === 1 ? 'one' : max}`;
      return `choose ${min} to ${max}`;
    },
    earlyHint:
      'In some sessions members of the theme group go first. If you are not a member, you are on the waiting list until then.',
    earlyOpens: (when) => `${when}. After that the line moves up in order of arrival.`,
    fullHint: 'You may choose a full session too: you then join its waiting list.',
    waitingHint:
      'You get your sessions once you have a place. If a session is full by then, you join its waiting list.',
    tooFew: (min) => (min === 1 ? 'Choose a session in this round' : `Choose at least ${min} sessions in this round`),
    tooMany: (max) => (max === 1 ? 'Choose one session in this round' : `Choose at most ${max} sessions in this round`),
    overlap: (later, earlier) => `${later} is at the same time as ${earlier}. Choose one of the two`,
    calledOff: (code) => `Session ${code} is cancelled. Choose another`,
    notThisWay: {
      online: (code) => `Session ${code} cannot be followed online. Choose another`,
      on_site: (code) => `Session ${code} is online only. Choose another`,
    },
    gone: 'A session you chose is no longer there. Please check your choice',
    status: { confirmed: 'You have a place', waiting: 'Waiting list', wanted: 'If you get a place' },
    calledOffTag: 'Cancelled',
    keptTag: (hoped) => `Yours until ${hoped.join(' or ')} comes free`,
    kept: (held, hoped) => `You keep ${held} until a place in ${hoped.join(' or ')} comes free.`,
    myProgramme: 'My programme',
    nothingChosen: 'You chose no session here',
    doNotGoOn: (codes) => `${codes.join(' and ')} ${codes.length === 1 ? 'is' : 'are'} cancelled`,
    nothingLeft: 'You have no session here',
    chooseAgainTitle: 'Please choose another session',
    clashTitle: 'Two of your sessions are at the same time now',
    tooFewChosen: 'a session is still missing here',
    chooseAgain: 'Choose a session',
    change: 'Choose other sessions',
    changeTitle: 'Choose other sessions',
    changeLead:
      'If you want a session that is full, you keep the one you have in that round until a place comes free. We mail you when it does.',
    changeWaitingLead: 'You are on the waiting list. What you choose here counts as soon as you get a place.',
    save: 'Save my choice',
    keep: 'Leave it as it is',
    changedTitle: 'Your programme has changed',
    changedText: 'We mail you how it is now. The entry in your calendar changes with it.',
    changedWaitingText: 'Your new choice counts as soon as you get a place.',
    unchangedTitle: 'Your programme stayed as it was',
    mistake: 'Not saved yet',
  },
};
