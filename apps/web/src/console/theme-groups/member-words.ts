import type { Language } from '#platform';
import { type Circle, MOST_MEMBERS_AT_ONCE, type ReadMembers } from '#theme-groups';
import type { FormWords } from '../form-kit.js';

interface MemberWords extends FormWords {
  readonly title: string;
  readonly count: (members: number) => string;
  readonly search: string;
  readonly circle: string;
  readonly circles: Record<Circle, string>;
  readonly circleHints: Record<Circle, string>;
  readonly bothCircles: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly list: string;
  readonly name: string;
  readonly since: string;
  readonly change: string;
  readonly toCircle: Record<Circle, string>;
  readonly end: string;
  readonly add: string;
  readonly addTitle: string;
  readonly back: string;
  readonly nobody: string;
  readonly tooMany: string;
  readonly unclear: (lines: readonly string[]) => string;
}

export const memberWords: Record<Language, MemberWords> = {
  nl: {
    title: 'Leden',
    count: (members) => (members === 1 ? '1 lid' : `${members} leden`),
    search: 'Zoek op naam of adres',
    circle: 'Kring',
    circles: { inner: 'Binnenkring', outer: 'Buitenkring' },
    circleHints: { inner: 'Schrijft en beslist mee.', outer: 'Leest mee en reageert.' },
    bothCircles: 'Beide kringen',
    empty: 'Deze groep heeft nog geen leden',
    emptyHint: 'Plak hieronder adressen. Leden kunnen voorgaan bij sessies van hun groep.',
    list: 'Leden op volgorde van naam',
    name: 'Naam',
    since: 'Sinds',
    change: 'Wijzigen',
    toCircle: { inner: 'Naar de binnenkring', outer: 'Naar de buitenkring' },
    end: 'Lidmaatschap beëindigen',
    add: 'Toevoegen',
    addTitle: 'Leden toevoegen',
    back: 'Terug naar de themagroepen',
    labels: { people: 'Wie', circle: 'Kring' },
    hints: { people: 'Eén per regel: een adres, of een naam met een adres. Niemand krijgt hier mail van.' },
    nobody: 'Plak ten minste één adres.',
    tooMany: `Plak hoogstens ${MOST_MEMBERS_AT_ONCE} regels tegelijk.`,
    unclear: (lines) => `Niemand is toegevoegd. In deze regels staat niet precies één adres: ${lines.join(' · ')}`,
  },
  en: {
    title: 'Members',
    count: (members) => (members === 1 ? '1 member' : `${members} members`),
    search: 'Search by name or address',
    circle: 'Circle',
    circles: { inner: 'Inner circle', outer: 'Outer circle' },
    circleHints: { inner: 'Writes and decides.', outer: 'Reads along and comments.' },
    bothCircles: 'Both circles',
    empty: 'This group has no members yet',
    emptyHint: 'Paste addresses below. Members can go first in sessions of their group.',
    list: 'Members in the order of their names',
    name: 'Name',
    since: 'Since',
    change: 'Change',
    toCircle: { inner: 'To the inner circle', outer: 'To the outer circle' },
    end: 'End membership',
    add: 'Add',
    addTitle: 'Add members',
    back: 'Back to the theme groups',
    labels: { people: 'Who', circle: 'Circle' },
    hints: { people: 'One a line: an address, or a name with an address. Nobody is mailed about it.' },
    nobody: 'Paste at least one address.',
    tooMany: `Paste ${MOST_MEMBERS_AT_ONCE} lines at most in one go.`,
    unclear: (lines) => `Nobody was added. These lines do not have exactly one address: ${lines.join(' · ')}`,
  },
};

const MOST_LINES = 5;

/** What is wrong with what was pasted; a long list is cut short. */
export function sayUnread(read: Exclude<ReadMembers, { readonly kind: 'read' }>, language: Language): string {
  const say = memberWords[language];
  if (read.kind === 'nobody') return say.nobody;
  if (read.kind === 'too_many') return say.tooMany;
  const shown = read.lines.slice(0, MOST_LINES).map((line) => (line.length > 60 ? `${line.slice(0, 60)}…` : line));
  return say.unclear(read.lines.length > MOST_LINES ? [...shown, '…'] : shown);
}
