import { Event, type EventDetails } from '#events';
import { type AnEvent, anEvent } from '#events/testing';
import { anOrganiser } from '#identity/testing';
import { testOutbox } from '#mail/testing';
import { type Database, newId, openLog, type Tx } from '#platform';
import { createTestDatabase, HandClock, type Meeting, meetAt, type TestDatabase } from '#platform/testing';
import { AdmissionDesk } from '../admission/admission-desk.js';
import { AdmissionRows } from '../admission/admission-store.js';
import type { RegistrationRequest } from '../admission/new-registrations.js';
import { OwnWorld } from '../testing/own-world.js';
import { aForm, aRequest, invitationsOn, testEntries, testLinks, testSecrets } from '../testing.js';
import { invitationMailKind } from './invitation-mail.js';
import type { Invitations } from './invitations.js';
import { readPasted } from './read-guests.js';

const log = openLog({ logLevel: 'silent' }, 'test');
let database: TestDatabase;
let clock: HandClock;
let world: OwnWorld;
let invitations: Invitations;
let actor: { kind: 'organiser'; id: string };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  world = new OwnWorld(database.db, clock);
  invitations = invitationsOn(database.db, clock);
  actor = { kind: 'organiser', id: (await anOrganiser(database.db)).id };
});

const guests = (text: string) => {
  const read = readPasted(text);
  if (read === 'too_many') throw new Error('too many');
  return read.guests;
};
const guestsOnly = async (wishes: AnEvent = {}) => (await anEvent(database.db, { access: 'invited', ...wishes })).event;

/** Invites one person. @returns the code in the link of the mail. */
async function invite(event: EventDetails, email: string): Promise<string> {
  await invitations.add(event.id, guests(email), actor);
  await invitations.mailAll(event.id, actor);
  const [{ id, version }] = await world.query('select id, link_version as version from invitation where email = $1', [
    email,
  ]);
  return testSecrets().linkToken('invitation', id, version);
}

const use = (event: EventDetails, name: string, invitation: string | undefined, wishes = {}) =>
  world.registrations.register(aForm(name, wishes), {
    ...({ eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const),
    invitation,
  });
const standings = () =>
  world.query(`select email, used_at is not null as used, withdrawn_at is not null as withdrawn from invitation`);

describe('the list', () => {
  it('has everybody once, however often it is brought in, and mails nobody by itself', async () => {
    const event = await guestsOnly();
    const people = guests('Ana <ana@example.org>\nbo@example.org');
    expect(await invitations.add(event.id, people, actor)).toEqual({ added: 2 });
    expect(await invitations.add(event.id, guests('ANA@EXAMPLE.ORG.\ncy@example.org'), actor)).toEqual({ added: 1 });
    expect(await world.ledger.unsent()).toEqual([]);
    expect(await world.audit()).toEqual(['invitations.added {"people": 2}', 'invitations.added {"people": 1}']);
  });

  it('mails each person once, by two organisers at once', async () => {
    const event = await guestsOnly();
    await invitations.add(event.id, guests('ana@example.org\nbo@example.org'), actor);
    const other = invitationsOn(await database.another(2), clock);
    const mailed = await Promise.all([invitations.mailAll(event.id, actor), other.mailAll(event.id, actor)]);
    expect(mailed.toSorted()).toEqual([0, 2]);
    expect(await world.ledger.unsent()).toHaveLength(2);
  });

  it('mails nobody a link to a form that is closed already', async () => {
    for (const settings of [{ closesAt: clock.now() }, { approval: true, startsAt: clock.now() }]) {
      const event = await guestsOnly(settings);
      await invitations.add(event.id, guests('ana@example.org'), actor);
      expect(await invitations.mailAll(event.id, actor)).toBe('not_now');
    }
    expect(await world.ledger.unsent()).toEqual([]);
  });

  it('lets a mail go that is of no use any more: withdrawn, used, or of an event that is off', async () => {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    const [mail] = await world.query(`select id, language, subject_ids as "subjectIds" from outgoing_mail`);
    const kind = invitationMailKind(testLinks());
    const leaves = async () => (await kind.gather(database.db.read, [mail], clock.now())).size;
    const [now, rows] = [await leaves(), 'update invitation set withdrawn_at'];
    await world.query(`${rows} = created_at`);
    const withdrawn = await leaves();
    await world.query(`${rows} = null`);
    await world.query(`update event set status = 'cancelled'`);
    const off = await leaves();
    await world.query(`update event set status = 'published'`);
    await use(event, 'Ana', code);
    expect([now, withdrawn, off, await leaves()]).toEqual([1, 0, 0, 0]);
  });

  it('mails nobody about a draft, and again only after a pause', async () => {
    const { event: draft } = await anEvent(database.db, { access: 'invited', status: 'draft' });
    await invitations.add(draft.id, guests('ana@example.org'), actor);
    expect(await invitations.mailAll(draft.id, actor)).toBe('not_now');
    const event = await guestsOnly();
    await invite(event, 'bo@example.org');
    const [{ id }] = await world.query(`select id from invitation where email = 'bo@example.org'`);
    expect(await invitations.mail(event.id, id, actor)).toBe(0);
    clock.moveTo(new Date(clock.now().getTime() + 11 * 60_000));
    expect(await invitations.mail(event.id, id, actor)).toBe(1);
    expect(await invitations.mail(draft.id, id, actor)).toBe('unknown');
    expect(await invitations.mail(event.id, 'x', actor)).toBe('unknown');
  });
});

describe('a link', () => {
  it('lets one person in, with any address, and is used by that alone', async () => {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    expect(await use(event, 'Ana', undefined)).toEqual({ kind: 'not_invited' });
    expect(await invitations.findByCode(code)).toMatchObject({ email: 'ana@example.org', standing: 'mailed' });
    expect(await use(event, 'Anna', code)).toMatchObject({ kind: 'confirmed' });
    expect(await invitations.findByCode(code)).toBeUndefined();
    expect(await standings()).toEqual([{ email: 'ana@example.org', used: true, withdrawn: false }]);
  });

  it('gives the second press its first verdict, and anybody else the answer of a wrong link', async () => {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    const first = await use(event, 'Ana', code);
    expect(await use(event, 'Ana', code)).toEqual({ ...first, isRepeat: true });
    const refused = { kind: 'not_invited' };
    expect(await use(event, 'Bo', code)).toEqual(refused);
    expect(await use(event, 'Bo', 'nonsense')).toEqual(refused);
    expect(await use(event, 'Bo', testSecrets().linkToken('manage', newId(), 1))).toEqual(refused);
    expect(await use(await guestsOnly(), 'Bo', await invite(event, 'bo@example.org'))).toEqual(refused);
    expect(await world.people()).toEqual(['Ana confirmed']);
  });

  it('opens nothing once withdrawn, also after the person is invited again', async () => {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    const [{ id }] = await world.query('select id from invitation');
    expect(await invitations.withdraw(event.id, id, actor)).toBe('withdrawn');
    expect(await use(event, 'Ana', code)).toEqual({ kind: 'not_invited' });
    expect(await invitations.mail(event.id, id, actor)).toBe(1);
    expect(await use(event, 'Ana', code)).toEqual({ kind: 'not_invited' });
    expect(await use(event, 'Ana', testSecrets().linkToken('invitation', id, 2))).toMatchObject({ kind: 'confirmed' });
    expect(await invitations.withdraw(event.id, id, actor)).toBe('used');
  });

  it('cannot be made by whoever has a code of the same batch', async () => {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    const forged = `${code.slice(0, -4)}AAAA`;
    const answers = await Promise.all([use(event, 'Bo', forged), use(event, 'Ana', code)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['not_invited', 'confirmed']);
  });

  it('is needed no more by who cancelled and comes back by their own link', async () => {
    const event = await guestsOnly();
    await use(event, 'Ana', await invite(event, 'ana@example.org'));
    const [{ id }] = await world.query('select id from registration');
    await world.cancel(await world.get(id));
    expect(await world.own.comeBack(await world.get(id))).toEqual({ kind: 'back', status: 'confirmed' });
  });

  it('takes the name on the list with it when its person was somebody else', async () => {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    await world.query(`update invitation set name = 'Ana Geheim'`);
    await world.query(
      `update outgoing_mail set status = 'sent', to_name = 'Ana Geheim', facts = '{"name": "Ana Geheim"}'`,
    );
    await use(event, 'Ana', code);
    const [{ id }] = await world.query('select id from registration');
    await world.own.remove(await world.get(id));
    expect(await world.query('select name, email, used_at is not null as used from invitation')).toEqual([
      { name: '', email: 'ana@example.org', used: true },
    ]);
    expect(JSON.stringify(await world.query('select * from outgoing_mail'))).not.toContain('Geheim');
  });

  it('goes before approval and domains', async () => {
    const { event } = await anEvent(database.db, { approval: true, allowedDomains: ['example.com'] });
    expect(await use(event, 'Bo', undefined)).toEqual({ kind: 'domain_refused' });
    expect(await use(event, 'Ana', await invite(event, 'ana@example.org'))).toMatchObject({ kind: 'confirmed' });
  });
});

describe('two people with one link, in two processes', () => {
  let meeting: Meeting;
  beforeAll(async () => {
    meeting = await meetAt(database.db, 'registration', 'before');
  });
  afterAll(() => meeting.end());

  const deskOn = (db: Database, event: EventDetails, rows: AdmissionRows) =>
    new AdmissionDesk<RegistrationRequest, EventDetails>(event.id, db, rows, () => undefined, log);

  async function registeredAfterRace(make: () => AdmissionRows): Promise<{ made: number; refused: number }> {
    const event = await guestsOnly();
    const code = await invite(event, 'ana@example.org');
    const invitation = testSecrets().readLink(code);
    await meeting.again();
    const processes = [await database.another(2), await database.another(2)];
    const answers = await Promise.allSettled(
      processes.map((db, i) => deskOn(db, event, make()).admit({ ...aRequest(event, `P${i}`), invitation })),
    );
    const [{ made }] = await world.query('select count(*) as made from registration');
    const refused = answers.filter((one) => one.status === 'fulfilled' && one.value.kind === 'not_invited').length;
    return { made, refused };
  }

  it('one is registered, and the other is told that the link does not work', async () => {
    const rows = () => new AdmissionRows(clock, testOutbox(), testEntries());
    expect(await registeredAfterRace(rows)).toEqual({ made: 1, refused: 1 });
  });

  it('both would pass the rule without the lock on the event row; then only the unique index is left', async () => {
    class RowsWithoutLock extends AdmissionRows {
      override lock(tx: Tx, eventId: string): Promise<EventDetails> {
        return tx.findOneByOrFail(Event, { id: eventId });
      }
    }
    const rows = () => new RowsWithoutLock(clock, testOutbox(), testEntries());
    expect(await registeredAfterRace(rows)).toEqual({ made: 1, refused: 0 });
    await world.query('drop index registration_is_once_invited');
    await database.clean();
    actor = { kind: 'organiser', id: (await anOrganiser(database.db)).id };
    expect(await registeredAfterRace(rows)).toEqual({ made: 2, refused: 0 });
    await world.query('truncate registration cascade');
    await world.query(
      'create unique index registration_is_once_invited on registration (invitation_id) where invitation_id is not null',
    );
  });
});
