import ICAL from 'ical.js';
import { lockEvent } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { type MailKind, MailKinds, type Message, type QueuedMail } from '#mail';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { findRegistration } from '../find-registration.js';
import type { Registrations } from '../registrations.js';
import { aForm, ownRegistrationsOn, registrationsOn, testLinks, testSecrets } from '../testing.js';
import { registrationMailKinds } from './kinds.js';
import { mailWords } from './words.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
const kinds = new MailKinds(registrationMailKinds(testLinks()));

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
  await database.db.read.query(
    `insert into community (name, contact_address, updated_at) values ('{"nl": "Netwerk Voorbeeld", "en": "Example network"}', 'bureau@example.org', now())`,
  );
});

/** Every mail in the ledger as it would leave now, oldest first; undefined where it is of no use any more. */
async function written(): Promise<{ kind: string; to: string; message: Message | undefined }[]> {
  const rows = await database.db.read.query(`select * from outgoing_mail where status = 'queued' order by seq`);
  return Promise.all(
    rows.map(async (row: Record<string, never>) => {
      const mail = {
        id: row.id,
        key: row.key,
        kind: row.kind,
        to: { address: row.to_address, name: row.to_name },
        language: row.language,
        subjectIds: row.subject_ids,
      } as unknown as QueuedMail;
      const kind: MailKind = kinds.get(mail.kind);
      const facts = (await kind.gather(database.db.read, [mail], clock.now())).get(mail.id);
      // Frozen facts live in jsonb: what is rendered has been there and back.
      const message = facts && kind.render(JSON.parse(JSON.stringify(facts)), mail, clock.now());
      return { kind: mail.kind, to: mail.to.address, message };
    }),
  );
}

const join = (
  name: string,
  event: { id: string; kind: 'online' | 'on_site' | 'hybrid' },
  language: 'nl' | 'en' = 'nl',
  wishes = {},
) =>
  registrations.register(aForm(name, wishes), { eventId: event.id, eventKind: event.kind, language, source: 'form' });

function invite(message: Message | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(message?.calendar?.content ?? ''));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
  return {
    calendar,
    event,
    method: calendar.getFirstPropertyValue('method'),
    attendees: event.attendees.map((one) => String(one.getFirstValue())),
  };
}

it('takes the entry back from who left and came back to wait, before they were told that they had left', async () => {
  const { event } = await anEvent(database.db, { capacity: 1 });
  await join('Ana', event);
  await database.db.read.query(`update outgoing_mail set status = 'sent'`);
  const [{ id }] = await database.db.read.query('select id from registration');
  await registrations.cancel(id, { kind: 'participant' });
  await join('Bo', event);
  const ana = await findRegistration(database.db.read, id);
  if (!ana) throw new Error('no such registration');
  await ownRegistrationsOn(database.db, clock).comeBack(ana);
  const mails = (await written()).filter(({ to }) => to.startsWith('ana'));
  expect(mails.map(({ kind }) => kind)).toEqual(['waiting']);
  const { method, event: entry } = invite(mails[0]?.message);
  expect([method, entry.sequence]).toEqual(['CANCEL', 1]);
  expect(mails[0]?.message?.text).toContain('verdwijnt vanzelf uit je agenda');
});

it('tells who holds two sessions at the same time since a move, with a link to choose, and nobody else', async () => {
  const { event } = await anEvent(database.db);
  const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }, { sessions: { A2: 5 } }]);
  const [a1, a2] = [ids.get('A1') ?? '', ids.get('A2') ?? ''];
  for (const [name, sessions] of [['Ana', [a1, a2]] as const, ['Bo', [a2]] as const])
    await registrations.register(
      { ...aForm(name), sessions: [...sessions] },
      { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' },
    );
  await database.db.read.query(`update outgoing_mail set status = 'sent', facts = '{}'`);
  await database.db.transaction(async (tx) => {
    const at = await lockEvent(tx, event.id);
    await tx.query(
      `update session set starts_at = one.starts_at, ends_at = one.ends_at from session one
       where session.id = $1 and one.id = $2`,
      [a2, a1],
    );
    await registrations.tellSessions(tx, at, [a2], clock.now());
  });
  const [ana, bo, ...more] = await written();
  expect([ana?.kind, bo?.kind, more.length]).toEqual(['programme', 'programme', 0]);
  expect(ana?.message?.text).toContain('A1 en A2 zijn nu tegelijk. Je houdt beide plekken tot je kiest.');
  expect(ana?.message?.text).toMatch(/\/mijn\/[^/\s]+\/wijzigen/);
  expect(bo?.message?.text).not.toContain('tegelijk');
});

describe('a person whose clock shows another time', () => {
  const texts = async () => (await written()).map(({ message }) => message?.text ?? '');

  it('reads both times, and the invite stays in UTC', async () => {
    const { event } = await anEvent(database.db);
    await join('Ana', event, 'nl', { timeZone: 'Europe/Lisbon' });
    const [mail] = await written();
    expect(mail?.message?.text).toMatch(/14\.00–15\.30 uur \(CET\)[^]*In jouw tijd[^]*13\.00–14\.30 uur \(Lissabon\)/);
    expect(mail?.message?.html).toContain('13.00–14.30 uur (Lissabon)');
    expect(mail?.message?.calendar?.content).toContain('DTSTART:20270304T130000Z\r\n');
  });

  it.each([
    ['whose clock shows the same', { timeZone: 'Europe/Paris' }, 'online'],
    ['whose zone is not known', {}, 'online'],
    ['who told something else', { timeZone: 'Mars/Olympus\r\nBcc: x@example.org' }, 'online'],
    ['who comes by train', { timeZone: 'Europe/Lisbon' }, 'on_site'],
  ] as const)('reads one time: somebody %s', async (_, told, kind) => {
    const { event } = await anEvent(database.db, { kind, location: 'Utrecht' });
    await join('Ana', event, 'en', told);
    expect((await texts()).join()).not.toContain('In your time');
  });

  it('gets a letter when this machine does not know their zone', async () => {
    const { event } = await anEvent(database.db);
    await join('Ana', event);
    await database.db.read.query(`update registration set time_zone = 'Moon/Tranquillity'`);
    expect((await texts())[0]).toContain('14.00–15.30 uur (CET)');
  });
});

it('a confirmation says when and where, carries both links, and an invite for this person alone', async () => {
  const { event } = await anEvent(database.db);
  await join('Ana', event);
  const [mail] = await written();
  const { message } = mail ?? {};
  expect(message?.subject).toBe('Je bent aangemeld: Voorjaarswebinar');
  expect(message?.senderName).toBe('Netwerk Voorbeeld');
  for (const text of [message?.text ?? '', message?.html ?? '']) {
    expect(text).toContain('donderdag 4 maart 2027');
    expect(text).toContain('14.00–15.30 uur (CET)');
    expect(text).toMatch(/https:\/\/kring\.example\.org\/mijn\/[\w-]{48}/);
    expect(text).toMatch(/https:\/\/kring\.example\.org\/j\/[\w-]{48}/);
    expect(text).toMatch(/https:\/\/kring\.example\.org\/mijn\/[\w-]{48}\/niet-ik/);
  }
  const { event: entry, method, attendees } = invite(message);
  expect(method).toBe('REQUEST');
  expect(message?.calendar?.method).toBe('REQUEST');
  expect(attendees.map((one) => one.toLowerCase())).toEqual(['mailto:ana@example.org']);
  expect(entry.sequence).toBe(0);
  expect(entry.startDate.toJSDate()).toEqual(event.startsAt);
  expect(entry.endDate.toJSDate()).toEqual(event.endsAt);
  expect(entry.summary).toBe('Voorjaarswebinar');
  expect(entry.organizer.toLowerCase()).toBe('mailto:agenda@kring.example.org');
});

it('the invite carries the link to join and never the one that cancels: people share calendars', async () => {
  const { event } = await anEvent(database.db);
  await join('Ana', event);
  const [mail] = await written();
  const unfolded = mail?.message?.calendar?.content.replaceAll('\r\n ', '') ?? '';
  expect(unfolded).toMatch(/\/j\/[\w-]{48}/);
  expect(unfolded).not.toContain('/mijn/');
});

it('the links open this registration, each for its own purpose', async () => {
  const { event } = await anEvent(database.db);
  await join('Ana', event);
  const text = (await written())[0]?.message?.text ?? '';
  const token = (path: string) => new RegExp(`/${path}/([\\w-]{48})`).exec(text)?.[1] ?? '';
  expect((await registrations.findByLink('manage', token('mijn')))?.name).toBe('Ana');
  expect((await registrations.findByLink('join', token('j')))?.name).toBe('Ana');
  expect(await registrations.findByLink('manage', token('j'))).toBeUndefined();
  await database.db.read.query('update registration set link_version = link_version + 1');
  expect(await registrations.findByLink('manage', token('mijn'))).toBeUndefined();
});

it('somebody in line is told so without an invite, and gets one when a place comes free', async () => {
  const { event } = await anEvent(database.db, { capacity: 1 });
  const first = await join('Ana', event);
  await join('Bo', event, 'en');
  const waiting = (await written())[1];
  expect(waiting?.message?.subject).toBe('You are on the waiting list: Spring webinar');
  expect(waiting?.message?.calendar).toBeUndefined();
  expect(waiting?.message?.text).not.toContain('/j/');
  await registrations.cancel('registrationId' in first ? first.registrationId : '', { kind: 'participant' });
  const after = await written();
  expect(after.map(({ kind, message }) => [kind, message?.subject])).toEqual([
    ['waiting', undefined], // it would be a lie by now
    ['cancelled', 'Afgezegd: Voorjaarswebinar'],
    ['promoted', 'There is a place for you: Spring webinar'],
  ]);
  expect(invite(after[2]?.message).method).toBe('REQUEST');
});

it('a cancellation withdraws the very entry that the confirmation made', async () => {
  const { event } = await anEvent(database.db);
  const ana = await join('Ana', event);
  const first = invite((await written())[0]?.message);
  await registrations.cancel('registrationId' in ana ? ana.registrationId : '', { kind: 'participant' });
  const last = invite((await written()).at(-1)?.message);
  expect(last.method).toBe('CANCEL');
  expect(last.event.uid).toBe(first.event.uid);
  expect(last.event.sequence).toBe(1);
  expect(last.event.organizer).toBe(first.event.organizer);
  expect(last.attendees).toEqual(first.attendees);
  expect(last.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});

it.each([
  ['nl', '‘A1 Warmte’, een sessie die je koos bij ‘Voorjaarswebinar’, gaat niet door.'],
  ['en', '‘A1 Warmte’, a session you chose at ‘Spring webinar’, is called off.'],
] as const)('a session that is called off is named, as long as it is there (%s)', async (language, sentence) => {
  const { event } = await anEvent(database.db);
  const ids = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
  const a1 = ids.get('A1') ?? '';
  await database.db.read.query(`update session set title = '{"nl": "Warmte"}' where id = $1`, [a1]);
  await registrations.register(
    { ...aForm('Ana'), sessions: [a1] },
    { eventId: event.id, eventKind: event.kind, language, source: 'form' },
  );
  await database.db.read.query(`update outgoing_mail set status = 'sent', facts = '{}'`);
  await database.db.transaction(async (tx) =>
    registrations.emptySession(tx, await lockEvent(tx, event.id), a1, clock.now()),
  );
  const text = async () => (await written())[0]?.message?.text.replaceAll(/\s+/g, ' ');
  expect(await text()).toContain(sentence);
  await database.db.read.query('delete from pool where session_id = $1', [a1]);
  await database.db.read.query('delete from session where id = $1', [a1]);
  expect(await text()).toMatch(/Een sessie die je koos bij ‘|A session you chose at ‘/);
});

it('hostile names and titles stay text', async () => {
  const { event } = await anEvent(database.db, { title: { nl: 'A"\r\nBEGIN:VEVENT\r\nX:<script>alert(1)</script>' } });
  await join('x', event, 'nl', { name: '"><img src=x>\r\nBcc: everybody' });
  const { message } = (await written())[0] ?? {};
  expect(message?.html).not.toContain('<script>');
  expect(message?.html).not.toContain('<img src=x>');
  const { calendar } = invite(message);
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  expect(message?.calendar?.content).not.toMatch(/\nBcc:/);
});

it('people who come to a place are told where, not how to log in', async () => {
  const { event } = await anEvent(database.db, { kind: 'on_site', location: 'Zaal 1, Voorbeeldstraat 1, Utrecht' });
  await join('Ana', event);
  const { message } = (await written())[0] ?? {};
  expect(message?.text).toContain('Zaal 1, Voorbeeldstraat 1, Utrecht');
  expect(message?.text).not.toContain('/j/');
  expect(invite(message).event.location).toBe('Zaal 1, Voorbeeldstraat 1, Utrecht');
});

it.each(['nl', 'en'] as const)('a title that ends in a question mark stays a whole sentence (%s)', (language) => {
  const title = 'Wat werkt?';
  const sentences = Object.values(mailWords[language])
    .filter((words) => typeof words === 'object' && 'lead' in words)
    .map(({ lead }) => lead(title));
  expect(sentences.length).toBeGreaterThan(9);
  for (const sentence of sentences) expect(sentence).not.toMatch(/\?[.,]|\? [a-z]/);
});

it('a link mail lists what is coming, each with its own link', async () => {
  await join('Ana', (await anEvent(database.db)).event);
  await join('Ana', (await anEvent(database.db, { title: { nl: 'Tweede webinar' } })).event);
  await registrations.mailLinks('ana@example.org');
  const { message } = (await written()).at(-1) ?? {};
  expect(message?.text).toContain('Voorjaarswebinar, donderdag 4 maart 2027');
  expect(new Set(message?.text.match(/\/mijn\/[\w-]{48}/g)).size).toBe(2);
});

it('no facts hold a key', async () => {
  const { event } = await anEvent(database.db);
  await join('Ana', event);
  const [row] = await database.db.read.query('select id from registration');
  const kind = kinds.get('confirmation');
  const facts = await kind.gather(
    database.db.read,
    [{ id: 'm', language: 'nl', subjectIds: { registration: row.id } } as never],
    clock.now(),
  );
  expect(JSON.stringify([...facts])).not.toContain(testSecrets().linkToken('manage', row.id, 1));
});
