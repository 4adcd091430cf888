import { MOST_TOGETHER, parseGroup } from './group-input.js';
import { readGroupRows } from './group-rows-typed.js';

const sender = { name: 'Els Bureau', email: 'els@example.org' };
const row = (n: number, name: string, email = `${name.toLowerCase()}@example.org`) => ({
  [`name.${n}`]: name,
  [`email.${n}`]: email,
});
const people = (form: object) => {
  const parsed = parseGroup(form);
  return parsed.ok ? parsed.input.people.map(({ name, address }) => `${name} ${address.email}`) : [...parsed.problems];
};

it('lists everybody in the order typed, the sender first where they take part', () => {
  const form = { ...sender, ...row(1, 'Ana'), ...row(4, 'Bo') };
  expect(people(form)).toEqual(['Ana ana@example.org', 'Bo bo@example.org']);
  expect(people({ ...form, self: 'on' })).toEqual([
    'Els Bureau els@example.org',
    'Ana ana@example.org',
    'Bo bo@example.org',
  ]);
});

it('reads what was pasted behind the rows: as a mail program writes it, in columns, or with commas', () => {
  const paste = 'Ana Jansen <ana@example.org>\r\nBo\tbo@example.org\n"Cy" <cy@example.org>; Dee <dee@example.org>\n\n';
  expect(people({ ...sender, ...row(1, 'Flo'), paste })).toEqual([
    'Flo flo@example.org',
    'Ana Jansen ana@example.org',
    'Bo bo@example.org',
    'Cy cy@example.org',
    'Dee dee@example.org',
  ]);
});

it('says at each field what is wrong with it, and reads nothing by halves', () => {
  const form = {
    ...sender,
    ...row(1, 'Ana', 'ana@'),
    ...row(2, '', 'bo@example.org'),
    ...row(3, 'koop nu: winnen.com'),
  };
  expect(people(form)).toEqual([
    ['email.1', { code: 'email_invalid' }],
    ['name.2', { code: 'name_missing' }],
    ['name.3', { code: 'name_has_link' }],
    ['email.3', { code: 'email_invalid' }],
  ]);
});

it('finds the same address twice, in other capitals or with a dot behind it', () => {
  const form = {
    ...sender,
    ...row(1, 'Ana'),
    ...row(2, 'Ana', 'ANA@Example.org.'),
    ...row(3, 'Els', 'Els@example.ORG'),
  };
  expect(people(form)).toEqual([['email.2', { code: 'twice', otherRow: 1 }]]);
  expect(people({ ...form, self: 'on' })).toEqual([
    ['email.2', { code: 'twice', otherRow: 1 }],
    ['email.3', { code: 'own_address' }],
  ]);
});

it('wants somebody on the list, and no more than fit on one form', () => {
  expect(people({ ...sender, self: 'on' })).toEqual([['people', { code: 'nobody' }]]);
  const full = Object.assign({}, ...Array.from({ length: MOST_TOGETHER }, (_, i) => row(i + 1, `P${i}`)));
  expect(people({ ...sender, ...full })).toHaveLength(MOST_TOGETHER);
  expect(people({ ...sender, ...full, self: 'on' })).toEqual([['people', { code: 'too_many' }]]);
});

it.each([
  ['nothing', undefined],
  ['a text', 'name=x'],
  ['repeated fields', { name: ['a', 'b'], email: ['c'], 'name.1': ['x'], 'email.1': {} }],
  ['names of objects', JSON.parse('{"__proto__": {"name.1": "x"}, "constructor": "y", "name.constructor": "z"}')],
  ['rows without end', { 'name.99': 'x', 'name.100': 'y', 'name.1e9': 'z', 'name.-1': 'q' }],
])('survives %s', (_, form) => {
  expect(parseGroup(form).ok).toBe(false);
  expect(readGroupRows(form).rows.length).toBeLessThanOrEqual(60);
});

it('keeps what was pasted as it is when it is far too much to show', () => {
  const paste = Array.from({ length: 500 }, (_, i) => `p${i}@example.org`).join('\n');
  expect(readGroupRows({ ...row(1, 'Ana'), paste })).toEqual({
    rows: [{ name: 'Ana', email: 'ana@example.org' }],
    tooMany: true,
  });
});
