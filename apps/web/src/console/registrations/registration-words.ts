import type { Language } from '#platform';
import type { Attends, ChosenSession, Role } from '#registrations';

interface RegistrationWords {
  readonly searchLabel: string;
  readonly status: string;
  readonly download: Record<'csv' | 'xlsx', string>;
  readonly importPeople: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: string;
  readonly attends: string;
  readonly registered: string;
  readonly session: string;
  readonly sessions: string;
  readonly noSession: string;
  readonly twoAtOnce: string;
  readonly inSession: Record<ChosenSession['status'], string>;
  readonly count: (total: number) => string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly notFoundHint: string;
  readonly roles: Record<Role, string>;
  readonly ways: Record<Attends, string>;
  readonly language: string;
  readonly sector: string;
  readonly region: string;
  readonly line: string;
  readonly lineNumber: (number: number) => string;
  readonly mailLink: string;
  readonly cancelledBy: Record<'participant' | 'organiser' | 'system', string>;
  readonly confirmedAt: string;
  readonly cancel: string;
  readonly cancelTitle: (name: string) => string;
  readonly cancelText: string;
  readonly cancelYes: string;
  readonly cancelNo: string;
  readonly registeredBy: string;
  readonly by: (name: string) => string;
  /** Who has a place and waits for one the other way. */
  readonly waitsFor: Record<Attends, string>;
  readonly columns: readonly string[];
}

export const registrationWords: Record<Language, RegistrationWords> = {
  nl: {
    searchLabel: 'Zoek op naam, e-mail of organisatie',
    status: 'Stand',
    download: { csv: 'Download als CSV', xlsx: 'Als Excel' },
    importPeople: 'Mensen importeren',
    name: 'Naam',
    organisation: 'Organisatie',
    role: 'Rol',
    attends: 'Komt',
    registered: 'Aangemeld op',
    registeredBy: 'Aangemeld door',
    by: (name) => `door ${name}`,
    waitsFor: { online: 'wacht op online', on_site: 'wacht op locatie' },
    session: 'Sessie',
    sessions: 'Sessies',
    noSession: 'Nog niets gekozen',
    twoAtOnce: 'Heeft twee sessies tegelijk',
    inSession: { confirmed: '', waiting: 'wachtlijst', wanted: 'gewenst' },
    count: (total) => (total === 1 ? '1 aanmelding' : `${total.toLocaleString('nl')} aanmeldingen`),
    empty: 'Er is nog niemand aangemeld',
    emptyHint: 'Deel het adres van de pagina. Wie zich aanmeldt, staat meteen hier.',
    notFoundHint: 'Probeer een ander deel van de naam, of kies bij een filter weer Alles.',
    roles: { '': '', researcher: 'Onderzoek', policy: 'Beleid', practitioner: 'Praktijk', other: 'Anders' },
    ways: { online: 'Online', on_site: 'Op locatie' },
    language: 'Taal van de mails',
    sector: 'Sector',
    region: 'Regio',
    line: 'Wachtlijst',
    lineNumber: (number) => (number === 1 ? 'Eerste in de rij' : `Nummer ${number} in de rij`),
    mailLink: 'Link opnieuw mailen',
    cancelledBy: { participant: 'door henzelf', organiser: 'door een organisator', system: 'door Kring' },
    confirmedAt: 'Plek sinds',
    cancel: 'Afmelden',
    cancelTitle: (name) => `${name} afmelden?`,
    cancelText:
      'Er gaat een mail uit die de afspraak uit de agenda haalt. Staat er iemand op de wachtlijst, dan krijgt die de plek meteen.',
    cancelYes: 'Ja, afmelden',
    cancelNo: 'Nee, terug',
    columns: [
      'Naam',
      'E-mail',
      'Organisatie',
      'Rol',
      'Sector',
      'Regio',
      'Komt',
      'Wacht ook op',
      'Sessies',
      'Stand',
      'Antwoord op de uitnodiging',
      'Taal',
      'Aangemeld op',
      'Plek sinds',
      'Afgemeld op',
      'Aangemeld door',
    ],
  },
  en: {
    searchLabel: 'Search by name, e-mail or organisation',
    status: 'Status',
    download: { csv: 'Download as CSV', xlsx: 'As Excel' },
    importPeople: 'Import people',
    name: 'Name',
    organisation: 'Organisation',
    role: 'Role',
    attends: 'Attending',
    registered: 'Registered',
    registeredBy: 'Registered by',
    by: (name) => `by ${name}`,
    waitsFor: { online: 'waits for online', on_site: 'waits for on site' },
    session: 'Session',
    sessions: 'Sessions',
    noSession: 'Nothing chosen yet',
    twoAtOnce: 'Has two sessions at the same time',
    inSession: { confirmed: '', waiting: 'waiting list', wanted: 'wished for' },
    count: (total) => (total === 1 ? '1 registration' : `${total.toLocaleString('en')} registrations`),
    empty: 'Nobody has registered yet',
    emptyHint: 'Share the address of the page. Whoever registers is here at once.',
    notFoundHint: 'Try another part of the name, or set a filter back to All.',
    roles: { '': '', researcher: 'Research', policy: 'Policy', practitioner: 'Practice', other: 'Other' },
    ways: { online: 'Online', on_site: 'On site' },
    language: 'Language of the mails',
    sector: 'Sector',
    region: 'Region',
    line: 'Waiting list',
    lineNumber: (number) => (number === 1 ? 'First in line' : `Number ${number} in line`),
    mailLink: 'Mail the link again',
    cancelledBy: { participant: 'by themselves', organiser: 'by an organiser', system: 'by Kring' },
    confirmedAt: 'Place since',
    cancel: 'Cancel registration',
    cancelTitle: (name) => `Cancel the registration of ${name}?`,
    cancelText:
      'A mail goes out that takes the entry out of their calendar. If somebody is waiting, they get the place at once.',
    cancelYes: 'Yes, cancel it',
    cancelNo: 'No, go back',
    columns: [
      'Name',
      'E-mail',
      'Organisation',
      'Role',
      'Sector',
      'Region',
      'Attending',
      'Also waits for',
      'Sessions',
      'Status',
      'Reply to the invite',
      'Language',
      'Registered',
      'Place since',
      'Cancelled',
      'Registered by',
    ],
  },
};
