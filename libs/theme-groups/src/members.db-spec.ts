import type { Actor } from '#identity';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { type Circle, Members } from './members.js';
import { readMembers } from './read-members.js';
import { ThemeGroups } from './theme-groups.js';

const noor: Actor = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };
let database: TestDatabase;
let clock: HandClock;
let members: Members;
let group: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  members = new Members(database.db, clock);
  const groups = new ThemeGroups(database.db, clock);
  const made = await database.db.transaction((tx) =>
    groups.create(tx, { slug: 'kennisbasis', letter: 'B', name: { nl: 'Kennisbasis' }, hue: 210 }, noor),
  );
  group = made.id;
});

const add = (pasted: string, circle: Circle = 'outer') => {
  const read = readMembers(pasted);
  if (read.kind !== 'read') throw new Error(read.kind);
  return members.add(group, read.people, circle, noor);
};
const list = async (q = '', circle: Circle | '' = '') =>
  (await members.search(group, q, circle, 1)).members.map((one) => `${one.name} ${one.email} ${one.circle}`);
const idOf = async (email: string) =>
  (await database.db.read.query('select id from contact where email = $1', [email]))[0]?.id;

it('adds people by address, once each, and searches them by a part of name or address', async () => {
  expect(await add('Ana <ana@example.org>\nbo@example.org')).toBe(2);
  clock.advance({ minutes: 1 });
  expect(await add('bo@example.org\nCy 100% <cy@example.org>')).toBe(1);
  expect(await list()).toEqual(['Ana ana@example.org outer', 'Cy 100% cy@example.org outer', ' bo@example.org outer']);
  expect(await list('0%')).toEqual(['Cy 100% cy@example.org outer']);
  expect(await list('BO@')).toEqual([' bo@example.org outer']);
  expect(await members.count()).toEqual(new Map([[group, 3]]));
});

it('moves people between the circles, and keeps a name where none is given', async () => {
  await add('Ana <ana@example.org>');
  await add('ana@example.org', 'inner');
  expect(await list('', 'inner')).toEqual(['Ana ana@example.org inner']);
  await members.setCircle(group, await idOf('ana@example.org'), 'outer', noor);
  expect(await list('', 'inner')).toEqual([]);
});

it('ends a membership from now on; who is added again begins anew', async () => {
  await add('ana@example.org');
  await members.end(group, await idOf('ana@example.org'), noor);
  expect(await list()).toEqual([]);
  clock.advance({ hours: 1 });
  expect(await add('ana@example.org')).toBe(1);
  const rows = await database.db.read.query('select since, until from theme_group_member');
  expect(rows).toEqual([{ since: clock.now(), until: null }]);
});

it('writes down who did it, with ids only, and a press that changes nothing not at all', async () => {
  await add('Ana <ana@example.org>', 'inner');
  const ana = await idOf('ana@example.org');
  await members.setCircle(group, ana, 'inner', noor);
  await members.end(group, ana, noor);
  await members.end(group, ana, noor);
  await members.end(group, 'x', noor);
  const audit = await database.db.read.query(
    `select action, after from audit_entry where action like '%member%' order by id`,
  );
  expect(audit).toEqual([
    { action: 'theme_group.members_added', after: { added: 1, circle: 'inner' } },
    { action: 'theme_group.member_ended', after: { contact: ana } },
  ]);
  await expect(members.add('x', [], 'inner', noor)).rejects.toThrow();
});

it('gives a page at a time, and the last one for a page that is not there', async () => {
  await add(Array.from({ length: 51 }, (_, i) => `p${i}@example.org`).join('\n'));
  expect(await members.search(group, '', '', 9)).toMatchObject({ total: 51, page: 2, pages: 2, members: [{}] });
});

it('lets two organisers paste the same people at once', async () => {
  const other = new Members(await database.another(2), clock);
  const read = readMembers('ana@example.org\nbo@example.org');
  const people = read.kind === 'read' ? read.people : [];
  await Promise.all([members.add(group, people, 'inner', noor), other.add(group, people.toReversed(), 'outer', noor)]);
  expect(await list()).toHaveLength(2);
});
