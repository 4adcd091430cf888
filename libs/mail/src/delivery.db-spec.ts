import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { MailToQueue } from './mail-kind.js';
import { expireLate, takeBackLapsed } from './mail-sweeps.js';
import { newWorld, openPostOffice } from './testing/post-office.js';
import { headerAddress, noteMail, type SmtpSink, startSmtpSink, testOutbox } from './testing.js';

let database: TestDatabase;
let sink: SmtpSink;
const clock = new HandClock();
let office: ReturnType<typeof openPostOffice>;
const outbox = testOutbox();

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startSmtpSink();
});
beforeEach(async () => {
  await database.clean();
  sink.clear();
  sink.answer(() => 'take');
  clock.moveTo('2027-03-01T09:00:00Z');
  office = openPostOffice(database.db, sink.url, { clock, world: newWorld() });
});
afterEach(() => office.stop());
afterAll(async () => {
  await sink.stop();
  await database.drop();
});

const queue = (...mails: MailToQueue[]) => database.db.transaction((tx) => outbox.queue(tx, mails, clock.now()));

/** What the ledger says, by key. */
async function ledger(): Promise<Record<string, string>> {
  const rows: { key: string; status: string }[] = await database.db.read.query('select key, status from outgoing_mail');
  return Object.fromEntries(rows.map((row) => [row.key, row.status]));
}

async function row(key: string) {
  const [found] = await database.db.read.query('select * from outgoing_mail where key = $1', [key]);
  return found;
}

describe('a mail', () => {
  it('arrives once, however often its key is queued', async () => {
    const [first] = await queue(noteMail('a'), noteMail('a'));
    expect(await queue(noteMail('a', { to: { address: 'other@example.org', name: '' } }))).toEqual([]);
    await office.delivery.deliver([first as string]);
    await office.delivery.deliverDue();
    expect(sink.mails.map((mail) => mail.to)).toEqual(['a@example.org']);
    expect(await ledger()).toEqual({ a: 'sent' });
  });

  it('arrives as what it is: two twins, a card and a file for the calendar, and nobody needs to answer it', async () => {
    await queue(noteMail('a', { to: { address: 'ana@example.org', name: 'Ana "de Jong", Yıldız\r\nBcc: x@y.z' } }));
    await office.delivery.deliverDue();
    const [mail] = sink.mails;
    const parsed = mail?.parsed;
    expect(parsed?.subject).toBe('Kennisbasis');
    expect(headerAddress(parsed?.from)).toEqual({ name: 'Netwerk é', address: 'agenda@kring.test' });
    expect(headerAddress(parsed?.to)).toEqual({ name: 'Ana "de Jong", Yıldız Bcc: x@y.z', address: 'ana@example.org' });
    expect(headerAddress(parsed?.replyTo)).toEqual({ name: 'Vragen', address: 'vragen@kring.test' });
    expect(parsed?.bcc).toBeUndefined();
    expect(parsed?.text).toContain('https://kring.test/j/abc');
    expect(parsed?.html).toContain('Kennisbasis');
    expect(parsed?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed?.headers.get('content-language')).toBe('nl');
    expect(parsed?.messageId).toBe((await row('a')).message_id);
    expect(parsed?.messageId).toMatch(/^<[0-9a-f-]{36}@kring\.test>$/);
    expect(mail?.calendar?.method).toBe('REQUEST');
    expect(mail?.calendar?.content).toContain('SUMMARY:Kennisbasis\r\n');
    const file = parsed?.attachments.find((one) => one.filename === 'invite.ics');
    expect(file?.content.toString('utf8')).toBe(mail?.calendar?.content);
    const structure = [
      ...(mail?.raw.toString('latin1').matchAll(/^Content-Type: ([^;\r]+)(?:;[^\r]*?(method=\w+))?/gm) ?? []),
    ];
    expect(structure.map(([, type, method]) => [type, method].filter(Boolean).join(' '))).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar method=REQUEST',
      'text/calendar method=REQUEST',
    ]);
  });

  it('cannot be bent by a title', async () => {
    office.world.title = 'Hoi\r\nBcc: x@y.z\r\n\r\nbody';
    await queue(noteMail('a'));
    await office.delivery.deliverDue();
    expect(sink.mails.map((mail) => mail.to)).toEqual(['a@example.org']);
    expect(sink.mails[0]?.parsed.bcc).toBeUndefined();
    expect(sink.mails[0]?.parsed.subject).toBe('Hoi Bcc: x@y.z body');
  });

  it('to an address that no server would take fails at once, in sight', async () => {
    await queue(noteMail('a', { to: { address: 'nobody', name: 'Ana' } }));
    await office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({ status: 'failed', smtp_text: 'Not an address for a mail header' });
  });

  it('is caught, not sent, when the built-in mailbox takes it', async () => {
    const caught = openPostOffice(database.db, sink.url, { clock, mailCaughtAt: 'http://127.0.0.1:3080' });
    await queue(noteMail('a'));
    await caught.delivery.deliverDue();
    await caught.stop();
    expect(await ledger()).toEqual({ a: 'caught' });
  });

  it('expires when there is nothing to say any more', async () => {
    office.world.useless.add('a');
    await queue(noteMail('a'), noteMail('b'));
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'expired', b: 'sent' });
  });

  it('waits, alone, when its facts cannot be read', async () => {
    office.world.broken.add('b');
    await queue(noteMail('a'), noteMail('b'), noteMail('c'));
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent', b: 'queued', c: 'sent' });
    expect((await row('b')).smtp_text).toContain('could not be written');
    office.world.broken.clear();
    clock.advance({ minutes: 2 });
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent', b: 'sent', c: 'sent' });
  });

  it('of a kind this worker does not know stays for one that does', async () => {
    await queue(noteMail('a', { kind: 'from-the-future' }));
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'queued' });
  });
});

describe('order', () => {
  it('keeps a mail behind older unsent ones with the same order key', async () => {
    sink.answer(({ to, earlier }) =>
      to === 'request@example.org' && earlier === 0 ? { refuse: 451, at: 'data' } : 'take',
    );
    const [request] = await queue(noteMail('request', { orderKey: 'uid-1' }));
    const [cancel] = await queue(noteMail('cancel', { orderKey: 'uid-1', priority: 1 }));
    await queue(noteMail('free', { orderKey: 'uid-2' }));
    await office.delivery.deliver([cancel as string]);
    expect(sink.mails).toEqual([]);
    await office.delivery.deliver([request as string, cancel as string]);
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ request: 'queued', cancel: 'queued', free: 'sent' });
    clock.advance({ minutes: 2 });
    await office.delivery.deliverDue();
    expect(sink.mails.map((mail) => mail.to)).toEqual([
      'free@example.org',
      'request@example.org',
      'cancel@example.org',
    ]);
  });

  it('is the order of one batch too', async () => {
    const ids = await queue(noteMail('z', { orderKey: 'uid' }), noteMail('a', { orderKey: 'uid' }));
    await office.delivery.deliver(ids.toReversed());
    expect(sink.mails.map((mail) => mail.to)).toEqual(['z@example.org', 'a@example.org']);
  });

  it('does not wait for what failed or came too late', async () => {
    sink.answer(({ to }) => (to === 'failed@example.org' ? { refuse: 550, at: 'rcpt' } : 'take'));
    const tooLate = new Date(clock.now().getTime() - 1);
    await queue(
      noteMail('failed', { orderKey: 'uid' }),
      noteMail('late', { orderKey: 'uid', notAfter: tooLate }),
      noteMail('last', { orderKey: 'uid' }),
    );
    await office.delivery.deliverDue();
    await office.delivery.deliverDue();
    expect(await ledger()).toMatchObject({ failed: 'failed', last: 'sent' });
  });
});

describe('a refusal', () => {
  it('for now is tried again, with the same bytes although the world has changed', async () => {
    sink.answer(({ earlier }) => (earlier === 0 ? { refuse: 451, text: '4.3.0 busy', at: 'data' } : 'take'));
    await queue(noteMail('a'));
    await office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({
      status: 'queued',
      attempts: 1,
      smtp_code: 451,
      smtp_text: '451 4.3.0 busy',
      lease_until: null,
    });
    office.world.title = 'Something else by now';
    await office.delivery.deliverDue();
    expect(sink.mails).toEqual([]); // not before its time
    clock.advance({ minutes: 2 });
    await office.delivery.deliverDue();
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.raw.toString('latin1')).toBe(sink.refused[0]?.raw.toString('latin1'));
    expect(sink.mails[0]?.parsed.messageId).toBe((await row('a')).message_id);
    expect(await row('a')).toMatchObject({ status: 'sent', attempts: 2, smtp_code: 250, next_attempt_at: null });
  });

  it.each([421, 450, 452])('%s at the recipient puts the mail off', async (refuse) => {
    sink.answer(() => ({ refuse, at: 'rcpt' }));
    await queue(noteMail('a'));
    await office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({ status: 'queued', attempts: 1, smtp_code: refuse });
  });

  it('for good fails where everybody can see it, and only that mail', async () => {
    sink.answer(({ to }) =>
      to === 'a@example.org' ? { refuse: 550, text: '5.1.1 no such user', at: 'rcpt' } : 'take',
    );
    await queue(noteMail('a'), noteMail('b'));
    await office.delivery.deliverDue();
    clock.advance({ days: 1 });
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'failed', b: 'sent' });
    expect(await row('a')).toMatchObject({ attempts: 1, smtp_code: 550, smtp_text: '550 5.1.1 no such user' });
  });

  it('by a server that is away is tried until it is back: a day without SMTP loses nothing and mixes nothing up', async () => {
    const port = sink.port;
    await sink.stop();
    await queue(
      noteMail('request', { orderKey: 'uid' }),
      noteMail('other'),
      noteMail('reminder', { notAfter: new Date('2027-03-01T20:00:00Z') }),
    );
    await queue(noteMail('cancel', { orderKey: 'uid' }));
    for (let hour = 0; hour < 24; hour++) {
      await office.delivery.deliverDue();
      await database.db.transaction((tx) => expireLate(tx, clock.now()));
      clock.advance({ hours: 1 });
    }
    expect(await ledger()).toEqual({ request: 'queued', other: 'queued', cancel: 'queued', reminder: 'expired' });
    sink = await startSmtpSink({ port });
    clock.advance({ hours: 2 });
    await office.delivery.deliverDue();
    await office.delivery.deliverDue();
    expect(sink.mails.map((mail) => mail.to).filter((to) => to !== 'other@example.org')).toEqual([
      'request@example.org',
      'cancel@example.org',
    ]);
    expect(await ledger()).toEqual({ request: 'sent', other: 'sent', cancel: 'sent', reminder: 'expired' });
  });

  it('that never comes, because the server hangs, is not waited for', async () => {
    sink.answer(({ earlier }) => (earlier === 0 ? 'hang' : 'take'));
    await queue(noteMail('a'));
    await office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({ status: 'queued', attempts: 1, smtp_code: null });
    clock.advance({ minutes: 2 });
    await office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent' });
  });

  it('that is lost on its way means a repeat that carries the same Message-ID', async () => {
    sink.answer(({ earlier }) => (earlier === 0 ? 'lose-answer' : 'take'));
    await queue(noteMail('a'));
    await office.delivery.deliverDue();
    clock.advance({ minutes: 2 });
    await office.delivery.deliverDue();
    expect(sink.mails).toHaveLength(2);
    expect(new Set(sink.mails.map((mail) => mail.parsed.messageId)).size).toBe(1);
    expect(sink.mails[0]?.raw.equals(sink.mails[1]?.raw as Buffer)).toBe(true);
    expect(await ledger()).toEqual({ a: 'sent' });
  });

  it('of the connection after a mail was taken repeats nothing', async () => {
    sink.answer(() => 'drop');
    await queue(...['a', 'b', 'c', 'd', 'e', 'f'].map((key) => noteMail(key)));
    for (let round = 0; round < 3; round++) {
      await office.delivery.deliverDue();
      clock.advance({ minutes: 10 });
    }
    expect(sink.mails.map((mail) => mail.to).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `${key}@example.org`),
    );
    expect(Object.values(await ledger())).toEqual(Array(6).fill('sent'));
  });
});

describe('a mail that comes too late', () => {
  it('is never sent, and the ledger says so', async () => {
    await queue(noteMail('a', { notAfter: new Date('2027-03-01T10:00:00Z') }));
    clock.moveTo('2027-03-01T10:00:00Z');
    await office.delivery.deliverDue();
    expect(sink.mails).toEqual([]);
    expect(await database.db.transaction((tx) => expireLate(tx, clock.now()))).toBe(1);
    expect(await row('a')).toMatchObject({ status: 'expired', smtp_text: 'too late to be of use' });
  });
});

describe('a worker that dies', () => {
  it('between the claim and the server leaves mails that are sent within a minute', async () => {
    await queue(noteMail('a'));
    await database.db.read.query("update outgoing_mail set status = 'sending', attempts = 1, lease_until = $1", [
      new Date(clock.now().getTime() + 40_000),
    ]);
    await office.delivery.deliverDue();
    expect(sink.mails).toEqual([]);
    clock.advance({ seconds: 45 });
    expect(await database.db.transaction((tx) => takeBackLapsed(tx, clock.now()))).toBe(1);
    await office.delivery.deliverDue();
    expect(sink.mails.map((mail) => mail.to)).toEqual(['a@example.org']);
  });
});
