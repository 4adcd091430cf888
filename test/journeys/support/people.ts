/** An invented participant. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: string;
}

/** Names that trip systems which only ever met short plain ones. */
const NAMES = [
  'Zoë van der Meer-Özdemir',
  "Siobhán O'Sullivan",
  'Łukasz Żółkiewski',
  'Nguyễn Thị Minh Khai',
  'José Ángel Núñez y Álvarez',
  'Jean-François Lefèvre',
  'Þórdís Æsa Sigurðardóttir',
  'Đặng Văn Lâm 🎓',
  '👩🏽‍🔬 Amara Okafor',
  'Wolfeschlegelsteinhausenbergerdorff-van-de-Voorbeeldstraat-tot-Verderop Maximiliaan Alexander',
  'D\'Artagnan "Bert" <de Vries>',
  'Ελένη Παπαδοπούλου',
  'Мария Иванова',
  '李小龙',
  'محمد الأمين',
  'Ømer & Zonen; projectgroep, kring',
];
const ROLES = ['researcher', 'policy', 'practitioner', 'other', ''];
const ORGANISATIONS = ['Hogeschool Voorbeeld', 'ROC Het Midden', '=1+1 Advies', 'Provincie Noordrand', ''];

/** `count` different people; addresses with dots, pluses, apostrophes and capitals, all at example.org. */
export function people(count: number): Person[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `${NAMES[i % NAMES.length]}${i < NAMES.length ? '' : ` ${i}`}`,
    email: [`person.${i}+kring@example.org`, `o'brien${i}@example.org`, `Person_${i}@Example.org`][i % 3] as string,
    organisation: ORGANISATIONS[i % ORGANISATIONS.length] as string,
    role: ROLES[i % ROLES.length] as string,
  }));
}
