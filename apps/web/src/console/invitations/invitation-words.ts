import type { Language } from '#platform';
import type { GuestProblem, InvitationStanding } from '#registrations';

interface InvitationWords {
  readonly title: string;
  readonly lead: string;
  readonly openToAll: string;
  readonly draft: string;
  readonly standings: Record<InvitationStanding, string>;
  readonly searchLabel: string;
  readonly standing: string;
  readonly count: (total: number) => string;
  readonly nobody: string;
  readonly nobodyHint: string;
  readonly notFoundHint: string;
  readonly who: string;
  readonly when: string;
  readonly actions: string;
  readonly usedBy: string;
  readonly unmailedTitle: (count: number) => string;
  readonly unmailedText: string;
  readonly mailAll: (count: number) => string;
  readonly mail: Record<Exclude<InvitationStanding, 'used'>, string>;
  readonly withdraw: string;
  readonly about: (name: string) => string;
  readonly addTitle: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly add: string;
  readonly file: string;
  readonly fileHint: string;
  readonly addFile: string;
  readonly added: (added: number, known: number) => string;
  readonly problemsTitle: (count: number) => string;
  readonly problemsText: string;
  readonly problem: string;
  readonly value: string;
  readonly row: (row: number) => string;
  readonly andMore: (count: number) => string;
  readonly problems: Record<GuestProblem['code'], string>;
  readonly sameAs: (row: number) => string;
  readonly nothing: string;
  readonly noAddress: string;
  readonly tooMany: string;
}

export const invitationWords: Record<Language, InvitationWords> = {
  nl: {
    title: 'Uitnodigingen',
    lead: 'Elke uitnodiging is voor één persoon en werkt één keer. Wie je uitnodigt hoeft niet te wachten op een ja en mag elk e-mailadres gebruiken.',
    openToAll:
      'Op dit evenement kan iedereen zich ook zonder uitnodiging aanmelden. Dat zet je bij Gegevens, onder Toegang.',
    draft: 'Versturen kan zodra het evenement gepubliceerd is. De lijst kun je nu al maken.',
    standings: { unmailed: 'Nog niet gemaild', mailed: 'Gemaild', used: 'Gebruikt', withdrawn: 'Ingetrokken' },
    searchLabel: 'Zoek op naam of e-mail',
    standing: 'Stand',
    count: (total) => (total === 1 ? '1 uitnodiging' : `${total.toLocaleString('nl')} uitnodigingen`),
    nobody: 'Er is nog niemand uitgenodigd',
    nobodyHint: 'Plak adressen of kies een bestand. Er gaat pas mail uit als je dat zegt.',
    notFoundHint: 'Probeer een ander deel van de naam, of kies bij de stand weer Alles.',
    who: 'Wie',
    when: 'Wanneer',
    actions: 'Doen',
    usedBy: 'Aangemeld als',
    unmailedTitle: (count) => (count === 1 ? '1 persoon is nog niet gemaild' : `${count} mensen zijn nog niet gemaild`),
    unmailedText: 'Kijk of de lijst klopt. Iedereen krijgt een eigen link.',
    mailAll: (count) => (count === 1 ? 'Verstuur 1 uitnodiging' : `Verstuur ${count} uitnodigingen`),
    mail: { unmailed: 'Verstuur', mailed: 'Stuur opnieuw', withdrawn: 'Nodig opnieuw uit' },
    withdraw: 'Trek in',
    about: (name) => ` (${name})`,
    addTitle: 'Mensen uitnodigen',
    paste: 'Plak adressen',
    pasteHint: 'Een per regel, of met komma’s. Met een naam erbij mag ook: Ana Voorbeeld <ana@example.org>',
    add: 'Zet op de lijst',
    file: 'Of kies een CSV- of Excel-bestand',
    fileHint:
      'Met een kolom e-mail, en als het kan een kolom naam. Hoogstens 5000 mensen. Het bestand bewaren we niet.',
    addFile: 'Zet op de lijst',
    added: (added, known) =>
      `${added === 1 ? '1 persoon' : `${added} mensen`} op de lijst gezet${known > 0 ? `, ${known} ${known === 1 ? 'stond' : 'stonden'} er al op` : ''}`,
    problemsTitle: (count) => (count === 1 ? '1 rij ging niet mee' : `${count} rijen gingen niet mee`),
    problemsText: 'Verbeter ze en doe het nog eens: wie al op de lijst staat, komt er niet dubbel op.',
    problem: 'Wat er mis is',
    value: 'Er staat',
    row: (row) => `Rij ${row}`,
    andMore: (count) => `En nog ${count.toLocaleString('nl')}.`,
    problems: {
      email_missing: 'er is geen e-mailadres',
      email_invalid: 'dit is geen geldig e-mailadres',
      name_missing: 'in de naam staan geen letters',
      name_too_long: 'de naam is langer dan 120 tekens',
      name_has_link: 'een naam kan geen link of adres zijn',
      twice: 'dit adres staat er al eerder in',
    },
    sameAs: (row) => ` (rij ${row})`,
    nothing: 'Plak minstens één adres.',
    noAddress: 'Er is geen kolom met e-mailadressen. Zet er een regel met kolomnamen boven, zoals naam en e-mail.',
    tooMany: 'Dat zijn er te veel: hoogstens 5000 tegelijk, en 20.000 uitnodigingen per evenement.',
  },
  en: {
    title: 'Invitations',
    lead: 'Each invitation is for one person and works once. Those you invite need not wait for a yes, and may use any e-mail address.',
    openToAll: 'Anybody can also register for this event without an invitation. You set that under Details, in Access.',
    draft: 'You can send them once the event is published. The list can be made now.',
    standings: { unmailed: 'Not mailed yet', mailed: 'Mailed', used: 'Used', withdrawn: 'Withdrawn' },
    searchLabel: 'Search by name or e-mail',
    standing: 'Status',
    count: (total) => (total === 1 ? '1 invitation' : `${total.toLocaleString('en')} invitations`),
    nobody: 'Nobody has been invited yet',
    nobodyHint: 'Paste addresses or choose a file. No mail goes out until you say so.',
    notFoundHint: 'Try another part of the name, or set the status back to All.',
    who: 'Who',
    when: 'When',
    actions: 'Do',
    usedBy: 'Registered as',
    unmailedTitle: (count) => (count === 1 ? '1 person has not been mailed' : `${count} people have not been mailed`),
    unmailedText: 'See whether the list is right. Everybody gets a link of their own.',
    mailAll: (count) => (count === 1 ? 'Send 1 invitation' : `Send ${count} invitations`),
    mail: { unmailed: 'Send', mailed: 'Send again', withdrawn: 'Invite again' },
    withdraw: 'Withdraw',
    about: (name) => ` (${name})`,
    addTitle: 'Invite people',
    paste: 'Paste addresses',
    pasteHint: 'One a line, or with commas. A name may come with it: Ana Example <ana@example.org>',
    add: 'Put on the list',
    file: 'Or choose a CSV or Excel file',
    fileHint: 'With a column e-mail, and if you can a column name. At most 5000 people. We do not keep the file.',
    addFile: 'Put on the list',
    added: (added, known) =>
      `${added === 1 ? '1 person' : `${added} people`} put on the list${known > 0 ? `, ${known} ${known === 1 ? 'was' : 'were'} on it already` : ''}`,
    problemsTitle: (count) => (count === 1 ? '1 row stayed behind' : `${count} rows stayed behind`),
    problemsText: 'Mend them and do it once more: whoever is on the list already is not put on it twice.',
    problem: 'What is wrong',
    value: 'It says',
    row: (row) => `Row ${row}`,
    andMore: (count) => `And ${count.toLocaleString('en')} more.`,
    problems: {
      email_missing: 'there is no e-mail address',
      email_invalid: 'this is no valid e-mail address',
      name_missing: 'the name has no letters in it',
      name_too_long: 'the name is longer than 120 characters',
      name_has_link: 'a name cannot be a link or an address',
      twice: 'this address stands in it already',
    },
    sameAs: (row) => ` (row ${row})`,
    nothing: 'Paste at least one address.',
    noAddress:
      'There is no column with e-mail addresses. Put a line of column names above it, such as name and e-mail.',
    tooMany: 'Those are too many: at most 5000 at a time, and 20,000 invitations an event.',
  },
};
