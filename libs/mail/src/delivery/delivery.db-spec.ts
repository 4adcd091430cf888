import { expireLate } from '../mail-sweeps.js';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { headerAddress, noteMail } from '../testing.js';
import { takeBackLapsed } from './lapsed.js';

const stage = mailStage();
const { clock, queue, ledger, row } = stage;

describe('a mail', () => {
  it('arrives once, however often its key is queued', async () => {
    const [first] = await queue(noteMail('a'), noteMail('a'));
    expect(await queue(noteMail('a', { to: { address: 'other@example.org', name: '' } }))).toEqual([]);
    await stage.office.delivery.deliver([first as string]);
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual(['a@example.org']);
    expect(await ledger()).toEqual({ a: 'sent' });
  });

  it('arrives as what it is: two twins, a card and a file for the calendar, and nobody needs to answer it', async () => {
    await queue(noteMail('a', { to: { address: 'ana@example.org', name: 'Ana "de Jong", Yıldız\r\nBcc: x@y.z' } }));
    await stage.office.delivery.deliverDue();
    const [mail] = stage.sink.mails;
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
    stage.office.world.title = 'Hoi\r\nBcc: x@y.z\r\n\r\nbody';
    await queue(noteMail('a'));
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual(['a@example.org']);
    expect(stage.sink.mails[0]?.parsed.bcc).toBeUndefined();
    expect(stage.sink.mails[0]?.parsed.subject).toBe('Hoi Bcc: x@y.z body');
  });

  it('to an address that no server would take fails at once, in sight', async () => {
    await queue(noteMail('a', { to: { address: 'nobody', name: 'Ana' } }));
    await stage.office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({ status: 'failed', smtp_text: 'Not an address for a mail header' });
  });

  it('is caught, not sent, when the built-in mailbox takes it', async () => {
    const caught = openPostOffice(stage.db, stage.sink.url, { clock, mailCaughtAt: 'http://127.0.0.1:3080' });
    await queue(noteMail('a'));
    await caught.delivery.deliverDue();
    await caught.stop();
    expect(await ledger()).toEqual({ a: 'caught' });
  });

  it('expires when there is nothing to say any more', async () => {
    stage.office.world.useless.add('a');
    await queue(noteMail('a'), noteMail('b'));
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'expired', b: 'sent' });
  });

  it('waits, alone, when its facts cannot be read', async () => {
    stage.office.world.broken.add('b');
    await queue(noteMail('a'), noteMail('b'), noteMail('c'));
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent', b: 'queued', c: 'sent' });
    expect((await row('b')).smtp_text).toContain('could not be written');
    stage.office.world.broken.clear();
    clock.advance({ minutes: 2 });
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent', b: 'sent', c: 'sent' });
  });

  it('of a kind this worker does not know stays for one that does', async () => {
    await queue(noteMail('a', { kind: 'from-the-future' }));
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'queued' });
  });
});

describe('a mail that comes too late', () => {
  it('is never sent, and the ledger says so', async () => {
    await queue(noteMail('a', { notAfter: new Date('2027-03-01T10:00:00Z') }));
    clock.moveTo('2027-03-01T10:00:00Z');
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails).toEqual([]);
    expect(await stage.db.transaction((tx) => expireLate(tx, clock.now()))).toBe(1);
    expect(await row('a')).toMatchObject({ status: 'expired', smtp_text: 'too late to be of use' });
  });
});

describe('a worker that dies', () => {
  it('between the claim and the server leaves mails that are sent within a minute', async () => {
    await queue(noteMail('a'));
    await stage.db.read.query("update outgoing_mail set status = 'sending', attempts = 1, lease_until = $1", [
      new Date(clock.now().getTime() + 40_000),
    ]);
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails).toEqual([]);
    clock.advance({ seconds: 45 });
    expect(await stage.db.transaction((tx) => takeBackLapsed(tx, clock.now()))).toBe(1);
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual(['a@example.org']);
  });
});
