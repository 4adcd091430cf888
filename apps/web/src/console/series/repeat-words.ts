import type { Rhythm } from '#events';
import type { Language } from '#platform';

interface RepeatWords {
  readonly title: string;
  readonly intro: string;
  readonly inSeries: (series: string) => string;
  readonly noSeries: string;
  readonly rhythm: string;
  readonly rhythms: Record<Rhythm, { readonly label: string; readonly hint: string }>;
  readonly count: string;
  readonly countHint: string;
  readonly countWrong: string;
  readonly numbered: string;
  readonly numberedHint: string;
  readonly preview: string;
  readonly back: string;
  readonly daysTitle: string;
  readonly daysText: string;
  readonly days: string;
  readonly taken: string;
  readonly over: string;
  readonly noDays: string;
  readonly make: string;
  readonly times: (time: string, city: string) => string;
}

export const repeatWords: Record<Language, RepeatWords> = {
  nl: {
    title: 'Dit evenement herhalen',
    intro:
      'Je krijgt concepten met dezelfde teksten, plekken, instellingen, programma, vragen en herinneringen. Ze beginnen op dezelfde tijd, ook als de klok intussen verzet wordt.',
    inSeries: (series) => `Ze komen in de reeks “${series}”.`,
    noSeries: 'Dit evenement zit niet in een reeks. Kies er eerst een bij Gegevens als de herhalingen erin moeten.',
    rhythm: 'Hoe vaak',
    rhythms: {
      weekly: { label: 'Elke week', hint: 'Op dezelfde dag van de week' },
      fortnightly: { label: 'Om de week', hint: 'Op dezelfde dag van de week' },
      monthly: { label: 'Elke maand', hint: 'Op dezelfde weekdag, zoals elke eerste donderdag' },
    },
    count: 'Hoeveel keer erbij',
    countHint: 'Van 1 tot en met 30.',
    countWrong: 'Vul een heel getal in van 1 tot en met 30.',
    numbered: 'Nummer de titels door',
    numberedHint: 'Na “Leerkring 1” komt “Leerkring 2”; na “Leerkring” komt “Leerkring (2)”.',
    preview: 'Toon de dagen',
    back: 'Terug naar het overzicht',
    daysTitle: 'Op welke dagen?',
    daysText: 'Er is nog niets gemaakt. Haal het vinkje weg bij dagen die je niet wilt, zoals een feestdag.',
    days: 'Dagen',
    taken: 'Hier staat er al een',
    over: 'Deze dag is al geweest',
    noDays: 'Vink ten minste één dag aan.',
    make: 'Maak deze concepten',
    times: (time, city) => `${time}, tijd in ${city}`,
  },
  en: {
    title: 'Repeat this event',
    intro:
      'You get drafts with the same texts, places, settings, programme, questions and reminders. They begin at the same time of day, also when the clock changes in between.',
    inSeries: (series) => `They join the series “${series}”.`,
    noSeries: 'This event is in no series. Choose one under Details first if the repeats should be in it.',
    rhythm: 'How often',
    rhythms: {
      weekly: { label: 'Every week', hint: 'On the same day of the week' },
      fortnightly: { label: 'Every two weeks', hint: 'On the same day of the week' },
      monthly: { label: 'Every month', hint: 'On the same weekday, such as every first Thursday' },
    },
    count: 'How many more',
    countHint: 'From 1 to 30.',
    countWrong: 'Give a whole number from 1 to 30.',
    numbered: 'Number the titles',
    numberedHint: '“Circle 1” is followed by “Circle 2”; “Circle” by “Circle (2)”.',
    preview: 'Show the days',
    back: 'Back to the overview',
    daysTitle: 'On which days?',
    daysText: 'Nothing has been made yet. Untick the days you do not want, such as a holiday.',
    days: 'Days',
    taken: 'There is one here already',
    over: 'This day has passed',
    noDays: 'Tick at least one day.',
    make: 'Make these drafts',
    times: (time, city) => `${time}, ${city} time`,
  },
};
