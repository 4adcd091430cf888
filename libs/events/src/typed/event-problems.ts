import type { z } from 'zod';
import type { Language } from '#platform';

const nl = {
  'title-missing': 'Geef het evenement een titel, in het Nederlands of in het Engels.',
  'title-too-long': 'Maak de titel korter: hoogstens 150 tekens.',
  'summary-too-long': 'Maak de samenvatting korter: hoogstens 300 tekens.',
  'body-too-long': 'Maak de tekst korter: hoogstens 20.000 tekens.',
  'location-too-long': 'Maak de plaats korter: hoogstens 300 tekens.',
  'summary-missing': 'Schrijf een samenvatting van een of twee zinnen: die staat in de agenda.',
  'location-missing': 'Vul in waar mensen naartoe moeten.',
  'slug-malformed': 'Gebruik alleen kleine letters, cijfers en streepjes, zoals netwerkdag-2027. Hoogstens 80 tekens.',
  'slug-reserved': 'Dit adres gebruikt de site zelf. Kies een ander.',
  'slug-taken': 'Een ander evenement heeft dit adres al. Kies een ander.',
  'slug-fixed': 'Dit evenement is gepubliceerd, dus het adres staat vast: anders werken verstuurde links niet meer.',
  'start-missing': 'Vul in wanneer het begint.',
  'end-missing': 'Vul in wanneer het eindigt.',
  'time-malformed': 'Vul een datum en een tijd in, zoals 2027-03-04 en 14:00.',
  'time-out-of-range': 'Kies een jaar van 2000 tot en met 2100.',
  'time-doubled':
    'Deze tijd komt die nacht twee keer voor, omdat de klok een uur teruggaat. Kies de eerste of de tweede keer.',
  'end-before-start': 'Kies een einde dat na het begin ligt.',
  'already-over': 'Dit evenement is al voorbij. Kies een einde in de toekomst.',
  'too-many-days': 'Kies een einde binnen 31 dagen na het begin.',
  'closes-before-opens': 'Laat de aanmelding sluiten nadat ze is opengegaan.',
  'closes-after-end': 'Laat de aanmelding uiterlijk sluiten als het evenement eindigt.',
  'opens-after-end': 'Laat de aanmelding opengaan voordat het evenement eindigt.',
  'zone-unknown': 'Kies een tijdzone uit de lijst, zoals Europe/Amsterdam.',
  'number-malformed': 'Vul een heel getal in van 0 tot en met 100.000, of laat het leeg voor onbeperkt.',
  'hours-malformed': 'Vul een heel aantal uren in, van 1 tot en met 336 (twee weken).',
  'capacity-malformed': 'Vul een heel getal in van 1 tot en met 100.000, of laat het leeg voor onbeperkt.',
  'places-in-use':
    'Er zijn al mensen aangemeld, dus de plekken blijven zoals ze verdeeld zijn. Het aantal kun je wel wijzigen.',
  'round-title-missing': 'Geef de ronde een naam, in het Nederlands of in het Engels.',
  'session-title-missing': 'Geef de sessie een titel, in het Nederlands of in het Engels.',
  'speakers-too-long': 'Maak de lijst van sprekers korter: hoogstens 300 tekens.',
  'outside-event': 'Kies een tijd die binnen het evenement valt.',
  'programme-outside':
    'Een ronde of sessie valt dan buiten het evenement. Wijzig eerst het programma, of verplaats eerst het evenement als geheel.',
  'session-crossed': 'Een sessie met een eigen tijd zou zo eindigen voordat ze begint. Wijzig eerst die sessie.',
  'choices-malformed': 'Vul een heel getal in van 0 tot en met 20.',
  'choices-none': 'Laat mensen ten minste één sessie kiezen.',
  'choices-crossed': 'Kies een aantal dat niet hoger is dan het hoogste aantal.',
  'choices-in-use': 'Er zijn mensen die in deze ronde al meer sessies kozen. Kies een hoger aantal.',
  'group-unknown': 'Kies een themagroep uit de lijst.',
  'early-after-start': 'Kies een moment voordat het evenement begint.',
  'early-without-group': 'Kies een themagroep: zonder groep zijn er geen leden die voorgaan.',
  'room-malformed': 'Vul een volledig adres in dat met https:// begint, zoals https://meet.example.org/abc.',
  'room-too-long': 'Maak het adres korter: hoogstens 2.000 tekens.',
  'room-has-credentials': 'Haal de naam en het wachtwoord voor het @-teken uit het adres.',
  'series-title-missing': 'Geef de reeks een titel, in het Nederlands of in het Engels.',
  'series-summary-too-long': 'Maak de tekst korter: hoogstens 1.000 tekens.',
  'series-slug-taken': 'Een andere reeks heeft dit adres al. Kies een ander.',
  'series-slug-fixed':
    'Van deze reeks is al iets gepubliceerd, dus het adres staat vast: anders werken links niet meer.',
  'domains-malformed': 'Vul domeinen in zoals example.org, elk op een regel of met een komma ertussen.',
  'domains-too-many': 'Vul hoogstens 50 domeinen in.',
  'choose-one': 'Kies een van de mogelijkheden.',
} as const;

/** What can be wrong with an event that somebody typed. Stable words: the API gives them out too. */
export type EventProblemCode = keyof typeof nl;

const en: Record<EventProblemCode, string> = {
  'title-missing': 'Give the event a title, in Dutch or in English.',
  'title-too-long': 'Shorten the title to 150 characters or fewer.',
  'summary-too-long': 'Shorten the summary to 300 characters or fewer.',
  'body-too-long': 'Shorten the text to 20,000 characters or fewer.',
  'location-too-long': 'Shorten the place to 300 characters or fewer.',
  'summary-missing': 'Write a summary of a sentence or two: the agenda shows it.',
  'location-missing': 'Say where people should go.',
  'slug-malformed': 'Use only lower-case letters, digits and hyphens, such as network-day-2027. At most 80 characters.',
  'slug-reserved': 'The site itself uses this address. Choose another one.',
  'slug-taken': 'Another event already has this address. Choose another one.',
  'slug-fixed': 'This event is published, so its address stays: links that were sent would stop working.',
  'start-missing': 'Say when it starts.',
  'end-missing': 'Say when it ends.',
  'time-malformed': 'Give a date and a time, such as 2027-03-04 and 14:00.',
  'time-out-of-range': 'Choose a year from 2000 to 2100.',
  'time-doubled':
    'This time happens twice that night, because the clock goes back an hour. Choose the first or the second.',
  'end-before-start': 'Choose an end that is after the start.',
  'already-over': 'This event is already over. Choose an end in the future.',
  'too-many-days': 'Choose an end within 31 days of the start.',
  'closes-before-opens': 'Let registration close after it opens.',
  'closes-after-end': 'Let registration close no later than the end of the event.',
  'opens-after-end': 'Let registration open before the event ends.',
  'zone-unknown': 'Choose a time zone from the list, such as Europe/Amsterdam.',
  'number-malformed': 'Give a whole number from 0 to 100,000, or leave it empty for no limit.',
  'hours-malformed': 'Give a whole number of hours, from 1 to 336 (two weeks).',
  'capacity-malformed': 'Give a whole number from 1 to 100,000, or leave it empty for no limit.',
  'places-in-use':
    'People have registered, so the places stay divided as they are. You can still change how many there are.',
  'round-title-missing': 'Give the round a name, in Dutch or in English.',
  'session-title-missing': 'Give the session a title, in Dutch or in English.',
  'speakers-too-long': 'Shorten the list of speakers to 300 characters or fewer.',
  'outside-event': 'Choose a time within the event.',
  'programme-outside':
    'A round or session would lie outside the event. Change the programme first, or first move the event as a whole.',
  'session-crossed': 'A session with a time of its own would end before it begins. Change that session first.',
  'choices-malformed': 'Give a whole number from 0 to 20.',
  'choices-none': 'Let people choose at least one session.',
  'choices-crossed': 'Choose a number that is no higher than the highest number.',
  'choices-in-use': 'Some people have already chosen more sessions in this round. Choose a higher number.',
  'group-unknown': 'Choose a theme group from the list.',
  'early-after-start': 'Choose a moment before the event begins.',
  'early-without-group': 'Choose a theme group: without a group there are no members to go first.',
  'room-malformed': 'Give a full address that starts with https://, such as https://meet.example.org/abc.',
  'room-too-long': 'Shorten the address to 2,000 characters or fewer.',
  'room-has-credentials': 'Remove the name and the password before the @ from the address.',
  'series-title-missing': 'Give the series a title, in Dutch or in English.',
  'series-summary-too-long': 'Shorten the text to 1,000 characters or fewer.',
  'series-slug-taken': 'Another series already has this address. Choose another.',
  'series-slug-fixed':
    'An event of this series has been published, so the address is fixed: links would break otherwise.',
  'domains-malformed': 'Give domains such as example.org, each on a line or with commas between them.',
  'domains-too-many': 'Give at most 50 domains.',
  'choose-one': 'Choose one of the options.',
};

const words: Record<Language, Record<EventProblemCode, string>> = { nl, en };

/** One thing that is wrong, at the field where it can be mended. Field names are those of the form: `title.nl`. */
export interface EventProblem {
  readonly field: string;
  readonly code: EventProblemCode;
}

/** The sentence that tells the remedy. */
export function sayEventProblem(code: EventProblemCode, language: Language): string {
  return words[language][code];
}

/** Codes travel as the message of a zod issue. An issue that zod found by itself has no code of ours: "choose one". */
export function toEventProblems(error: z.ZodError): EventProblem[] {
  return error.issues.map((issue) => ({
    field: issue.path.join('.'),
    code: issue.message in nl ? (issue.message as EventProblemCode) : 'choose-one',
  }));
}

/** Makes the compiler check a code where zod takes any text. */
export function problem(code: EventProblemCode): { error: EventProblemCode } {
  return { error: code };
}
