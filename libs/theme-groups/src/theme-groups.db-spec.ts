import type { Actor } from '#identity';
import { NotFound } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { ThemeGroupInput } from './theme-group-input.js';
import { sealOfThemeGroup, ThemeGroups } from './theme-groups.js';

let test: TestDatabase;
let groups: ThemeGroups;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  groups = new ThemeGroups(test.db, new HandClock('2027-02-01T09:00:00Z'));
});
afterAll(() => test.drop());

const organiser: Actor = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };
const input = (letter: string, name = 'Kennisbasis'): ThemeGroupInput => ({
  ...{ letter, name: { nl: name }, about: {} },
  hue: 222,
});
async function added(letter: string, name?: string) {
  const outcome = await groups.add(input(letter, name), organiser);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.group;
}
const actions = async () =>
  (await test.db.read.query('select action from audit_entry order by id')).map((row: { action: string }) => row.action);

describe('theme groups', () => {
  it('get an address from their name, each its own, also at the same moment', async () => {
    const made = await Promise.all(['A', 'B', 'C'].map((letter) => added(letter, 'Één thema!')));
    expect(made.map((group) => group.slug).sort()).toEqual(['een-thema', 'een-thema-2', 'een-thema-3']);
    expect((await added('D', '学习')).slug).toBe('groep-d');
    expect((await groups.list()).map((group) => group.letter)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('never share a letter, not even with one that has stopped', async () => {
    const { id } = await added('A');
    await groups.retire(id, organiser);
    const taken = { kind: 'refused', problems: [{ field: 'letter', code: 'letter-taken' }] };
    expect(await groups.add(input('A'), organiser)).toEqual(taken);
    const other = await added('B');
    expect(await groups.edit(other.id, input('A'), sealOfThemeGroup(other), organiser)).toEqual(taken);
    const both = await Promise.all([groups.add(input('C'), organiser), groups.add(input('C'), organiser)]);
    expect(both.map((outcome) => outcome.kind).sort()).toEqual(['refused', 'saved']);
  });

  it('are not overwritten by a form that was opened earlier', async () => {
    const group = await added('A');
    const seen = sealOfThemeGroup(group);
    const outcomes = await Promise.all([
      groups.edit(group.id, input('A', 'Instrumenten'), seen, organiser),
      groups.edit(group.id, input('A', 'Inventaris'), seen, organiser),
    ]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['saved', 'stale']);
    expect(await actions()).toEqual(['theme_group.created', 'theme_group.edited']);
  });

  it('stop and go on, once each, and say so', async () => {
    const { id } = await added('A');
    await Promise.all([groups.retire(id, organiser), groups.retire(id, organiser)]);
    expect(await groups.list()).toEqual([]);
    expect(await groups.all()).toHaveLength(1);
    await groups.resume(id, organiser);
    expect(await groups.list()).toHaveLength(1);
    expect(await actions()).toEqual(['theme_group.created', 'theme_group.retired', 'theme_group.resumed']);
  });

  it('are not found by a text that is no id', async () => {
    await expect(groups.get(`x' or true --`)).rejects.toThrow(NotFound);
    await expect(groups.retire('x', organiser)).rejects.toThrow(NotFound);
  });
});
