import ICAL from 'ical.js';
import { Events } from '#events';
import { anEvent, aProgramme, organiser } from '#events/testing';
import { Delivery, Postman } from '#mail';
import { type SinkMail, type SmtpSink, startSmtpSink, testOutbox } from '#mail/testing';
import { countAudience, getMessage, MessageDrafts, Messages, Reminders, sealOfPress } from '#messages';
import { newId, openLog, readConfig } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { aForm, registrationsOn, testLinks, testSecrets } from '#registrations/testing';
import { mailKinds } from './mail-kinds.js';

/**
 * Whatever people or organisers typed anywhere, past every check that a form makes: what goes over the wire has the
 * headers, parts and calendar lines that a mail about nothing strange has. Each text holds the word Kennis, which must
 * still be readable.
 */
const HOSTILE: [what: string, typed: string][] = [
  ['a header', 'Kennis\r\nBcc: dief@example.com\r\n\r\nweg'],
  ['a header after a bare line feed', 'Kennis\nBcc: dief@example.com'],
  ['an event of its own', 'Kennis\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:dief@example.com'],
  ['an encoded word', 'Kennis =?utf-8?B?DQpCY2M6IGRpZWZAZXhhbXBsZS5jb20=?='],
  ['quotes and what calendars use', 'Kennis "a\\" ;,:\\n^n <dief@example.com>, \'b\' (c)'],
  ['bidi marks', 'Kennis \u202e\u2066moc.elpmaxe\u2069\u200f\u061c'],
  ['300 emoji', `Kennis ${'👩🏽‍🔬'.repeat(300)}`],
  ['NUL and other controls', 'Kennis \0\x07\x1b[31m\x7f\x85\u2028rood'],
  ['halves of surrogate pairs', 'Kennis \ud83d en \udc00'],
  ['a word of 2,000 letters', `Kennis ${'x'.repeat(2000)}`],
  ['dots at the start of lines', 'Kennis\r\n.\r\n..\r\nRSET\r\n.'],
  ['a boundary', 'Kennis --=_alternative-01900000-0000-7000-8000-000000000001-- --=_mixed'],
  ['HTML and Markdown', 'Kennis </p><script>alert(1)</script> [x](javascript:1) ![y](http://example.com/z) `{`'],
];

let database: TestDatabase;
let sink: SmtpSink;
let harmless: Shape[];

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startSmtpSink();
  harmless = shapesOf(await everyMailAbout('Kennis'));
});
afterAll(async () => {
  await sink.stop();
  await database.drop();
});

/** What must be the same whatever is typed. */
interface Shape {
  readonly headers: readonly string[];
  readonly parts: readonly string[];
  readonly calendar: readonly string[];
}

function shapesOf(mails: readonly SinkMail[]): Shape[] {
  return mails.map(({ parsed, raw, calendar }) => ({
    headers: parsed.headerLines.map(({ key }) => key),
    parts: raw.toString('latin1').match(/^Content-(?:Type|Disposition): [^;\r]+/gm) ?? [],
    calendar: calendar ? propertiesOf(calendar.content) : [],
  }));
}

function propertiesOf(ics: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  return [calendar, ...calendar.getAllSubcomponents()].flatMap((part) => [
    part.name,
    ...part.getAllProperties().map(({ name }) => name),
  ]);
}

/** What can be in a row at all: PostgreSQL itself takes neither NUL nor half a surrogate pair. */
const storable = (typed: string) => typed.replace(/[\0\p{Cs}]/gu, '');

/** Every mail about one event in which every text is this one: confirmed, reminded, written to, moved, cancelled. */
async function everyMailAbout(typed: string): Promise<SinkMail[]> {
  await database.clean();
  sink.clear();
  const clock = new HandClock('2027-03-01T09:00:00Z');
  const text = storable(typed);
  const world = await aWorldOf(text, clock);
  const registrations = registrationsOn(database.db, clock);
  const context = { eventId: world.event.id, eventKind: 'on_site', language: 'nl', source: 'form' } as const;
  const person = { ...aForm('Ana'), name: text, organisation: text, sessions: world.sessions };
  const verdict = await registrations.register(person, context);
  const deliver = openDelivery(clock);
  await deliver();
  await writeToAll(world.event.id, typed, clock);
  await deliver();
  clock.moveTo('2027-03-03T13:00:01Z');
  await new Reminders(database.db, clock, testOutbox()).queueDue();
  await deliver();
  await registrations.cancel('registrationId' in verdict ? verdict.registrationId : '', { kind: 'participant' });
  await deliver();
  return [...sink.mails];
}

async function aWorldOf(text: string, clock: HandClock) {
  const { db } = database;
  await db.read.query(
    `insert into community (name, contact_address, updated_at) values ($1, 'bureau@example.org', $2)`,
    [{ nl: text }, clock.now()],
  );
  await db.read.query(
    `insert into organiser (id, email, name, role, language, created_at) values ($1, 'o@example.org', 'O', 'owner', 'nl', $2)`,
    [organiser.kind === 'organiser' ? organiser.id : '', clock.now()],
  );
  const { event } = await anEvent(db, { kind: 'on_site', title: { nl: text }, summary: { nl: text }, location: text });
  const sessions = await aProgramme(db, event, [{ sessions: { A1: null } }]);
  await db.read.query('update session set title = $1, speakers = $2, location = $2', [{ nl: text }, text]);
  await db.transaction((tx) => new Reminders(db, clock, testOutbox()).addFirst(tx, event, event.createdAt));
  const words = { subject: { nl: text }, body: { nl: `${text}\n\n{name} {event} {when}` } };
  await db.read.query(`update mail_plan set template = $1 where lead = 'P1D'`, [words]);
  return { event, sessions: [...sessions.values()] };
}

/** A message as an organiser writes it, past the check of the form. */
async function writeToAll(event: string, typed: string, clock: HandClock): Promise<void> {
  const { db } = database;
  const id = newId();
  const words = { subject: { nl: storable(typed) }, body: { nl: `${storable(typed)}\n\n{name}` } };
  await new MessageDrafts(db, clock).write(event, id, { ...words, audience: { kind: 'all' } }, organiser);
  const messages = new Messages(db, clock, testOutbox(), { nudge: async () => undefined });
  const message = await getMessage(db.read, event, id);
  const people = await new Events(db, clock).get(event);
  const asked = { event: people, audience: message.audience, now: clock.now() };
  await messages.press(event, id, sealOfPress(message, await countAudience(db.read, asked)), organiser);
  await messages.run(id);
}

function openDelivery(clock: HandClock): () => Promise<void> {
  const config = readConfig({ SMTP_URL: sink.url, MAIL_FROM: 'Kring <agenda@kring.test>', KRING_PROFILE: 'test' });
  const kinds = mailKinds(config, testSecrets(), testLinks());
  return async () => {
    const delivery = new Delivery(
      database.db,
      kinds,
      Postman.open(config),
      clock,
      openLog({ logLevel: 'silent' }, 'test'),
    );
    await delivery.deliverDue();
    await delivery.stop();
  };
}

it('a mail about nothing strange is confirmed, written to, reminded of and cancelled', () => {
  expect(sink.mails.map(({ calendar }) => calendar?.method)).toEqual(['REQUEST', undefined, undefined, 'CANCEL']);
});

it.each(HOSTILE)('%s in every text leaves every mail in its shape, and readable', async (_, typed) => {
  const mails = await everyMailAbout(typed);
  expect(shapesOf(mails)).toEqual(harmless);
  for (const { raw, parsed, calendar, to, from } of mails) {
    expect([from, to]).toEqual(['agenda@kring.test', 'ana@example.org']);
    expect([parsed.to, parsed.from].flat().map((one) => one?.value.map(({ address }) => address))).toEqual([
      ['ana@example.org'],
      ['agenda@kring.test'],
    ]);
    expect([parsed.cc, parsed.bcc]).toEqual([undefined, undefined]);
    for (const said of [parsed.subject, parsed.text, parsed.from?.text]) expect(said).toContain('Kennis');
    expect(parsed.html).not.toMatch(/<script|<img|="javascript/i);
    checkWire(raw.toString('latin1'));
    if (calendar) checkCalendar(calendar.content);
  }
});

/** RFC 5321 and 5322: CRLF only, seven bits, lines that no server cuts. */
function checkWire(raw: string): void {
  expect(raw.replaceAll('\r\n', '')).toMatch(/^[\t -~]*$/);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
}

function checkCalendar(ics: string): void {
  const lines = ics.split('\r\n');
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => /^ATTENDEE|^BEGIN:VEVENT/.test(line))).toHaveLength(2);
  const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent');
  expect(event?.getFirstPropertyValue('attendee')).toMatch(/^mailto:ana@example\.org$/i);
  expect(event?.getFirstPropertyValue('summary')).toContain('Kennis');
}
