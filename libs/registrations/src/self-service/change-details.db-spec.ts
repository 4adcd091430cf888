import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import { OwnWorld } from '../testing/own-world.js';
import { type DetailsInput, detailsOf, sealOfDetails } from './details.js';

let database: TestDatabase;
let clock: HandClock;
let world: OwnWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  world = new OwnWorld(database.db, clock);
});

describe('changing what somebody said of themselves', () => {
  const change = async (one: Registration, wishes: Partial<DetailsInput>) => {
    const now = await world.get(one.id);
    return (await world.own.changeDetails(now, { ...detailsOf(now), ...wishes }, sealOfDetails(now))).kind;
  };

  it('changes this registration, not the contact, and writes names of fields only', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    const contact = await world.query('select * from contact');
    await world.ledger.allSent();
    const wishes = { name: 'Ana Nieuw', organisation: 'Hogeschool Voorbeeld', role: 'policy', language: 'en' } as const;
    expect(await change(ana, wishes)).toBe('changed');
    expect(await world.get(ana.id)).toMatchObject(wishes);
    expect(await world.query('select * from contact')).toEqual(contact);
    expect(await world.audit()).toEqual([
      'registration.details-changed {"fields": ["name", "organisation", "role", "language"]}',
    ]);
    // Nobody's calendar shows a name: no mail and no SEQUENCE for it.
    expect([await world.ledger.unsent(), await world.ledger.entries()]).toEqual([[], ['Ana Nieuw REQUEST 0']]);
  });

  it('withdraws and gives the consent to be listed, with the time of giving', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana', { listed: 'on' });
    expect((await world.get(ana.id)).listedConsentAt).toEqual(clock.now());
    await change(ana, { listed: false });
    expect((await world.get(ana.id)).listedConsentAt).toBeNull();
    clock.moveTo(new Date(clock.now().getTime() + 60_000));
    await change(ana, { listed: true });
    expect((await world.get(ana.id)).listedConsentAt).toEqual(clock.now());
    await change(ana, { name: 'Ana B' });
    expect((await world.get(ana.id)).listedConsentAt).toEqual(clock.now());
  });

  it('of two tabs lets the second one see what the first one changed, and writes nothing', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await change(ana, { name: 'Uit het ene tabblad' });
    const late = await world.own.changeDetails(ana, { ...detailsOf(ana), name: 'Uit het andere' }, sealOfDetails(ana));
    expect(late).toMatchObject({ kind: 'stale', now: { name: 'Uit het ene tabblad' } });
    expect((await world.get(ana.id)).name).toBe('Uit het ene tabblad');
  });

  it('pressed twice does it once, and tells so', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    const press = () => world.own.changeDetails(ana, { ...detailsOf(ana), name: 'Bo' }, sealOfDetails(ana));
    const kinds = (await Promise.all([press(), press()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['changed', 'unchanged']);
    expect(await world.audit()).toHaveLength(1);
  });

  it('is not possible any more for who cancelled', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.cancel(ana);
    expect(await change(ana, { name: 'Bo' })).toBe('not_live');
  });
});
