import fc from 'fast-check';
import type { Programme } from '#events';
import { isComplete, type Mapping, readMapping } from './fields.js';
import { recogniseHeaders } from './headers.js';
import { readRow } from './read-row.js';

const A1 = '0190a000-0000-7000-8000-0000000000a1';
const A2 = '0190a000-0000-7000-8000-0000000000a2';
const at = { startsAt: new Date('2027-03-04T13:00:00Z'), endsAt: new Date('2027-03-04T14:00:00Z') };
const pools = [{ mode: 'any' }];
const programme = {
  rounds: [
    {
      round: { id: 'r', minChoices: 1, maxChoices: 1, ...at },
      sessions: [A1, A2].map((id, i) => ({ session: { id, code: `A${i + 1}`, status: 'open', ...at }, pools })),
    },
  ],
} as unknown as Pick<Programme, 'rounds'>;

/** Reads one row below this header. */
function read(header: string, cells: readonly string[], kind: 'online' | 'hybrid' = 'hybrid') {
  const { mapping } = recogniseHeaders(header.split(';'));
  return readRow({ number: 7, cells }, { event: { kind, language: 'nl' }, programme, questions: [], mapping });
}
const problem = (header: string, ...cells: string[]) => {
  const row = read(header, cells);
  return row.ok ? 'fine' : [row.problem.field, row.problem.code];
};

describe('headers', () => {
  it.each([
    ["Kring's own file", 'Naam;E-mail;Organisatie;Rol;Sector;Regio;Komt;Sessies;Stand;Taal', []],
    [
      "Kring's own file in English",
      'Name;E-mail;Organisation;Role;Sector;Region;Attending;Sessions;Status;Language',
      [],
    ],
    ['GoToWebinar', 'First Name;Last Name;Email;Organization', []],
    ['what people make themselves', ' VOORNAAM ;Tussen­voegsel;achter-naam;E-mailadres *', ['firstName', 'email']],
  ])('of %s are recognised, and a guess is told', (_, header, guessed) => {
    const found = recogniseHeaders(header.split(';'));
    expect(found.guessed).toEqual(guessed);
    expect(isComplete(found.mapping)).toBe(true);
  });

  it('that occur twice count once, and unknown ones are nothing', () => {
    const { mapping } = recogniseHeaders(['Schoenmaat', 'E-mail', 'Naam', 'e-mail', 'NAAM']);
    expect(mapping).toEqual({ email: 1, name: 2 });
  });
});

describe('a mapping from a form', () => {
  it('has known fields, sane columns, and no column twice', () => {
    const posted = {
      name: '0',
      email: '0',
      role: '-1',
      sector: '1e3',
      region: '2',
      __proto__: '1',
      language: '',
      csrf: '3',
    };
    expect(readMapping(posted)).toEqual({ name: 0, region: 2 } satisfies Mapping);
  });
});

describe('a row', () => {
  it('is a person with everything it says', () => {
    const header = 'Voornaam;Tussenvoegsel;Achternaam;E-mail;Rol;Komt;Sessies;Taal;Stand';
    expect(
      read(header, [
        'Zoë',
        'van',
        'Dam',
        'Zoe@Example.org.',
        'BELEID',
        'op locatie',
        'a2 (wachtlijst)',
        'English',
        'Wachtlijst',
      ]),
    ).toMatchObject({
      ok: true,
      person: {
        row: 7,
        attends: 'on_site',
        language: 'en',
        input: { name: 'Zoë van Dam', email: { email: 'zoe@example.org' }, role: 'policy', sessions: [A2] },
      },
    });
  });

  it.each([
    ['E-mail;Naam', ['a@b.nl', '-'], ['name', 'name_missing']],
    ['E-mail;Naam', ['a@b.nl', 'Win www.evil.example'], ['name', 'name_has_link']],
    ['E-mail;Naam', ['', 'Ana'], ['email', 'email_missing']],
    ['E-mail;Naam', ['Ana <a@b.nl>', 'Ana'], ['email', 'email_invalid']],
    ['E-mail;Naam', ['a@b.nl, c@d.nl', 'Ana'], ['email', 'email_invalid']],
    ['E-mail;Naam;Organisatie', ['a@b.nl', 'Ana', 'x'.repeat(10_000)], ['organisation', 'organisation_too_long']],
    ['E-mail;Naam;Sector', ['a@b.nl', 'Ana', 'x'.repeat(10_000)], ['sector', 'text_too_long']],
    ['E-mail;Naam;Rol', ['a@b.nl', 'Ana', 'keizer'], ['role', 'role_unknown']],
    ['E-mail;Naam;Taal', ['a@b.nl', 'Ana', 'Klingon'], ['language', 'language_unknown']],
    ['E-mail;Naam;Komt', ['a@b.nl', 'Ana', 'misschien'], ['attends', 'attends_missing']],
    ['E-mail;Naam;Stand', ['a@b.nl', 'Ana', 'Afgemeld'], ['status', 'not_coming']],
    ['E-mail;Naam;Stand', ['a@b.nl', 'Ana', 'hm'], ['status', 'status_unknown']],
    ['E-mail;Naam;Sessies', ['a@b.nl', 'Ana', 'B9'], ['sessions', 'session_unknown']],
    ['E-mail;Naam;Sessies', ['a@b.nl', 'Ana', 'A1, A2'], ['sessions', 'session_clash']],
  ])('%s %j says what is wrong', (header, cells, expected) => {
    expect(problem(header, ...cells)).toEqual(expected);
  });

  it('is cleaned like the form: no controls, no bidi, no apostrophe against formulas, and short rows are no fault', () => {
    const row = read('Naam;E-mail;Organisatie', ["'=SUM\u202e(1)\u0000\n\tBV", ' ana@example.org ']);
    expect(row).toMatchObject({ ok: true, person: { input: { name: '=SUM(1) BV', organisation: '' } } });
    expect(read('Naam;E-mail', ["'t Hart", 'a@b.nl'])).toMatchObject({ person: { input: { name: "'t Hart" } } });
  });

  it('without a choice of sessions comes in: they choose later', () => {
    expect(problem('Naam;E-mail;Sessies', 'Ana', 'a@b.nl', '')).toBe('fine');
  });

  it('never throws, whatever is in it', () => {
    const header = 'Naam;E-mail;Organisatie;Rol;Sector;Regio;Komt;Sessies;Stand;Taal';
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 }), (cells) => {
        const row = read(header, cells);
        if (!row.ok) expect(row.problem.text.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
