import type { Language } from '#platform';

const nl = {
  name: 'De naam van wie de mail krijgt',
  event: 'De titel van de bijeenkomst',
  when: 'Wanneer het begint, gerekend vanaf het versturen: “morgen om 14.00 uur”. Wie elders online meedoet, leest ook de eigen tijd',
  date: 'De dag: “donderdag 4 maart 2027”',
  time: 'Van hoe laat tot hoe laat, met de tijdzone: “14.00–15.30 uur (CET)”',
  place: 'De plaats, of “Online” voor wie online meedoet',
  details: 'Dag, tijd en plaats onder elkaar; op een regel apart een tabel',
  session: 'De sessie waar de mail voor telt, zoals “A1 Warmtepompen”; anders de titel van de bijeenkomst',
  sessions: 'De gekozen sessies; op een regel apart een lijst',
  join_link: 'De persoonlijke link om online mee te doen. Wie naar de zaal komt krijgt hem niet',
  registration_link: 'De link naar de eigen aanmelding: wijzigen en afzeggen; op een regel apart een knop',
  event_link: 'De link naar de pagina van de bijeenkomst',
  community: 'De naam van het netwerk',
  contact: 'Het adres voor vragen',
} as const;

/** A word between braces in a template, for which something about the person or the event is put in place. */
export type Placeholder = keyof typeof nl;

const en: Record<Placeholder, string> = {
  name: 'The name of whoever gets the mail',
  event: 'The title of the event',
  when: 'When it starts, counted from the moment of sending: “tomorrow at 14:00”. Those who take part online elsewhere read their own time too',
  date: 'The day: “Thursday 4 March 2027”',
  time: 'From when until when, with the time zone: “14:00–15:30 (CET)”',
  place: 'The place, or “Online” for those who take part online',
  details: 'Day, time and place; on a line of its own a table',
  session: 'The session that the mail counts from, such as “A1 Heat pumps”; otherwise the title of the event',
  sessions: 'The sessions somebody chose; on a line of its own a list',
  join_link: 'The personal link to join online. Those who come to the venue do not get it',
  registration_link: 'The link to one’s own registration: change and cancel; on a line of its own a button',
  event_link: 'The link to the page of the event',
  community: 'The name of the network',
  contact: 'The address for questions',
};

const meanings: Record<Language, Record<Placeholder, string>> = { nl, en };

/** Every placeholder there is, in the order in which a form explains them. The list is closed: nothing is looked up in an object. */
export const PLACEHOLDERS: readonly Placeholder[] = Object.keys(nl) as Placeholder[];

const KNOWN = new Set<string>(PLACEHOLDERS);
/** Those that are an address: they may be where words in a text lead to, and never stand in a subject. */
const LINKS = new Set<string>(['join_link', 'registration_link', 'event_link']);
/** Too long for one line, or a key to somebody's registration: a subject shows up on a locked phone. */
const BODY_ONLY = new Set<string>([...LINKS, 'details', 'sessions']);

export type LinkPlaceholder = Extract<Placeholder, `${string}_link`>;

export function isPlaceholder(word: string): word is Placeholder {
  return KNOWN.has(word);
}

export function isLinkPlaceholder(word: string): word is LinkPlaceholder {
  return LINKS.has(word);
}

export function fitsSubject(word: Placeholder): boolean {
  return !BODY_ONLY.has(word);
}

/** What a placeholder stands for, in words for who writes a template. */
export function explainPlaceholder(placeholder: Placeholder, language: Language): string {
  return meanings[language][placeholder];
}
