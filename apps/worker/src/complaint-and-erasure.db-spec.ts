import { setTimeout as pause } from 'node:timers/promises';
import { anEvent } from '#events/testing';
import { Bounces, Inbound, InboundAddresses, InboundHandlers, type SwitchOff } from '#mail';
import { complaintReport, postfixReport } from '#mail/testing';
import { openLog, Secrets } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { findRegistration, type Registration, switchMail } from '#registrations';
import { ownRegistrationsOn, register, registrationsOn } from '#registrations/testing';

const CONFIG = { inbound: { domain: 'in.kring.test', smtp: undefined, maildir: undefined } };
const addresses = new InboundAddresses(CONFIG, new Secrets(['k'.repeat(32)]));
const log = openLog({ logLevel: 'silent' }, 'test');
const clock = new HandClock();
let database: TestDatabase;
let ana: Registration;
let mailId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  const { event } = await anEvent(database.db);
  await register(registrationsOn(database.db, clock), event, ['Ana']);
  const [{ id }] = await database.db.read.query('select id from registration');
  ana = (await findRegistration(database.db.read, id)) as Registration;
  const [mail] = await database.db.read.query(
    `update outgoing_mail set status = 'sent', next_attempt_at = null, facts = '{"at": "2027-03-01T09:00:00Z", "facts": {}}'
     returning id`,
  );
  mailId = mail[0].id;
});

function inboundWith(switchOff: SwitchOff): Inbound {
  return new Inbound(database.db, addresses, new InboundHandlers([new Bounces(switchOff, log)]));
}
const erase = () => ownRegistrationsOn(database.db, clock).remove(ana);
const waiting = async (): Promise<number> =>
  (
    await database.db.read.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length;
const back = () => addresses.inboundAddress('bounces', mailId) ?? '';

it('a complaint that is read while its person erases themselves waits for nothing that waits for it', async () => {
  let erased: Promise<unknown> = Promise.resolve();
  let isDone = false;
  const inbound = inboundWith(async (tx, { registration = '' }, now) => {
    // The erasure begins now, and goes on as far as it can.
    erased = erase().finally(() => {
      isDone = true;
    });
    while (!isDone && (await waiting()) === 0) await pause(5);
    await switchMail(tx, registration, 'off', now);
    return true;
  });
  expect(await inbound.receive(complaintReport(), { from: '', to: back() }, clock.now())).toBe('kept');
  expect(await erased).toEqual({ kind: 'removed' });
  const [row] = await database.db.read.query('select became, fields from inbound_mail');
  expect(row).toEqual({ became: 'not_kept', fields: {} }); // of who was erased nothing is written down
});

it('a complaint switches mail off and is told in the history of its mail', async () => {
  const inbound = inboundWith(async (tx, { registration = '' }, now) => {
    await switchMail(tx, registration, 'off', now);
    return true;
  });
  await inbound.receive(complaintReport(), { from: '', to: back() }, clock.now());
  const [{ off, told }] = await database.db.read.query(
    'select mail_off_at is not null as off, (select what from mail_event) as told from registration',
  );
  expect([off, told]).toEqual([true, 'complained']);
});

it('a bounce that is read while its person erases themselves leaves nothing of what it said', async () => {
  const inbound = inboundWith(async () => false);
  const [received, erased] = await Promise.all([
    inbound.receive(postfixReport({ said: '550 ana@example.org has left' }), { from: '', to: back() }, clock.now()),
    erase(),
  ]);
  expect([received, erased]).toEqual(['kept', { kind: 'removed' }]);
  const rows = await database.db.read.query('select fields from inbound_mail');
  expect(JSON.stringify([rows, await database.db.read.query('select * from mail_event')])).not.toContain('has left');
});
