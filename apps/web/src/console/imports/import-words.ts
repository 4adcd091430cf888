import type { Language } from '#platform';

interface ImportWords {
  readonly title: string;
  readonly intro: string;
  readonly file: string;
  readonly fileHint: string;
  readonly look: string;
  readonly privacy: string;
  readonly columnsTitle: string;
  readonly columnsText: string;
  readonly questionsTitle: string;
  readonly questionsText: string;
  readonly lacking: (count: number) => string;
  readonly lackingText: string;
  readonly none: string;
  readonly column: (letter: string, head: string) => string;
  readonly lookAgain: string;
  readonly firstRows: string;
  readonly incomplete: string;
  readonly forecastTitle: string;
  readonly fresh: string;
  readonly known: string;
  readonly wrong: string;
  readonly knownNote: string;
  readonly wrongTitle: string;
  readonly wrongText: string;
  readonly row: (number: number) => string;
  readonly nobodyNew: string;
  readonly problem: string;
  readonly value: string;
  readonly andMore: (count: number) => string;
  readonly tells: string;
  readonly tellsHint: string;
  readonly capacity: string;
  readonly allOnline: string;
  readonly start: (count: number) => string;
  readonly discard: string;
  readonly busyTitle: string;
  readonly busyText: string;
  readonly busyOf: (done: number, total: number) => string;
  readonly reload: string;
  readonly doneTitle: string;
  readonly confirmed: string;
  readonly waiting: string;
  readonly refused: string;
  readonly toList: string;
  readonly takeRefused: string;
  readonly mend: string;
  readonly another: string;
  readonly until: (moment: string) => string;
  readonly removeNow: string;
}

export const importWords: Record<Language, ImportWords> = {
  nl: {
    title: 'Mensen importeren',
    intro: 'Heb je een lijst met mensen? Je ziet eerst wat er gaat gebeuren. Er wordt nog niemand aangemeld.',
    file: 'CSV- of Excel-bestand',
    fileHint: 'Met een regel kolomnamen bovenaan, ten minste naam en e-mail. Hoogstens 10 MB en 100.000 rijen.',
    look: 'Bekijk het bestand',
    privacy: 'Het bestand wordt na 24 uur weggegooid, of meteen als je dat zegt.',
    columnsTitle: 'Wat staat in welke kolom?',
    columnsText: 'Kring heeft het vast ingevuld. Kijk of het klopt.',
    questionsTitle: 'Antwoorden op je vragen',
    questionsText: 'Een antwoord op een vraag die het formulier die persoon niet zou stellen, gaat niet mee.',
    lacking: (count) =>
      count === 1
        ? 'Van 1 persoon ontbreekt een antwoord dat het formulier wel vraagt'
        : `Van ${count.toLocaleString('nl')} mensen ontbreekt een antwoord dat het formulier wel vraagt`,
    lackingText: 'Ze worden gewoon aangemeld. Op hun eigen pagina vragen we ernaar.',
    none: 'Staat er niet in',
    column: (letter, head) => `${letter}: ${head || '(zonder naam)'}`,
    lookAgain: 'Bekijk opnieuw',
    firstRows: 'De eerste rijen',
    incomplete: 'Wijs aan in welke kolom de naam en het e-mailadres staan. Dan zie je wat er gaat gebeuren.',
    forecastTitle: 'Wat er gaat gebeuren',
    fresh: 'Nieuw',
    known: 'Al aangemeld',
    wrong: 'Rijen met een fout',
    knownNote: 'er verandert niets',
    wrongTitle: 'Deze rijen gaan niet mee',
    wrongText:
      'Verbeter ze in je bestand en kies het opnieuw, of ga door: na afloop kun je precies deze rijen downloaden.',
    row: (number) => `Rij ${number}`,
    nobodyNew: 'In dit bestand staat niemand die nog aangemeld kan worden.',
    problem: 'Wat er mis is',
    value: 'Er staat',
    andMore: (count) => `En nog ${count.toLocaleString('nl')}.`,
    tells: 'Mail iedereen een bevestiging met de persoonlijke link en de afspraak',
    tellsHint: 'Zonder deze mail weten mensen niet dat ze aangemeld zijn, en hebben ze geen link om mee te doen.',
    capacity: 'Is het vol, dan komt wie later in het bestand staat op de wachtlijst.',
    allOnline: 'Wie in het bestand niet op locatie staat, doet online mee.',
    start: (count) => (count === 1 ? '1 persoon aanmelden' : `${count.toLocaleString('nl')} mensen aanmelden`),
    discard: 'Bestand weggooien',
    busyTitle: 'We zijn bezig',
    busyText: 'Je kunt deze pagina gerust verlaten: het gaat door.',
    busyOf: (done, total) => `${done.toLocaleString('nl')} van ${total.toLocaleString('nl')} rijen`,
    reload: 'Ververs',
    doneTitle: 'Klaar',
    confirmed: 'Aangemeld',
    waiting: 'Op de wachtlijst',
    refused: 'Niet meegegaan',
    toList: 'Naar de aanmeldingen',
    takeRefused: 'Download deze rijen',
    mend: 'Download ze, verbeter ze en kies dat bestand hier weer. Wie al aangemeld is, wordt overgeslagen.',
    another: 'Nog een bestand',
    until: (moment) => `Het bestand wordt weggegooid op ${moment}.`,
    removeNow: 'Nu weggooien',
  },
  en: {
    title: 'Import people',
    intro: 'Do you have a list of people? First you see what would happen. Nobody is registered yet.',
    file: 'CSV or Excel file',
    fileHint: 'With a line of column names at the top, at least name and e-mail. At most 10 MB and 100,000 rows.',
    look: 'Look at the file',
    privacy: 'The file is thrown away after 24 hours, or at once when you say so.',
    columnsTitle: 'Which column is what?',
    columnsText: 'Kring has made a start. Check whether it is right.',
    questionsTitle: 'Answers to your questions',
    questionsText: 'An answer to a question that the form would not ask that person is left out.',
    lacking: (count) =>
      count === 1
        ? 'An answer that the form asks for is missing for 1 person'
        : `An answer that the form asks for is missing for ${count.toLocaleString('en')} people`,
    lackingText: 'They are registered all the same. Their own page asks for it.',
    none: 'Not in the file',
    column: (letter, head) => `${letter}: ${head || '(no name)'}`,
    lookAgain: 'Look again',
    firstRows: 'The first rows',
    incomplete: 'Point out which columns hold the name and the e-mail address. Then you see what would happen.',
    forecastTitle: 'What would happen',
    fresh: 'New',
    known: 'Registered already',
    wrong: 'Rows with a mistake',
    knownNote: 'nothing changes',
    wrongTitle: 'These rows stay behind',
    wrongText: 'Mend them in your file and choose it again, or go on: afterwards you can download exactly these rows.',
    row: (number) => `Row ${number}`,
    nobodyNew: 'There is nobody in this file who can still be registered.',
    problem: 'What is wrong',
    value: 'It says',
    andMore: (count) => `And ${count.toLocaleString('en')} more.`,
    tells: 'Mail everybody a confirmation with their personal link and the calendar entry',
    tellsHint: 'Without this mail people do not know that they are registered, and have no link to join with.',
    capacity: 'When it is full, those further down the file join the waiting list.',
    allOnline: 'Whoever the file does not put on site takes part online.',
    start: (count) => (count === 1 ? 'Register 1 person' : `Register ${count.toLocaleString('en')} people`),
    discard: 'Throw the file away',
    busyTitle: 'We are at it',
    busyText: 'You can leave this page: it goes on.',
    busyOf: (done, total) => `${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`,
    reload: 'Reload',
    doneTitle: 'Done',
    confirmed: 'Registered',
    waiting: 'On the waiting list',
    refused: 'Left behind',
    toList: 'To the registrations',
    takeRefused: 'Download these rows',
    mend: 'Download them, mend them and choose that file here again. Whoever is registered already is skipped.',
    another: 'Another file',
    until: (moment) => `The file is thrown away on ${moment}.`,
    removeNow: 'Throw away now',
  },
};
