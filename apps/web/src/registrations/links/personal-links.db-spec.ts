import ical from 'ical.js';
import type { EventDetails } from '#events';
import { type AnEvent, anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

interface Person {
  readonly event: EventDetails;
  readonly id: string;
  readonly mine: string;
  readonly door: string;
}

/** Somebody who registered through the form, with the links of their mail. */
async function somebody(wishes: AnEvent = {}, email = 'fatma@example.org'): Promise<Person> {
  const { event } = await anEvent(test.db, wishes);
  return await comesTo(event, email);
}

async function comesTo(event: EventDetails, email: string): Promise<Person> {
  await web.post(`/${event.slug}/aanmelden`, { name: 'Fatma Yıldız', email });
  const [{ id }] = await test.db.read.query(
    'select r.id from registration r join contact c on c.id = r.contact_id where c.email = $1 and r.event_id = $2',
    [email, event.id],
  );
  return {
    event,
    id,
    mine: `/mijn/${web.secrets.linkToken('manage', id, 1)}`,
    door: `/j/${web.secrets.linkToken('join', id, 1)}`,
  };
}

/** The plans that an event made in the console has from the start. */
async function remind(event: EventDetails, ...leads: string[]): Promise<void> {
  for (const lead of leads) {
    await test.db.read.query(
      'insert into mail_plan (id, event_id, anchor, lead, created_at) values ($1, $2, $3, $4, $5)',
      [newId(), event.id, 'start', lead, event.createdAt],
    );
  }
}

const statusOf = async (id: string) =>
  (await test.db.read.query('select status from registration where id = $1', [id]))[0].status;
const presses = () => test.db.read.query('select registration_id, source, from_at from presence_observation');

describe('a personal link', () => {
  it('that is unknown, revoked, for something else or no link at all gives one and the same 404', async () => {
    const { id, mine } = await somebody();
    const revoked = await somebody({}, 'oud@example.org');
    await test.db.read.query('update registration set link_version = 2 where id = $1', [revoked.id]);
    const tokens = [
      web.secrets.linkToken('manage', newId(), 1),
      web.secrets.linkToken('manage', revoked.id, 1),
      web.secrets.linkToken('join', id, 1),
      web.secrets.linkToken('unsubscribe', id, 1),
      'x'.repeat(48),
      'short',
      '%00',
      "'--",
    ];
    const answers = await Promise.all(
      tokens.flatMap((token) =>
        [
          '',
          '/afzeggen',
          '/wijzigen',
          '/agenda.ics',
          '/over-mij',
          '/terug',
          '/niet-ik',
          '/gegevens',
          '/gegevens.json',
          '/mail',
        ].map((rest) => web.get(`/mijn/${token}${rest}`)),
      ),
    );
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer.headers, date: '' }))).size).toBe(1);
    const doors = await Promise.all([mine.slice(6), 'x'.repeat(48)].map((token) => web.get(`/j/${token}`)));
    expect(doors.map((answer) => answer.body)).toEqual([answers[0]?.body, answers[0]?.body]);
  });

  it('shows how things stand, what comes next, and the way out', async () => {
    const { event, mine, door } = await somebody({ slug: 'webinar' });
    await remind(event, 'P1D', 'PT1H');
    const page = await web.get(mine);
    expect(page.statusCode).toBe(200);
    for (const text of [
      'Je bent aangemeld',
      'Fatma Yıldız',
      'donderdag 4 maart 2027',
      '14.00–15.30 uur',
      'Herinnering per mail',
      'woensdag 3 maart 2027, 14.00',
      'donderdag 4 maart 2027, 13.00',
      '13.45',
    ]) {
      expect(page.body).toContain(text);
    }
    expect(page.body).toContain(`href="${mine}/afzeggen"`);
    expect(page.body).toContain(`href="${door}"`);
    expect((await web.get(`/en${mine}`)).body).toContain('You are registered');
  });

  it('gives the calendar entry of the mail again, with the way in and without the way out', async () => {
    const { id, mine, door } = await somebody();
    await test.db.read.query('update calendar_entry set sequence = 3 where registration_id = $1', [id]);
    const file = await web.get(`${mine}/agenda.ics`);
    expect(file.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'cache-control': 'private, no-store',
    });
    const entry = new ical.Component(ical.parse(file.body)).getFirstSubcomponent('vevent');
    expect([entry?.getFirstPropertyValue('uid'), entry?.getFirstPropertyValue('sequence')]).toEqual([
      `${id}@localhost`,
      3,
    ]);
    const unfolded = file.body.replace(/\r\n /g, '');
    expect(unfolded).toContain(door);
    expect(entry?.getFirstPropertyValue('description')).toContain('Met deze link doe je mee.'); // as in the invite
    expect(unfolded).not.toContain(mine.slice(6));
    expect(unfolded).not.toMatch(/ATTENDEE|ORGANIZER/);
  });
});

describe('cancelling', () => {
  it('is asked by opening the link and done by the button, once', async () => {
    const { id, mine } = await somebody();
    const asked = await web.get(`${mine}/afzeggen`);
    expect(asked.body).toContain(`<form method="post" action="${mine}/afzeggen"`);
    await web.head(`${mine}/afzeggen`);
    expect(await statusOf(id)).toBe('confirmed');
    const done = await web.post(`${mine}/afzeggen`);
    expect([done.statusCode, done.headers.location]).toEqual([303, mine]);
    expect(await statusOf(id)).toBe('cancelled');
    expect((await web.post(`${mine}/afzeggen`)).statusCode).toBe(303);
    expect((await web.get(`${mine}/afzeggen`)).headers.location).toBe(mine);
    expect((await web.get(mine)).body).toContain('Afgezegd');
    const kinds = await test.db.read.query(`select kind from outgoing_mail where kind = 'cancelled'`);
    expect(kinds).toHaveLength(1);
  });

  it('works in an older browser that hides where a no-referrer page came from', async () => {
    const { id, mine } = await somebody();
    const old = { origin: 'null', 'sec-fetch-site': undefined };
    expect((await web.post(`${mine}/afzeggen`, {}, old)).statusCode).toBe(303);
    expect(await statusOf(id)).toBe('cancelled');
  });

  it('lets the first in line move up', async () => {
    const first = await somebody({ capacity: 1 });
    const second = await comesTo(first.event, 'tweede@example.org');
    expect((await web.get(second.mine)).body).toContain('Je staat op de wachtlijst');
    await web.post(`${first.mine}/afzeggen`);
    expect((await web.get(second.mine)).body).toContain('Je bent aangemeld');
  });

  it('says to who leaves the line what is true of them: they never had a place', async () => {
    const first = await somebody({ capacity: 1 });
    const second = await comesTo(first.event, 'tweede@example.org');
    await web.post(`${second.mine}/afzeggen`);
    const { body } = await web.get(second.mine);
    expect(body).toContain('is ingetrokken');
    expect(body).not.toContain('plek is vrijgegeven');
  });

  it('asks in words that fit somebody who never registered', async () => {
    const { mine } = await somebody();
    const { body } = await web.get(`${mine}/afzeggen`);
    for (const text of ['Wil je afzeggen?', 'Ja, zeg af', 'Nee, laat staan']) expect(body).toContain(text);
    expect(body).not.toMatch(/ik kom|je plek|je agenda/i);
  });

  it('leaves the way back open until the event begins, and afterwards no way at all', async () => {
    const { event, mine } = await somebody();
    await web.post(`${mine}/afzeggen`);
    const isOffered = async () => /Opnieuw aanmelden|Toch komen/.test((await web.get(mine)).body);
    expect(await isOffered()).toBe(true);
    expect((await web.get(mine)).body).toContain(`<form method="post" action="${mine}/terug">`);
    web.moveTo('2027-03-04T14:30:00Z');
    expect(await isOffered()).toBe(false);
    web.moveTo('2027-03-01T09:00:00Z');
    const setEvent = (change: string) => test.db.read.query(`update event set ${change} where id = $1`, [event.id]);
    await setEvent(`closes_at = '2027-03-01T08:00:00Z'`);
    expect(await isOffered()).toBe(true); // they were counted on when it closed
    expect((await web.get(mine)).body).not.toContain('Opnieuw aanmelden');
    await setEvent(`closes_at = null, status = 'cancelled', cancelled_at = '2027-03-01T08:00:00Z'`);
    expect(await isOffered()).toBe(false);
  });

  it('is no longer offered when the event is over', async () => {
    const { id, mine } = await somebody();
    web.moveTo('2027-03-04T14:30:00Z');
    expect((await web.get(mine)).body).not.toContain('/afzeggen');
    await web.post(`${mine}/afzeggen`);
    expect(await statusOf(id)).toBe('confirmed');
  });
});

describe('the door', () => {
  it('opens a quarter of an hour before the start and closes at the end', async () => {
    const { door } = await somebody();
    const hasButton = async (at: string) => {
      web.moveTo(at);
      return (await web.get(door)).body.includes(`<form method="post" action="${door}"`);
    };
    expect(await hasButton('2027-03-04T12:44:58Z')).toBe(false);
    expect(await hasButton('2027-03-04T12:45:00Z')).toBe(true);
    expect(await hasButton('2027-03-04T14:29:00Z')).toBe(true);
    expect(await hasButton('2027-03-04T14:30:00Z')).toBe(false);
  });

  it('notes nothing when a scanner opens every link, and says beforehand what the button will note', async () => {
    const { door } = await somebody();
    web.moveTo('2027-03-04T12:50:00Z');
    const page = await web.get(door);
    await web.head(door);
    await web.get(`${door}/room`);
    await web.head(`${door}/room`);
    expect(page.body).toContain('noteren we dat je erbij was');
    expect(await presses()).toEqual([]);
  });

  it('notes the press and leads to the room by a page of our own', async () => {
    const { id, door } = await somebody({ roomUrl: 'https://meet.example.org/kring?a=1&b=2' });
    web.moveTo('2027-03-04T12:50:00Z');
    const pressed = await web.post(door);
    expect([pressed.statusCode, pressed.headers.location]).toEqual([303, `${door}/room`]);
    expect(await presses()).toMatchObject([{ registration_id: id, source: 'join_press' }]);
    const room = await web.get(`${door}/room`);
    expect(room.body).toContain(
      '<meta http-equiv="refresh" content="0;url=https://meet.example.org/kring?a=1&amp;b=2"/>',
    );
    expect(room.body).toContain('href="https://meet.example.org/kring?a=1&amp;b=2"');
    expect(room.headers['referrer-policy']).toBe('no-referrer');
  });

  it.each([
    ['too early', '2027-03-04T12:00:00Z', {}],
    ['after the end', '2027-03-04T15:00:00Z', {}],
    ['for somebody who comes in person', '2027-03-04T13:00:00Z', { kind: 'on_site', location: 'De Hal' }],
  ] as const)('notes nothing and lets nobody in %s', async (_, at, wishes) => {
    const { door } = await somebody(wishes);
    web.moveTo(at);
    expect((await web.post(door)).headers.location).toBe(door);
    expect((await web.get(`${door}/room`)).headers.location).toBe(door);
    expect(await presses()).toEqual([]);
  });

  it('lets nobody in from the waiting list', async () => {
    const first = await somebody({ capacity: 1 });
    const second = await comesTo(first.event, 'tweede@example.org');
    web.moveTo('2027-03-04T13:00:00Z');
    expect((await web.get(second.door)).body).toContain('Je staat op de wachtlijst');
    expect((await web.post(second.door)).headers.location).toBe(second.door);
    expect(await presses()).toEqual([]);
  });

  it.each(['', 'javascript:alert(1)'])('has no way on while the room is "%s", and says what to do', async (roomUrl) => {
    const { door } = await somebody({ roomUrl });
    web.moveTo('2027-03-04T13:00:00Z');
    await web.post(door);
    const room = await web.get(`${door}/room`);
    expect(room.body).toContain('De ruimte is nog niet klaar');
    expect(room.body).not.toContain('http-equiv="refresh"');
  });
});
