import type { ROLES } from '#registrations';

/** An invented participant. */
export interface DemoPerson {
  /** Their place in the network; small differences between people follow from it. */
  readonly n: number;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: (typeof ROLES)[number];
}

const GIVEN =
  'Sanne Joris Fatima Bram Lieke Youssef Marijke Daan Aïcha Ruben Femke Tomasz Nadia Wouter Zoë Kees Ingrid Mehmet'.split(
    ' ',
  );
const FAMILY =
  'Verbeek,Hoekstra,El Idrissi,van der Molen,Brouwer,Kaya,de Graaf,Postma,Bouzid,van ’t Hof,Dijkgraaf,Nowak,Çelik,Wolters,Schuurman'.split(
    ',',
  );
/** The larger ones send more people, so they stand here more often. */
const PLACES: readonly [string, (typeof ROLES)[number]][] = [
  ['Hogeschool Waterland', 'researcher'],
  ['Waterschap Oostpolder', 'practitioner'],
  ['Provincie Laagland', 'policy'],
  ['Techniekcollege Delta', 'practitioner'],
  ['Universiteit Maasoever', 'researcher'],
  ['Zorgkoepel Noorderlicht', 'practitioner'],
  ['Ministerie van Samenwerking', 'policy'],
  ['Hogeschool Waterland', 'researcher'],
  ['Bouwbedrijf Vakwerk', 'practitioner'],
  ['Regiobureau Vecht', 'other'],
  ['Lectoraat Leren op de Werkvloer', 'researcher'],
  ['Techniekcollege Delta', 'practitioner'],
  ['Gemeente Zevendijken', 'policy'],
  ['Coöperatie De Zonnetuin', 'practitioner'],
  ['Universiteit Maasoever', 'researcher'],
  ['Topsector Voorbeeld', 'policy'],
  ['Logistiek Platform Kadezicht', 'practitioner'],
  ['', 'other'],
  ['Hogeschool Waterland', 'practitioner'],
];

/** So many different names there are before the first returns. */
const MOST = 270;
/** Each event is filled with every seventh of those who are in the network by then, round and round. */
const STEP = 7;

/**
 * `count` people of a network of `members`, beginning at the one in place `first`. Who comes to one event comes to
 * others, so that a year has people who return.
 */
export function demoPeople(first: number, count: number, members: number): DemoPerson[] {
  const of = members % STEP === 0 ? members + 1 : members;
  if (count > of || of > MOST) throw new Error(`There are no ${count} different people among ${of}`);
  return Array.from({ length: count }, (_, index) => person((first + index * STEP) % of));
}

function person(n: number): DemoPerson {
  const given = GIVEN[n % GIVEN.length] ?? '';
  const family = FAMILY[(n + Math.floor(n / 90)) % FAMILY.length] ?? ''; // 18 and 15 meet again after 90
  const [organisation, role] = PLACES[n % PLACES.length] ?? ['', 'other'];
  const name = `${given} ${family}`;
  return { n, name, email: `${mailName(name)}${n}@example.org`, organisation, role };
}

function mailName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}
