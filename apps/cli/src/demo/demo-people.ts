import type { ROLES } from '#registrations';

/** An invented participant. */
export interface DemoPerson {
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
const PLACES: readonly [string, (typeof ROLES)[number]][] = [
  ['Hogeschool Waterland', 'researcher'],
  ['Waterschap Oostpolder', 'practitioner'],
  ['Provincie Laagland', 'policy'],
  ['Techniekcollege Delta', 'practitioner'],
  ['Universiteit Maasoever', 'researcher'],
  ['Zorgkoepel Noorderlicht', 'practitioner'],
  ['Ministerie van Samenwerking', 'policy'],
  ['Bouwbedrijf Vakwerk', 'practitioner'],
  ['Regiobureau Vecht', 'other'],
];

/** Participants `from` up to `from + count`. Everybody is somebody else: 18, 15 and 9 meet again after 90. */
export function demoPeople(from: number, count: number): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const given = GIVEN[n % GIVEN.length] ?? '';
    const family = FAMILY[n % FAMILY.length] ?? '';
    const [organisation, role] = PLACES[n % PLACES.length] ?? PLACES[0]!;
    return {
      name: `${given} ${family}`,
      email: `${mailName(`${given} ${family}`)}${n}@example.org`,
      organisation,
      role,
    };
  });
}

function mailName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}
