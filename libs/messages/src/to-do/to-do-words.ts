import type { Language } from '#platform';

/** What is left to do, in words, with the words that lead there. */
export interface ToDoWords {
  readonly mailsFailed: (count: number) => string;
  readonly seeMails: string;
  readonly overhang: (count: number) => string;
  readonly changePlaces: string;
  readonly sessionOverhang: (code: string, count: number) => string;
  readonly placesOffered: (count: number) => string;
  readonly whoWaits: string;
  readonly peopleAsk: (count: number) => string;
  readonly answerThem: string;
  readonly calendarsDeclined: (count: number) => string;
  readonly whoDeclined: string;
  readonly peopleWait: (count: number) => string;
  readonly morePlaces: string;
  readonly sessionWaits: (code: string, count: number) => string;
  readonly fewChose: (code: string, count: number) => string;
  readonly openSession: (code: string) => string;
  readonly englishMissing: string;
  readonly addEnglish: string;
  readonly noReminders: string;
  readonly addReminder: string;
}

export const toDoWords: Record<Language, ToDoWords> = {
  nl: {
    mailsFailed: (count) => (count === 1 ? 'Eén mail is niet aangekomen.' : `${count} mails zijn niet aangekomen.`),
    seeMails: 'Bekijk de mails',
    overhang: (count) =>
      count === 1
        ? 'Er is 1 plek meer vergeven of aangeboden dan er zijn.'
        : `Er zijn ${count} plekken meer vergeven of aangeboden dan er zijn.`,
    changePlaces: 'Plekken wijzigen',
    sessionOverhang: (code, count) => `Sessie ${code} heeft er ${count} meer dan er plekken zijn.`,
    placesOffered: (count) =>
      count === 1
        ? '1 plek is aangeboden en wacht op antwoord.'
        : `${count} plekken zijn aangeboden en wachten op antwoord.`,
    whoWaits: 'Zie wie er wacht',
    peopleAsk: (count) => (count === 1 ? '1 persoon vraagt een plek aan.' : `${count} mensen vragen een plek aan.`),
    answerThem: 'Geef antwoord',
    calendarsDeclined: (count) =>
      count === 1
        ? '1 persoon zei in de agenda niet te komen, en heeft nog een plek.'
        : `${count} mensen zeiden in hun agenda niet te komen, en hebben nog een plek.`,
    whoDeclined: 'Zie wie',
    peopleWait: (count) =>
      count === 1 ? 'Er wacht 1 persoon op een plek.' : `Er wachten ${count} mensen op een plek.`,
    morePlaces: 'Meer plekken maken',
    sessionWaits: (code, count) =>
      `Voor sessie ${code} ${count === 1 ? 'wacht 1 persoon' : `wachten ${count} mensen`}.`,
    fewChose: (code, count) =>
      count === 0 ? `Niemand koos nog sessie ${code}.` : `Sessie ${code} is pas door ${count} gekozen.`,
    openSession: (code) => `Open sessie ${code}`,
    englishMissing: 'Er is nog geen Engelse tekst.',
    addEnglish: 'Tekst toevoegen',
    noReminders: 'Niemand krijgt een herinnering.',
    addReminder: 'Herinnering maken',
  },
  en: {
    mailsFailed: (count) => (count === 1 ? 'One mail did not arrive.' : `${count} mails did not arrive.`),
    seeMails: 'See the mails',
    overhang: (count) =>
      count === 1
        ? '1 more place is taken or offered than there are.'
        : `${count} more places are taken or offered than there are.`,
    changePlaces: 'Change the places',
    sessionOverhang: (code, count) => `Session ${code} has ${count} more than it has places.`,
    placesOffered: (count) =>
      count === 1
        ? '1 place is offered and waits for an answer.'
        : `${count} places are offered and wait for an answer.`,
    whoWaits: 'See who waits',
    peopleAsk: (count) => (count === 1 ? '1 person asks for a place.' : `${count} people ask for a place.`),
    answerThem: 'Answer them',
    calendarsDeclined: (count) =>
      count === 1
        ? '1 person said in their calendar that they are not coming, and still has a place.'
        : `${count} people said in their calendars that they are not coming, and still have places.`,
    whoDeclined: 'See who',
    peopleWait: (count) => (count === 1 ? '1 person waits for a place.' : `${count} people wait for a place.`),
    morePlaces: 'Make more places',
    sessionWaits: (code, count) =>
      count === 1 ? `1 person waits for session ${code}.` : `${count} people wait for session ${code}.`,
    fewChose: (code, count) =>
      count === 0 ? `Nobody has chosen session ${code} yet.` : `Only ${count} chose session ${code}.`,
    openSession: (code) => `Open session ${code}`,
    englishMissing: 'There is no English text yet.',
    addEnglish: 'Add the text',
    noReminders: 'Nobody gets a reminder.',
    addReminder: 'Make a reminder',
  },
};
