import ICAL from 'ical.js';
import { type EventDetails, Events } from '#events';
import { anEvent, anEventInput } from '#events/testing';
import { Delivery, mailSweeps, Postman } from '#mail';
import { type SinkMail, type SmtpSink, startSmtpSink, testOutbox } from '#mail/testing';
import { MessagesModule, Reminders } from '#messages';
import { openLog, readConfig } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { RegistrationsModule } from '#registrations';
import { aForm, registrationsOn, testLinks, testSecrets } from '#registrations/testing';
import { mailKinds } from './mail-kinds.js';

/**
 * A mail server refuses every connection from six in the morning until six the next morning, by a clock that the test
 * moves. Meanwhile people register, cancel and come back, and organisers move, rename, call off and restore.
 */
const BEFORE = '2027-03-03T05:00:00Z';
const GONE = '2027-03-03T06:00:00Z';
const BACK = '2027-03-04T06:00:00Z';
const END = '2027-03-04T16:00:00Z';
const STARTS = {
  stays: '2027-03-10T13:00:00Z',
  moves: '2027-03-04T20:00:00Z',
  ends: '2027-03-08T13:00:00Z',
  returns: '2027-03-09T13:00:00Z',
  /** While the server is away: what reminds of it is of no use when it is back. */
  passes: '2027-03-03T18:00:00Z',
  /** The day after: what reminds of it a day before is late, and of use. */
  tomorrow: '2027-03-04T14:00:00Z',
} as const;
type Name = keyof typeof STARTS;
const NAMES = Object.keys(STARTS) as Name[];
const system = { kind: 'system' } as const;
const silent = openLog({ logLevel: 'silent' }, 'test');

interface Row {
  id: string;
  kind: string;
  status: string;
  message_id: string;
  event: string;
  registration: string;
  order_key: string | null;
}

interface Taken {
  readonly mail: SinkMail;
  readonly row: Row;
  readonly at: Date;
  /** Where its event began, as things stood then. */
  readonly startsAt: Date;
}

interface Registered {
  id: string;
  event: string;
  status: string;
  cancelled_at: Date | null;
  method: string | null;
  sequence: number | null;
}

const clock = new HandClock(BEFORE);
const arrived: Taken[] = [];
let database: TestDatabase;
let sink: SmtpSink;
let delivery: Delivery;
let events: Events;
let reminders: Reminders;
let rows: Row[];
let people: Registered[];
const at = new Map<Name, EventDetails>();

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startSmtpSink();
  events = new Events(database.db, clock);
  reminders = new Reminders(database.db, clock, testOutbox());
  new RegistrationsModule(events, registrationsOn(database.db, clock));
  new MessagesModule(events, reminders);
  for (const name of NAMES) {
    const startsAt = new Date(STARTS[name]);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const { event } = await anEvent(database.db, { startsAt, endsAt, title: { nl: name } });
    await database.db.transaction((tx) => reminders.addFirst(tx, event, event.createdAt));
    at.set(name, event);
  }
  await liveThroughIt();
  rows = await ledger();
  people = await database.db.read.query(
    `select r.id, r.event_id as event, r.status, r.cancelled_at, e.last_method as method, e.sequence
     from registration r left join calendar_entry e on e.registration_id = r.id and e.session_id is null`,
  );
});
afterAll(async () => {
  await delivery.stop();
  await sink.stop();
  await database.drop();
});

const ledger = (): Promise<Row[]> =>
  database.db.read.query(
    `select id, kind, status, message_id, order_key, subject_ids->>'event' as event,
            subject_ids->>'registration' as registration from outgoing_mail order by seq`,
  );

async function liveThroughIt(): Promise<void> {
  const config = readConfig({ SMTP_URL: sink.url, MAIL_FROM: 'Kring <agenda@kring.test>', KRING_PROFILE: 'test' });
  const kinds = mailKinds(config, testSecrets(), testLinks());
  delivery = new Delivery(database.db, kinds, Postman.open(config), clock, silent);
  const sweeps = [reminders.sweep, ...mailSweeps(database.db, delivery, kinds, silent)];
  const { port } = sink;
  for (let step = 0; clock.now() < new Date(END); step++) {
    const now = clock.now().getTime();
    if (now === Date.parse(GONE)) await sink.stop();
    if (now === Date.parse(BACK)) sink = await startSmtpSink({ port });
    if (now < Date.parse(BACK)) await somethingHappens(step);
    const before = now === Date.parse(BACK) ? 0 : sink.mails.length;
    for (const sweep of sweeps) await sweep.run(clock.now());
    await note(sink.mails.slice(before));
    clock.advance({ minutes: 30 });
  }
}

async function note(mails: readonly SinkMail[]): Promise<void> {
  if (mails.length === 0) return;
  const known = new Map((await ledger()).map((row) => [row.message_id, row]));
  const starts: { id: string; starts_at: Date }[] = await database.db.read.query('select id, starts_at from event');
  for (const mail of mails) {
    const row = known.get(mail.parsed.messageId ?? '');
    const startsAt = starts.find(({ id }) => id === row?.event)?.starts_at;
    if (!row || !startsAt) throw new Error(`a mail from nowhere: ${mail.parsed.subject}`);
    arrived.push({ mail, row, at: clock.now(), startsAt });
  }
}

/** Two people come, now and then one leaves or comes back, and at some hours an organiser does something. */
async function somethingHappens(step: number): Promise<void> {
  const registrations = registrationsOn(database.db, clock);
  const join = async (name: Name, who: string) => {
    const event = at.get(name);
    const context = { eventId: event?.id ?? '', eventKind: 'online', language: 'nl', source: 'form' } as const;
    if (event && new Date(STARTS[name]) > clock.now()) await registrations.register(aForm(who), context);
  };
  for (const turn of [0, 1, 2]) await join(NAMES[(step + turn * 2) % NAMES.length] as Name, `P${step}x${turn}`);
  if (step % 3 === 2) await leave(step - 2);
  if (step % 5 === 4) await leave(0);
  if (step % 6 === 5) await join(NAMES[(step - 5) % NAMES.length] as Name, `P${step - 5}x0`);
  const { id: moves = '' } = at.get('moves') ?? {};
  if (step === 12) await edit(moves, { title: { nl: 'moves' }, start: '2027-03-12T21:00', end: '2027-03-12T22:00' });
  if (step === 20) await edit(moves, { title: { nl: 'renamed' }, start: '2027-03-12T21:00', end: '2027-03-12T22:00' });
  if (step === 16) await events.cancel(at.get('ends')?.id ?? '', system);
  if (step === 18) await events.cancel(at.get('returns')?.id ?? '', system);
  if (step === 26) await events.restore(at.get('returns')?.id ?? '', system);

  async function leave(joined: number): Promise<void> {
    const [one] = await database.db.read.query(
      `select r.id from registration r join contact c on c.id = r.contact_id
        where c.email like $1 and r.status = 'confirmed' order by r.arrival limit 1`,
      [`p${joined}x%`],
    );
    if (one) await registrations.cancel(one.id, { kind: 'participant' });
  }
}

async function edit(id: string, changes: object): Promise<void> {
  const { updatedAt } = await events.get(id);
  const input = anEventInput({ roomUrl: 'https://meet.example.org/kring', ...changes });
  expect(await events.edit(id, input, updatedAt, system)).toMatchObject({ kind: 'saved' });
}

it('everything that was owed has its end, and what was done meanwhile was done', () => {
  const count: Record<string, number> = {};
  for (const { kind, status } of rows) count[`${kind} ${status}`] = (count[`${kind} ${status}`] ?? 0) + 1;
  process.stdout.write(`${people.length} people, ${arrived.length} mails taken: ${JSON.stringify(count)}\n`);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent', 'expired', 'failed']));
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind && row.status === 'sent').length;
  for (const kind of ['confirmation', 'cancelled', 'changed', 'event-cancelled', 'reminder']) {
    expect([kind, ofKind(kind) > 0]).toEqual([kind, true]);
  }
});

it('nothing came while the server was away, and nothing twice', () => {
  expect(arrived.filter(({ at }) => at >= new Date(GONE) && at < new Date(BACK))).toEqual([]);
  expect(new Set(arrived.map(({ row }) => row.id)).size).toBe(arrived.length);
  expect(rows.filter(({ status }) => status === 'sent').length).toBe(arrived.length);
});

it('nobody was reminded of what had begun, and the reminders that came too late say so', () => {
  const late = arrived.filter(({ row, at, startsAt }) => row.kind === 'reminder' && at >= startsAt);
  expect(late).toEqual([]);
  const passed = rows.filter(({ kind, event }) => kind === 'reminder' && event === at.get('passes')?.id);
  expect(passed.length).toBeGreaterThan(0);
  for (const { status } of passed) expect(['expired', 'failed']).toContain(status);
  const tomorrow = arrived.filter(({ row }) => row.kind === 'reminder' && row.event === at.get('tomorrow')?.id);
  expect(tomorrow.length).toBeGreaterThan(0); // late, and of use
});

it('who cancelled meanwhile got their cancellation and nothing else', () => {
  const gone = people.filter(
    ({ status, cancelled_at: when }) => status === 'cancelled' && when && when >= new Date(GONE),
  );
  expect(gone.length).toBeGreaterThan(5);
  const after = arrived.filter(({ at }) => at >= new Date(BACK));
  const told = after.filter(({ row }) => gone.some(({ id }) => id === row.registration));
  expect(new Set(told.map(({ row }) => row.kind))).toEqual(new Set(['cancelled']));
});

it('what concerns one calendar entry came in the order in which it was written, and ends as the database says', () => {
  const calendars = new Map<string, { method: string; sequence: number }[]>();
  for (const { mail, row } of arrived) {
    if (!mail.calendar) continue;
    const entry = new ICAL.Component(ICAL.parse(mail.calendar.content)).getFirstSubcomponent('vevent');
    const sequence = Number(entry?.getFirstPropertyValue('sequence'));
    const told = calendars.get(row.registration) ?? [];
    calendars.set(row.registration, [...told, { method: mail.calendar.method, sequence }]);
  }
  for (const told of calendars.values()) {
    expect(told.map(({ sequence }) => sequence)).toEqual(
      told.map(({ sequence }) => sequence).toSorted((a, b) => a - b),
    );
  }
  const off = [at.get('ends')?.id, at.get('passes')?.id];
  for (const { id, event, status, method, sequence } of people) {
    const last = calendars.get(id)?.at(-1);
    if (last) expect(last).toEqual({ method, sequence });
    else expect(status === 'cancelled' || off.includes(event)).toBe(true); // an invite would be of no use
  }
});
