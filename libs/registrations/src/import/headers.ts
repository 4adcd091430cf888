import { type Question, questionField } from '#questions';
import { type AnswerField, IMPORT_FIELDS, type ImportField, type Mapping } from './fields.js';

interface KnownHeaders {
  /** Met in a real file: Kring's own export, the attendee reports of GoToWebinar and Teams. */
  readonly seen: readonly string[];
  /** What people are likely to write. Never relied on without a look: the organiser sees the mapping first. */
  readonly guess: readonly string[];
}

/** Header texts, folded: lower case, without accents, signs and doubled spaces. */
const HEADERS: Record<ImportField, KnownHeaders> = {
  name: {
    seen: ['naam', 'name', 'full name'],
    guess: ['volledige naam', 'deelnemer', 'participant', 'attendee', 'weergavenaam'],
  },
  firstName: { seen: ['first name'], guess: ['voornaam', 'roepnaam', 'given name', 'voornamen', 'firstname'] },
  infix: { seen: [], guess: ['tussenvoegsel', 'tussenvoegsels', 'infix', 'tv'] },
  lastName: { seen: ['last name'], guess: ['achternaam', 'familienaam', 'surname', 'family name', 'lastname'] },
  email: {
    seen: ['e mail', 'email'],
    guess: [
      'e mailadres',
      'emailadres',
      'mailadres',
      'mail',
      'email address',
      'e mail address',
      'emailaddress',
      'adres e mail',
    ],
  },
  organisation: {
    seen: ['organisatie', 'organisation', 'organization'],
    guess: ['bedrijf', 'instelling', 'company', 'werkgever', 'employer', 'institution', 'school', 'organisatienaam'],
  },
  role: { seen: ['rol', 'role'], guess: ['functiegroep', 'soort deelnemer', 'type deelnemer'] },
  sector: { seen: ['sector'], guess: ['topsector', 'branche', 'industry'] },
  region: { seen: ['regio', 'region'], guess: ['provincie', 'province'] },
  language: { seen: ['taal', 'language'], guess: ['voorkeurstaal', 'preferred language', 'taal van de mails'] },
  attends: {
    seen: ['komt', 'attending'],
    guess: ['deelname', 'aanwezig via', 'online of op locatie', 'attendance mode', 'how'],
  },
  sessions: {
    seen: ['sessies', 'sessions'],
    guess: ['sessie', 'session', 'workshop', 'workshops', 'deelsessie', 'themagroep'],
  },
  status: { seen: ['stand', 'status', 'approval status'], guess: ['aanmeldstatus', 'registration status'] },
};

export interface RecognisedHeaders {
  readonly mapping: Mapping;
  /** Fields that were only guessed. */
  readonly guessed: readonly ImportField[];
}

/**
 * Which column is what, going by the first row. A header that is met twice counts once: the first.
 * @param questions those that the form asks: a column may be called as one of them, in either language.
 */
export function recogniseHeaders(
  header: readonly string[],
  questions: readonly Pick<Question, 'id' | 'label'>[] = [],
): RecognisedHeaders {
  const folded = header.map(fold);
  const mapping: Partial<Record<ImportField | AnswerField, number>> = {};
  const guessed: ImportField[] = [];
  for (const field of IMPORT_FIELDS) {
    const at = (texts: readonly string[]) => folded.findIndex((text) => texts.includes(text));
    const [seen, guess] = [at(HEADERS[field].seen), at(HEADERS[field].guess)];
    if (seen < 0 && guess < 0) continue;
    mapping[field] = seen < 0 ? guess : seen;
    if (seen < 0) guessed.push(field);
  }
  for (const { id, label } of questions) {
    const names = Object.values(label).map(fold);
    const at = folded.findIndex((text, i) => text && names.includes(text) && !Object.values(mapping).includes(i));
    if (at >= 0) mapping[questionField(id)] = at;
  }
  return { mapping, guessed };
}

/** "E-mail *" and "E-MAIL" are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
