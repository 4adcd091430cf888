import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { findRegistration } from '../find-registration.js';
import { aForm, aThemeGroup, earlyPlacesOn, OfferStage, ownRegistrationsOn } from '../testing.js';

let database: TestDatabase;
let stage: OfferStage;
let event: EventDetails;
let b1: string;
let group: string;

/** Until Tuesday 2 March at noon in Amsterdam the places of B1 are for Mo and Mia. */
const UNTIL = '2027-03-02T11:00:00Z';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const open = async (places: number, waitlistMode: 'auto' | 'offer' = 'auto') => {
  await database.clean();
  stage = new OfferStage(database.db);
  ({ event } = await anEvent(database.db, { waitlistMode }));
  const sessions = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: places }, min: 0 }]);
  b1 = sessions.get('B1') ?? '';
  group = await aThemeGroup(database.db, ['mo@example.org', 'mia@example.org']);
  await database.db.read.query('update session set theme_group_id = $2, early_until = $3 where id = $1', [
    b1,
    group,
    UNTIL,
  ]);
};
const join = (name: string) => stage.join(event, name, [b1]);
const early = () => earlyPlacesOn(database.db, stage.clock);
const at = async (time: string) => {
  stage.clock.moveTo(new Date(time));
  await early().openDue(stage.clock.now());
};
const mails = () =>
  stage.said(`select kind || ' to ' || to_name as said from outgoing_mail where kind <> 'confirmation' order by seq`);

describe('early places', () => {
  it('go to members, while others stand in line and get the same answer', async () => {
    await open(2);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const verdict = async (name: string) => stage.registrations.register({ ...aForm(name), sessions: [b1] }, context);
    const [ana, mo] = [await verdict('Ana'), await verdict('Mo')];
    expect([ana.kind, mo.kind]).toEqual(['confirmed', 'confirmed']); // at the event
    await join('Bo');
    await join('Mia');
    expect(await stage.places()).toEqual(['Ana B1 waiting', 'Bo B1 waiting', 'Mia B1 confirmed', 'Mo B1 confirmed']);
    expect(await stage.pool('B1')).toEqual({ taken: 2, waiting: 2, ceiling: 2 });
  });

  it('that come free go to the first member in line, before others who came earlier', async () => {
    await open(1);
    await join('Ana');
    const mo = await join('Mo');
    await join('Mia');
    await stage.registrations.cancel(mo, { kind: 'participant' });
    expect(await stage.places()).toEqual(['Ana B1 waiting', 'Mia B1 confirmed']);
  });

  it('open to everybody at their moment, in order of arrival, once, also by two workers', async () => {
    await open(3);
    for (const name of ['Ana', 'Mo', 'Bo', 'Cy']) await join(name);
    await at('2027-03-02T10:59:00Z');
    expect((await stage.places()).filter((line) => line.endsWith('confirmed'))).toEqual(['Mo B1 confirmed']);
    stage.clock.moveTo(new Date(UNTIL));
    await stage.ledger.allSent();
    const other = earlyPlacesOn(await database.another(2), stage.clock);
    await Promise.all([early().openDue(stage.clock.now()), other.openDue(stage.clock.now())]);
    await early().openDue(stage.clock.now());
    expect(await stage.places()).toEqual(['Ana B1 confirmed', 'Bo B1 confirmed', 'Cy B1 waiting', 'Mo B1 confirmed']);
    expect(await mails()).toEqual(['programme to Ana', 'programme to Bo']);
  });

  it('are offered at their moment where the event offers its places', async () => {
    await open(2, 'offer');
    for (const name of ['Ana', 'Bo', 'Mo']) await join(name);
    await at(UNTIL);
    await at('2027-03-02T11:01:00Z');
    expect(await stage.held()).toEqual(['Ana B1 open']);
    expect(await stage.pool('B1')).toEqual({ taken: 2, waiting: 1, ceiling: 2 });
  });

  it('leave newcomers behind who stood in line, when the moment has come before the sweep', async () => {
    await open(1);
    await join('Ana');
    stage.clock.moveTo(new Date(UNTIL));
    await join('Mo'); // a member, but it is nobody's turn in particular any more
    await at(UNTIL);
    expect(await stage.places()).toEqual(['Ana B1 confirmed', 'Mo B1 waiting']);
  });

  it('are for who belongs to the group at that moment', async () => {
    await open(3);
    await database.db.read.query(
      'update theme_group_member set until = $1 where contact_id = (select id from contact where email = $2)',
      [new Date('2027-02-28T09:00:00Z'), 'mo@example.org'],
    );
    await join('Mo');
    await join('Ana');
    expect(await stage.places()).toEqual(['Ana B1 waiting', 'Mo B1 waiting']);
    await database.db.read.query(
      `insert into theme_group_member (theme_group_id, contact_id, circle, since) select $1, id, 'outer', $2 from contact where email = 'ana@example.org'`,
      [group, new Date('2027-03-01T09:00:00Z')],
    );
    await early().openDue(stage.clock.now()); // who becomes a member in line is let in without waiting for the moment
    expect(await stage.places()).toEqual(['Ana B1 confirmed', 'Mo B1 waiting']);
  });

  it('are nobody’s in exchange either, until their moment: then two change places who wait for each other', async () => {
    await open(1);
    const [[a1 = '']] = [await stage.said(`select id::text as said from session where code = 'A1'`)];
    const mo = await join('Mo');
    const ana = await stage.join(event, 'Ana', [a1]);
    await stage.registrations.changeSessions(ana, [b1], { kind: 'participant' });
    await stage.registrations.changeSessions(mo, [a1], { kind: 'participant' });
    const asTheyWere = ['Ana A1 confirmed', 'Ana B1 waiting', 'Mo A1 waiting', 'Mo B1 confirmed'];
    expect(await stage.places()).toEqual(asTheyWere);
    await at(UNTIL);
    expect(await stage.places()).toEqual(['Ana B1 confirmed', 'Mo A1 confirmed']);
  });

  it('go to the member who stood in line first, though the sweep has not come by yet', async () => {
    await open(1);
    await join('Ana');
    await database.db.read.query(
      `insert into theme_group_member (theme_group_id, contact_id, circle, since) select $1, id, 'outer', $2 from contact where email = 'ana@example.org'`,
      [group, new Date('2027-03-01T09:00:00Z')],
    );
    await join('Mo'); // a member for longer, but Ana came first
    await early().openDue(stage.clock.now());
    expect(await stage.places()).toEqual(['Ana B1 confirmed', 'Mo B1 waiting']);
  });

  it('bind also who swaps and who comes back', async () => {
    await open(2);
    const [ana, mo] = [await stage.join(event, 'Ana'), await stage.join(event, 'Mo')];
    for (const id of [ana, mo]) await stage.registrations.changeSessions(id, [b1], { kind: 'participant' });
    expect(await stage.places()).toEqual(['Ana B1 waiting', 'Mo B1 confirmed']);
    for (const id of [ana, mo]) {
      await stage.registrations.cancel(id, { kind: 'participant' });
      const registration = await findRegistration(database.db.read, id);
      if (registration) await ownRegistrationsOn(database.db, stage.clock).comeBack(registration);
    }
    expect(await stage.places()).toEqual(['Ana B1 waiting', 'Mo B1 confirmed']);
  });

  it('hold nobody up once the event has begun', async () => {
    await open(1);
    await database.db.read.query('update session set early_until = $2 where id = $1', [b1, event.endsAt]);
    stage.clock.moveTo(event.startsAt);
    await join('Ana');
    expect(await stage.places()).toEqual(['Ana B1 confirmed']);
  });
});
