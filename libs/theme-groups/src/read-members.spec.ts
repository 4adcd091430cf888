import fc from 'fast-check';
import { readMembers } from './read-members.js';

const said = (pasted: string) => {
  const read = readMembers(pasted);
  return read.kind === 'read' ? read.people.map(({ name, address }) => `${name}|${address.email}`) : read;
};

it('reads people as they are pasted, with a name or without', () => {
  expect(
    said('ana@example.org\n  Bo de Wit <Bo@Example.org>\r\nCy,cy@example.org;\n"Di Jansen"\tdi@example.org.\n\n'),
  ).toEqual(['|ana@example.org', 'Bo de Wit|bo@example.org', 'Cy|cy@example.org', 'Di Jansen|di@example.org']);
});

it('counts an address that comes twice once', () => {
  expect(said('ana@example.org\nAna <ANA@example.org.>')).toEqual(['Ana|ana@example.org']);
});

it('adds nobody before every line is clear', () => {
  expect(said('ana@example.org\nBo\nbo@@example\ncy@example.org di@example.org')).toEqual({
    kind: 'unclear',
    lines: ['Bo', 'bo@@example', 'cy@example.org di@example.org'],
  });
  expect(said(' \n ')).toEqual({ kind: 'nobody' });
  expect(said('x@example.org\n'.repeat(501))).toEqual({ kind: 'too_many' });
});

it('takes control and bidi characters out, and never throws', () => {
  expect(said('A\u0000na\u202e ana@example.org')).toEqual(['Ana|ana@example.org']);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readMembers(text)));
  expect(said(`${'n'.repeat(10_000)} ana@example.org`)).toMatchObject({ kind: 'unclear' });
});
