import type { Pool } from '#events';
import type { Language } from '#platform';

interface ProgrammeWords {
  readonly intro: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly addRound: string;
  readonly speakers: string;
  readonly addSession: string;
  readonly editRound: string;
  readonly removeRound: string;
  readonly removeSession: string;
  readonly choose: (least: number, most: number) => string;
  readonly outside: string;
  readonly clash: string;
  readonly clashing: (people: number) => string;
  readonly haveTwo: (people: number) => string;
  readonly haveTwoText: string;
  readonly whoHasTwo: string;
  readonly noSessions: string;
  readonly sessionsOf: (round: string) => string;
  readonly session: string;
  readonly when: string;
  readonly fill: string;
  readonly order: string;
  readonly up: string;
  readonly down: string;
  readonly off: string;
  readonly waiting: (count: number) => string;
  readonly mode: Record<Pool['mode'], string>;
  readonly title: string;
  readonly place: string;
  readonly none: string;
  readonly tellTitle: string;
  readonly tellTimes: string;
  readonly more: string;
  readonly callOff: string;
  readonly callOffTitle: (code: string) => string;
  readonly callOffText: string;
  readonly callOffYes: string;
  readonly callOffNo: string;
  readonly isOff: string;
  readonly isOffText: string;
  readonly reopen: string;
}

/** Words of the programme in the console. */
export const programmeWords: Record<Language, ProgrammeWords> = {
  nl: {
    intro: 'In een ronde kiezen mensen een sessie. Rondes staan op volgorde van tijd.',
    empty: 'Er is nog geen programma',
    emptyHint: 'Wil je mensen laten kiezen? Maak een ronde en zet er sessies in.',
    addRound: 'Ronde toevoegen',
    speakers: 'Sprekers',
    addSession: 'Sessie toevoegen',
    editRound: 'Ronde wijzigen',
    removeRound: 'Ronde weghalen',
    removeSession: 'Sessie weghalen',
    choose: (least, most) => {
      if (least === most) return most === 1 ? 'mensen kiezen er één' : `mensen kiezen er ${most}`;
      return `mensen kiezen ${least === 0 ? `hoogstens ${most}` : `${least} tot en met ${most}`}`;
    },
    outside: 'Deze ronde valt buiten het evenement. Kies andere tijden.',
    clashing: (n) =>
      `${n === 1 ? 'Eén van hen heeft' : `${n} van hen hebben`} daarna twee sessies tegelijk. De plekken blijven staan, en in de mail staat een link om te kiezen.`,
    haveTwo: (n) => (n === 1 ? 'Eén persoon heeft twee sessies tegelijk' : `${n} mensen hebben twee sessies tegelijk`),
    haveTwoText:
      'Ze houden beide plekken tot ze kiezen. Dat stond in de mail over de verplaatsing, en staat op hun eigen pagina.',
    whoHasTwo: 'Bekijk wie dat zijn',
    clash: 'Deze sessies zijn tegelijk: wie de ene kiest, kan de andere niet kiezen',
    noSessions: 'Nog geen sessies in deze ronde.',
    sessionsOf: (round) => `Sessies van ${round}`,
    session: 'Sessie',
    when: 'Wanneer',
    fill: 'Bezet',
    order: 'Volgorde',
    up: 'Hoger',
    down: 'Lager',
    off: 'Gaat niet door',
    waiting: (count) => `${count} in de rij`,
    mode: { any: '', online: 'Online', on_site: 'In de zaal' },
    title: 'Titel',
    place: 'Plaats',
    none: '(geen)',
    tellTitle: 'Bewaren en het mensen laten weten?',
    tellTimes: 'Deze sessies schuiven mee met de ronde.',
    more: 'Meer',
    callOff: 'Sessie afgelasten',
    callOffTitle: (code) => `Sessie ${code} afgelasten?`,
    callOffText: 'Wie erin zat raakt die plek kwijt en kan een andere sessie kiezen. Het evenement gaat gewoon door.',
    callOffYes: 'Ja, deze sessie gaat niet door',
    callOffNo: 'Nee, terug',
    isOff: 'Deze sessie gaat niet door',
    isOffText: 'Zet je hem weer aan, dan kunnen mensen hem opnieuw kiezen. Wie erin zat komt niet vanzelf terug.',
    reopen: 'Toch door laten gaan',
  },
  en: {
    intro: 'In a round people choose a session. Rounds stand in order of time.',
    empty: 'There is no programme yet',
    emptyHint: 'Do you want people to choose? Make a round and put sessions in it.',
    addRound: 'Add a round',
    speakers: 'Speakers',
    addSession: 'Add a session',
    editRound: 'Change round',
    removeRound: 'Remove round',
    removeSession: 'Remove session',
    choose: (least, most) => {
      if (least === most) return most === 1 ? 'people choose one' : `people choose ${most}`;
      return `people choose ${least === 0 ? `at most ${most}` : `${least} to ${most}`}`;
    },
    outside: 'This round lies outside the event. Choose other times.',
    clashing: (n) =>
      `${n === 1 ? 'One of them then has' : `${n} of them then have`} two sessions at the same time. They keep both places, and the mail has a link to choose.`,
    haveTwo: (n) =>
      n === 1 ? 'One person has two sessions at the same time' : `${n} people have two sessions at the same time`,
    haveTwoText: 'They keep both places until they choose. The mail about the move said so, and their own page does.',
    whoHasTwo: 'See who they are',
    clash: 'These sessions are at the same time: whoever chooses one cannot choose the other',
    noSessions: 'No sessions in this round yet.',
    sessionsOf: (round) => `Sessions of ${round}`,
    session: 'Session',
    when: 'When',
    fill: 'Taken',
    order: 'Order',
    up: 'Up',
    down: 'Down',
    off: 'Cancelled',
    waiting: (count) => `${count} in line`,
    mode: { any: '', online: 'Online', on_site: 'On site' },
    title: 'Title',
    place: 'Place',
    none: '(none)',
    tellTitle: 'Save and let people know?',
    tellTimes: 'These sessions move along with the round.',
    more: 'More',
    callOff: 'Cancel session',
    callOffTitle: (code) => `Cancel session ${code}?`,
    callOffText: 'Whoever was in it loses that place and can choose another session. The event itself goes on.',
    callOffYes: 'Yes, cancel this session',
    callOffNo: 'No, go back',
    isOff: 'This session is cancelled',
    isOffText: 'If you let it go on, people can choose it again. Whoever was in it does not come back by themselves.',
    reopen: 'Let it go on after all',
  },
};
