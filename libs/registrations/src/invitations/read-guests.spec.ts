import { xlsxFile } from '#sheets';
import { MOST_GUESTS, type ReadGuests, readGuestFile, readPasted } from './read-guests.js';

const said = (read: ReadGuests | 'too_many' | 'no_address') =>
  typeof read === 'string'
    ? read
    : {
        guests: read.guests.map(({ name, address }) => `${name}|${address.asTyped}`),
        problems: read.problems.map(({ row, code, otherRow }) => [row, code, otherRow].filter(Boolean).join(' ')),
      };
const file = (text: string) => readGuestFile(Buffer.from(text)).then(said);

describe('pasted addresses', () => {
  it('are read as people write them', () => {
    const text = [
      'ana@example.org',
      'Bo Voorbeeld <bo@example.org>;',
      '"Cem, C." <cem@example.org>',
      'Di Voorbeeld; di@example.org',
      'e@example.org, f@example.org',
      'G <g@example.org>, H <h@example.org>',
      '',
    ].join('\r\n');
    expect(said(readPasted(text))).toEqual({
      guests: [
        '|ana@example.org',
        'Bo Voorbeeld|bo@example.org',
        'Cem, C.|cem@example.org',
        'Di Voorbeeld|di@example.org',
        '|e@example.org',
        '|f@example.org',
        'G|g@example.org',
        'H|h@example.org',
      ],
      problems: [],
    });
  });

  it('say which line is wrong, and which address stands there twice in any letter case', () => {
    const text = `ana@example.org\niets\nANA@Example.ORG.\nKoop nu www.example.org <bo@example.org>\n${'x'.repeat(121)} <cy@example.org>`;
    expect(said(readPasted(text))).toEqual({
      guests: ['|ana@example.org'],
      problems: ['2 email_invalid', '3 twice 1', '4 name_has_link', '5 name_too_long'],
    });
  });

  it('carry no control or bidi character into a name, and no second address into an address', () => {
    expect(said(readPasted('A\u202Ena\u0000 <ana@example.org>\nbo@example.org%0ABcc:x@example.org'))).toEqual({
      guests: ['Ana|ana@example.org'],
      problems: ['2 email_invalid'],
    });
  });

  it('are bounded', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@example.org`).join('\n');
    expect(said(readPasted(many(MOST_GUESTS + 1)))).toBe('too_many');
    expect(readPasted(many(MOST_GUESTS))).toHaveProperty('guests.length', MOST_GUESTS);
    expect(said(readPasted('<'.repeat(100_000)))).toMatchObject({ guests: [] });
  });
});

describe('a file of guests', () => {
  it('is read by its column names, in one name or in parts', async () => {
    expect(await file('E-mail;Voornaam;Tussenvoegsel;Achternaam\nana@example.org;Ana;de;Vries\n')).toEqual({
      guests: ['Ana de Vries|ana@example.org'],
      problems: [],
    });
  });

  it('without column names has the address where an address stands', async () => {
    expect(await file('Ana,ana@example.org\nBo,bo@example.org\nCy,geen\n')).toEqual({
      guests: ['Ana|ana@example.org', 'Bo|bo@example.org'],
      problems: ['3 email_invalid'],
    });
  });

  it('may be a spreadsheet', async () => {
    const chunks: Buffer[] = [];
    async function* rows() {
      yield ['Ana', 'ana@example.org'];
    }
    for await (const chunk of xlsxFile('Gasten', ['naam', 'e-mail'], rows())) chunks.push(Buffer.from(chunk));
    expect(said(await readGuestFile(Buffer.concat(chunks)))).toEqual({ guests: ['Ana|ana@example.org'], problems: [] });
  });

  it('says when there is no column of addresses', async () => {
    expect(await file('naam;functie\nAna;hoofd\n')).toBe('no_address');
  });
});
