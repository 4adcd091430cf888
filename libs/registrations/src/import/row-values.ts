import type { Language } from '#platform';
import type { Attends, Role } from '../registration.js';
import { fold } from './headers.js';

type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

/** Words for what can be chosen from, folded. The first ones are what Kring's own files say. */
const ROLES: Words<Exclude<Role, ''>> = {
  researcher: ['onderzoek', 'research', 'researcher', 'onderzoeker'],
  policy: ['beleid', 'policy', 'beleidsmaker', 'policy maker'],
  practitioner: ['praktijk', 'practice', 'practitioner', 'professional'],
  other: ['anders', 'other', 'overig'],
};
const WAYS: Words<Attends> = {
  online: ['online', 'digitaal', 'digital', 'remote', 'webinar'],
  on_site: ['op locatie', 'on site', 'onsite', 'fysiek', 'in person', 'live', 'locatie', 'zaal'],
};
const LANGUAGES: Words<Language> = { nl: ['nl', 'nederlands', 'dutch'], en: ['en', 'engels', 'english'] };
const STANDINGS: Words<'coming' | 'not_coming'> = {
  coming: [
    'aangemeld',
    'wachtlijst',
    'registered',
    'confirmed',
    'waiting list',
    'waiting',
    'bevestigd',
    'approved',
    'ja',
    'yes',
  ],
  not_coming: [
    'afgemeld',
    'cancelled',
    'canceled',
    'geannuleerd',
    'declined',
    'denied',
    'afgewezen',
    'verlopen',
    'lapsed',
    'nee',
    'no',
  ],
};

const reader =
  <T extends string>(words: Words<T>) =>
  (text: string): T | undefined => {
    const folded = fold(text);
    return (Object.keys(words) as T[]).find((value) => words[value].includes(folded) || fold(value) === folded);
  };

const YES_NO: Words<'yes' | 'no'> = {
  yes: ['ja', 'j', 'y', '1', 'x', 'waar', 'true', 'akkoord', 'agreed', 'ok'],
  no: ['nee', 'n', '0', 'onwaar', 'false'],
};

export const readYesNo = reader(YES_NO);
export const readRole = reader(ROLES);
export const readWay = reader(WAYS);
export const readLanguage = reader(LANGUAGES);
export const readStanding = reader(STANDINGS);

/** "A1, B2 (wachtlijst)" is A1 and B2: a remark between brackets is left out, as is anything after a colon. */
export function readCodes(text: string): string[] {
  return text
    .replace(/\([^)]*\)/g, ' ')
    .split(/[,;|/\n]+/)
    .map((part) => part.split(':', 1)[0]?.trim() ?? '')
    .filter(Boolean);
}

/** A cell without the apostrophe that only kept a spreadsheet from working it out. */
export function withoutGuard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
}
