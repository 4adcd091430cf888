import type { Language } from '#platform';
import type { Role } from '#registrations';

interface StatisticsWords {
  readonly downloadNote: string;
  readonly download: string;
  readonly growth: string;
  readonly growthSummary: (facts: GrowthFacts) => string;
  readonly noGrowth: string;
  readonly day: string;
  readonly registered: string;
  readonly places: (capacity: number) => string;
  readonly start: string;
  readonly standing: string;
  readonly pending: string;
  readonly standingSummary: (confirmed: number, waiting: number, cancelled: number) => string;
  readonly confirmed: string;
  readonly waiting: string;
  readonly cancelled: string;
  readonly turnout: string;
  readonly turnoutSummary: (attended: number, confirmed: number, percent: number) => string;
  readonly noTurnout: string;
  readonly attended: string;
  readonly noShow: string;
  readonly sessions: string;
  readonly sessionsSummary: (full: number, count: number) => string;
  readonly session: string;
  readonly taken: string;
  readonly waits: (waiting: number) => string;
  readonly came: (attended: number) => string;
  readonly callOff: string;
  readonly themeGroups: string;
  readonly themeGroupsSummary: (name: string, confirmed: number) => string;
  readonly themeGroup: string;
  readonly people: string;
  readonly roles: string;
  readonly role: string;
  readonly rolesSummary: (showsTurnout: boolean) => string;
  readonly roleNames: Record<Role, string>;
  readonly ways: string;
  readonly way: string;
  readonly waysSummary: string;
  readonly organisations: string;
  readonly organisation: string;
  readonly organisationsSummary: (named: number, shown: number) => string;
  readonly otherOrganisations: string;
  readonly nobody: string;
  readonly nobodyHint: string;
  /** Heads of the file: what is counted, which of them, how many. */
  readonly columns: readonly [string, string, string];
  readonly fewerThan: (smallest: number) => string;
}

interface GrowthFacts {
  readonly from: string;
  readonly until: string;
  readonly registered: number;
  readonly best: string;
  readonly bestGain: number;
}

export const statisticsWords: Record<Language, StatisticsWords> = {
  nl: {
    downloadNote: 'In het bestand staan geen personen. Aantallen die naar één persoon kunnen wijzen, zijn weggelaten.',
    download: 'Cijfers downloaden',
    growth: 'Aanmeldingen in de tijd',
    growthSummary: ({ from, until, registered, best, bestGain }) =>
      from === until
        ? `Op ${from} groeide het aantal naar ${registered}.`
        : `Van ${from} tot ${until} groeide het aantal naar ${registered}.${bestGain > 0 ? ` De sterkste groei was tot ${best}: ${bestGain} erbij.` : ''}`,
    noGrowth: 'Er heeft zich nog niemand aangemeld.',
    day: 'Tot',
    registered: 'Aangemeld of wachtend',
    places: (capacity) => `${capacity} plekken`,
    start: 'Begin',
    standing: 'Stand van de aanmeldingen',
    pending: 'Wacht op antwoord',
    standingSummary: (confirmed, waiting, cancelled) =>
      `${confirmed} met een plek, ${waiting} op de wachtlijst, ${cancelled} afgemeld.`,
    confirmed: 'Met een plek',
    waiting: 'Wachtlijst',
    cancelled: 'Afgemeld',
    turnout: 'Opkomst',
    turnoutSummary: (attended, confirmed, percent) =>
      `${attended} van de ${confirmed} mensen met een plek zijn gezien: ${percent} procent.`,
    noTurnout: 'Wie er was, staat hier vanaf het begin.',
    attended: 'Aanwezig',
    noShow: 'Niet gezien',
    sessions: 'Per sessie',
    sessionsSummary: (full, count) =>
      full === 0 ? 'In elke sessie is nog plek.' : `${full} van de ${count} sessies ${full === 1 ? 'is' : 'zijn'} vol.`,
    session: 'Sessie',
    taken: 'Bezet',
    waits: (waiting) => (waiting === 1 ? '1 wacht' : `${waiting} wachten`),
    came: (attended) => `${attended} aanwezig`,
    callOff: 'gaat niet door',
    themeGroups: 'Per themagroep',
    themeGroupsSummary: (name, confirmed) => `De meeste plekken zijn bij ${name}: ${confirmed}.`,
    themeGroup: 'Themagroep',
    people: 'Mensen',
    roles: 'Per rol',
    role: 'Rol',
    rolesSummary: (showsTurnout) => (showsTurnout ? 'Aanwezig, van wie een plek had.' : 'Mensen met een plek.'),
    roleNames: {
      '': 'Niet ingevuld',
      researcher: 'Onderzoek',
      policy: 'Beleid',
      practitioner: 'Praktijk',
      other: 'Anders',
    },
    ways: 'Online en op locatie',
    way: 'Manier',
    waysSummary: 'Hoe mensen met een plek meedoen.',
    organisations: 'Per organisatie',
    organisation: 'Organisatie',
    organisationsSummary: (named, shown) =>
      named > shown
        ? `${named} organisaties zijn genoemd; hier staan de ${shown} met de meeste mensen.`
        : `${named} ${named === 1 ? 'organisatie is' : 'organisaties zijn'} genoemd.`,
    otherOrganisations: 'Andere organisaties, of niet ingevuld',
    nobody: 'Nog geen cijfers',
    nobodyHint: 'Zodra mensen zich aanmelden, zie je hier hoe het loopt.',
    columns: ['Wat', 'Welke', 'Aantal'],
    fewerThan: (smallest) => `minder dan ${smallest}, of verborgen omdat het totaal anders te veel zegt`,
  },
  en: {
    downloadNote: 'There are no persons in the file. Numbers that could point at one person are left out.',
    download: 'Download figures',
    growth: 'Registrations over time',
    growthSummary: ({ from, until, registered, best, bestGain }) =>
      from === until
        ? `On ${from} the number grew to ${registered}.`
        : `From ${from} to ${until} the number grew to ${registered}.${bestGain > 0 ? ` It grew most up to ${best}: ${bestGain} more.` : ''}`,
    noGrowth: 'Nobody has registered yet.',
    day: 'Before',
    registered: 'Registered or waiting',
    places: (capacity) => `${capacity} places`,
    start: 'Start',
    standing: 'How registrations stand',
    pending: 'Waiting for an answer',
    standingSummary: (confirmed, waiting, cancelled) =>
      `${confirmed} with a place, ${waiting} on the waiting list, ${cancelled} cancelled.`,
    confirmed: 'With a place',
    waiting: 'Waiting list',
    cancelled: 'Cancelled',
    turnout: 'Attendance',
    turnoutSummary: (attended, confirmed, percent) =>
      `${attended} of ${confirmed} people with a place were seen: ${percent} percent.`,
    noTurnout: 'Who came is shown here from the start.',
    attended: 'Came',
    noShow: 'Not seen',
    sessions: 'By session',
    sessionsSummary: (full, count) =>
      full === 0 ? 'Every session has places left.' : `${full} of ${count} sessions ${full === 1 ? 'is' : 'are'} full.`,
    session: 'Session',
    taken: 'Taken',
    waits: (waiting) => `${waiting} waiting`,
    came: (attended) => `${attended} came`,
    callOff: 'cancelled',
    themeGroups: 'By theme group',
    themeGroupsSummary: (name, confirmed) => `Most places are with ${name}: ${confirmed}.`,
    themeGroup: 'Theme group',
    people: 'People',
    roles: 'By role',
    role: 'Role',
    rolesSummary: (showsTurnout) => (showsTurnout ? 'Those who came, of those with a place.' : 'People with a place.'),
    roleNames: {
      '': 'Not filled in',
      researcher: 'Research',
      policy: 'Policy',
      practitioner: 'Practice',
      other: 'Other',
    },
    ways: 'Online and on site',
    way: 'Way',
    waysSummary: 'How people with a place take part.',
    organisations: 'By organisation',
    organisation: 'Organisation',
    organisationsSummary: (named, shown) =>
      named > shown
        ? `${named} organisations were named; these are the ${shown} with most people.`
        : `${named} ${named === 1 ? 'organisation was' : 'organisations were'} named.`,
    otherOrganisations: 'Other organisations, or none filled in',
    nobody: 'No figures yet',
    nobodyHint: 'As soon as people register, you can see here how it goes.',
    columns: ['What', 'Which', 'Number'],
    fewerThan: (smallest) => `fewer than ${smallest}, or hidden because the total would say too much`,
  },
};
