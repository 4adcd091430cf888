import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from './registrations.js';
import {
  countPeopleIn,
  countWishesFor,
  everyRegistration,
  type RegistrationFilter,
  searchRegistrations,
  sessionsChosen,
  sessionsToChoose,
} from './registrations.queries.js';
import { aForm, registrationsOn } from './testing.js';

let database: TestDatabase;
let registrations: Registrations;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  registrations = registrationsOn(database.db, new HandClock());
});

describe('people in sessions', () => {
  it('are counted once each: who holds a place and who waits for one, not who waits for the event', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: 5 }, max: 2 }, { sessions: { A2: 5 } }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const choose = (...codes: string[]) => codes.flatMap((code) => ids.get(code) ?? []);
    const people = (...codes: string[]) => countPeopleIn(database.db.read, choose(...codes));
    const register = async (name: string, ...codes: string[]) =>
      registrations.register({ ...aForm(name), sessions: choose(...codes) }, context);
    await register('Ana', 'A1', 'B1', 'A2');
    await register('Bo', 'A1', 'A2'); // in line for A1
    const cy = await register('Cy', 'B1', 'A2');
    await register('Di', 'A1', 'A2'); // in line for the event
    expect(await people('A1')).toBe(2);
    expect(await people('A1', 'B1')).toBe(3);
    expect(await people('A1', 'B1', 'A2')).toBe(3);
    expect(await people()).toBe(0);
    expect(await countWishesFor(database.db.read, choose('A1')[0] ?? '')).toBe(1);
    if (!('registrationId' in cy)) throw new Error(cy.kind);
    await registrations.cancel(cy.registrationId, { kind: 'participant' }); // Di comes in, and into the line of A1
    expect(await people('A1')).toBe(3);
    expect(await people('B1')).toBe(1);
  });
});

describe('looking for people', () => {
  const everybody = { q: '', status: '', session: '', attends: '' } as const;
  const search = async (eventId: string, wishes: Partial<RegistrationFilter & { page: number }> = {}) => {
    const found = await searchRegistrations(database.db.read, { ...everybody, eventId, page: 1, ...wishes });
    return found.rows.map((row) => row.name);
  };

  /** A hybrid event of three, in which the third waits. */
  async function anEventWith(...people: readonly (readonly [name: string, wishes?: Record<string, string>])[]) {
    const { event } = await anEvent(database.db, { capacity: 3, kind: 'hybrid' });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: 5 }, min: 0 }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    for (const [i, [name, { choose, ...wishes } = {} as Record<string, string>]] of people.entries()) {
      const form = aForm(`p${i}`, { email: `P.${i}@Example.org`, ...wishes, name });
      await registrations.register({ ...form, sessions: choose ? [ids.get(choose) ?? ''] : [] }, context);
    }
    return { event, ids };
  }

  it('minds neither accents nor capitals, nor the order of words', async () => {
    const { event } = await anEventWith(
      ['Zoë van Ærø-Łukaszewicz', { organisation: 'Größe & Søn' }],
      ['Yıldız Bensaïd', { email: 'Jurgen.B@müller.example' }],
      ['Ana 100%_zeker\\'],
    );
    const find = (q: string) => search(event.id, { q });
    for (const q of ['zoe', 'ZOË', 'zoe\u0308', 'łukasz', 'LUKASZ zoe', 'aero', 'grosse sON', 'SØN', ' zoe ']) {
      expect([q, await find(q)]).toEqual([q, ['Zoë van Ærø-Łukaszewicz']]);
    }
    for (const q of ['yildiz', 'bensaid', 'BENSAÏD yıldız', 'jürgen.b@', 'JURGEN', '@muller.example bensaid']) {
      expect([q, await find(q)]).toEqual([q, ['Yıldız Bensaïd']]);
    }
    for (const q of ['100%', '_zeker', 'zeker\\', '100\uff05']) {
      expect([q, await find(q)]).toEqual([q, ['Ana 100%_zeker\\']]);
    }
    expect(await find('%')).toEqual(['Ana 100%_zeker\\']);
    expect(await find('zoe bensaid')).toEqual([]);
    expect(await find('\\_')).toEqual([]);
    expect(await find('   ')).toHaveLength(3);
  });

  it('finds by status, way of attending and session, also those who chose none and those who wait for it', async () => {
    const { event, ids } = await anEventWith(
      ['Ana', { attends: 'on_site', choose: 'A1' }],
      ['Bo', { choose: 'A1' }],
      ['Cy'],
      ['Di', { choose: 'B1' }],
    );
    expect(await search(event.id)).toEqual(['Di', 'Cy', 'Bo', 'Ana']);
    expect(await search(event.id, { status: 'waiting' })).toEqual(['Di']);
    expect(await search(event.id, { attends: 'on_site' })).toEqual(['Ana']);
    expect(await search(event.id, { session: ids.get('A1') ?? '' })).toEqual(['Bo', 'Ana']);
    expect(await search(event.id, { session: ids.get('A1') ?? '', q: 'bo' })).toEqual(['Bo']);
    expect(await search(event.id, { session: 'none' })).toEqual(['Cy']);
    expect(await search(event.id, { session: 'none', status: 'waiting' })).toEqual([]);
    const rows = (await searchRegistrations(database.db.read, { ...everybody, eventId: event.id, page: 1 })).rows;
    const chosen = await sessionsChosen(
      database.db.read,
      rows.map((row) => row.id),
    );
    const said = rows.map(({ name, id }) => [name, chosen.get(id)?.map(({ code, status }) => `${code} ${status}`)]);
    expect(said).toEqual([
      ['Di', ['B1 wanted']],
      ['Cy', undefined],
      ['Bo', ['A1 waiting']],
      ['Ana', ['A1 confirmed']],
    ]);
    expect((await sessionsToChoose(database.db.read, event.id)).map(({ code }) => code)).toEqual(['A1', 'B1']);
    const { event: other } = await anEvent(database.db);
    expect(await search(other.id)).toEqual([]);
  });

  it('turns pages without losing or repeating anybody; past the end is the last page', async () => {
    const { event } = await anEvent(database.db);
    const names = Array.from({ length: 101 }, (_, i) => `n${100 + i}`);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await Promise.all(names.map((name) => registrations.register(aForm(name), context)));
    const pageOf = (page: number, q = '') =>
      searchRegistrations(database.db.read, { ...everybody, eventId: event.id, page, q });
    for (const q of ['', 'example n']) {
      const pages = [await pageOf(1, q), await pageOf(2, q), await pageOf(3, q)];
      expect(pages.map(({ total, page, pages: all, rows }) => [total, page, all, rows.length])).toEqual([
        [101, 1, 3, 50],
        [101, 2, 3, 50],
        [101, 3, 3, 1],
      ]);
      expect(pages.flatMap(({ rows }) => rows.map((row) => row.name)).toSorted()).toEqual(names);
      expect(await pageOf(999_999, q)).toEqual(pages[2]);
    }
    expect(await pageOf(5, 'nobody')).toEqual({ rows: [], total: 0, page: 1, pages: 1 });
  });

  it('writes the same people to a file, in order of arrival, with what they chose', async () => {
    const { event } = await anEventWith(['Ana', { choose: 'A1' }], ['Bo'], ['Boas', { choose: 'B1' }]);
    const listed = async (wishes: Partial<RegistrationFilter>) => {
      const list: string[] = [];
      for await (const row of everyRegistration(database.db, { ...everybody, eventId: event.id, ...wishes })) {
        list.push([row.name, ...row.sessions.map(({ code }) => code)].join(' '));
      }
      return list;
    };
    expect(await listed({})).toEqual(['Ana A1', 'Bo', 'Boas B1']);
    expect(await listed({ q: 'BÓ' })).toEqual(['Bo', 'Boas B1']);
    expect(await listed({ session: 'none' })).toEqual(['Bo']);
  });

  it('knows no two arrivals at one moment: pages and files go by that order', async () => {
    const { event } = await anEventWith(['Ana'], ['Bo']);
    const twice = database.db.read.query('update registration set arrival = 1 where event_id = $1', [event.id]);
    await expect(twice).rejects.toThrow('registration_arrival');
  });
});
