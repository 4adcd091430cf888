import { testOutbox } from '#mail/testing';
import { NotFound } from '#platform';
import { createTestDatabase, HandClock, queriesOf, type TestDatabase } from '#platform/testing';
import { type Actor, recordAudit } from './audit.js';
import { Community, ensureCommunity } from './community.js';
import { readOrganiserInput } from './organiser-input.js';
import { Organisers } from './organisers.js';
import { anOrganiser } from './testing.js';

const system: Actor = { kind: 'system' };
let test: TestDatabase;
let clock: HandClock;
let organisers: Organisers;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
  organisers = new Organisers(test.db, clock, testOutbox());
});
afterAll(() => test.drop());

const noor = { email: 'noor@example.org', name: 'Noor', role: 'organiser', language: 'nl' } as const;

describe('organisers', () => {
  it('are invited once, by mail, whatever the capitals', async () => {
    const read = readOrganiserInput({ ...noor, email: ' Noor@Example.org ' });
    if (read.kind === 'refused') throw new Error('refused');
    const outcomes = await Promise.all([organisers.invite(read.input, system), organisers.invite(noor, system)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['invited', 'known']);
    expect(await organisers.list()).toMatchObject([{ email: 'noor@example.org', disabledAt: null }]);
    expect(await test.db.read.query('select kind, to_address from outgoing_mail')).toEqual([
      { kind: 'invitation', to_address: 'noor@example.org' },
    ]);
    expect(await test.db.read.query('select action, after from audit_entry')).toEqual([
      { action: 'organiser.invited', after: { role: 'organiser' } },
    ]);
  });

  it('cannot shut each other out until nobody is left, also at the same moment', async () => {
    const [ana, ben] = [await anOrganiser(test.db, { role: 'owner' }), await anOrganiser(test.db, { role: 'owner' })];
    const outcomes = await Promise.all([organisers.disable(ana.id, system), organisers.disable(ben.id, system)]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['disabled', 'last_owner']);
    expect((await organisers.list()).map((organiser) => organiser.disabledAt === null)).toEqual([true, false]);
  });

  it('that do not exist are not found', async () => {
    await anOrganiser(test.db, { role: 'owner' });
    await expect(organisers.disable('nobody', system)).rejects.toThrow(NotFound);
    await expect(organisers.enable('0190a000-0000-7000-8000-000000000001', system)).rejects.toThrow(NotFound);
  });

  it('are listed in one query', async () => {
    await anOrganiser(test.db);
    expect(await queriesOf(test.db, () => organisers.list())).toHaveLength(1);
    await anOrganiser(test.db);
    await anOrganiser(test.db);
    expect(await queriesOf(test.db, () => organisers.list())).toHaveLength(1);
  });

  it('are told what is wrong with an invitation, all at once', () => {
    expect(readOrganiserInput({ email: 'noor@', name: ' ', role: 'king' })).toEqual({
      kind: 'refused',
      problems: [
        { field: 'email', code: 'email-malformed' },
        { field: 'name', code: 'name-missing' },
        { field: 'role', code: 'choose-one' },
      ],
    });
    expect(readOrganiserInput('nonsense').kind).toBe('refused');
  });
});

describe('the audit trail', () => {
  it('cannot be rewritten', async () => {
    const at = clock.now();
    const subject = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };
    await test.db.transaction((tx) => recordAudit(tx, [{ at, actor: system, action: 'organiser.invited', subject }]));
    await expect(test.db.read.query(`update audit_entry set action = 'other'`)).rejects.toThrow('never changed');
    await expect(test.db.read.query('delete from audit_entry')).rejects.toThrow('never changed');
    expect(await test.db.read.query('select at, actor_kind, actor_id, subject_id, before from audit_entry')).toEqual([
      { at, actor_kind: 'system', actor_id: null, subject_id: subject.id, before: null },
    ]);
  });
});

describe('the community', () => {
  it('is there before anybody set it up, and is set up once', async () => {
    const community = new Community(test.db, clock);
    expect((await community.get()).name).toEqual({ nl: 'Kring', en: 'Kring' });
    const name = { nl: 'Netwerk', en: 'Network' };
    const ensure = (wishes: object) => test.db.transaction((tx) => ensureCommunity(tx, wishes, clock.now()));
    expect(await ensure({ name, hue: 12 })).toBe(true);
    expect(await ensure({ name: { nl: 'Anders' } })).toBe(false);
    clock.advance({ seconds: 11 });
    expect(await community.get()).toMatchObject({ name, hue: 12, timeZone: 'Europe/Amsterdam' });
  });

  it('is read once for many pages', async () => {
    const community = new Community(test.db, clock);
    const pages = () => Promise.all(Array.from({ length: 50 }, () => community.get()));
    expect(await queriesOf(test.db, pages)).toHaveLength(1);
  });
});
