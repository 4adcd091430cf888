import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';
import { findSuppression, liftSuppression, suppress } from './suppression.js';

const stage = mailStage();
const { clock, queue, ledger, row } = stage;

const ana = { address: 'Ana@Example.org', name: 'Ana' };
const refuseAll = (text: string, refuse = 550) => stage.sink.answer(() => ({ refuse, text, at: 'rcpt' }));
const send = () => stage.office.delivery.deliverDue();
const standing = () => findSuppression(stage.db.read, 'ana@example.org');

describe('an address that a server does not know', () => {
  it.each([
    '5.1.1 no such user',
    '5.1.2 no such domain',
    '5.1.3 no address',
    '5.1.6 moved away',
    '5.1.10 takes no mail',
  ])('gets no more mail after "%s", however it is written, and the ledger says why', async (said) => {
    refuseAll(said);
    await queue(noteMail('a', { to: ana }));
    await send();
    expect(await standing()).toMatchObject({ reason: 'refused', code: said.split(' ')[0], said: `550 ${said}` });
    stage.sink.answer(() => 'take');
    await queue(noteMail('b', { to: { ...ana, address: 'ana@EXAMPLE.org.' } }), noteMail('c'));
    await send();
    expect(await ledger()).toEqual({ a: 'failed', b: 'suppressed', c: 'sent' });
    expect(await row('b')).toMatchObject({ attempts: 0, next_attempt_at: null });
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual(['c@example.org']);
  });

  it.each([
    ['5.7.1 policy', 550],
    ['5.7.26 not authenticated', 550],
    ['5.2.2 mailbox full', 552],
    ['5.1.8 bad sender', 550],
    ['5.1.7 bad sender', 550],
    ['5.0.0 no', 550],
    ['mailbox unavailable', 550],
    ['4.1.1 unknown for now', 450],
  ])('is none for "%s"', async (said, code) => {
    refuseAll(said, code);
    await queue(noteMail('a', { to: ana }));
    await send();
    expect(await standing()).toBeUndefined();
  });

  it('is told once in the history of the mail that found it out', async () => {
    refuseAll('5.1.1 no such user');
    await queue(noteMail('a', { to: ana }), noteMail('b', { to: ana, kind: 'asked' }));
    await send();
    const events = await stage.db.read.query("select what, code from mail_event where what = 'suppressed'");
    expect(events).toEqual([{ what: 'suppressed', code: '5.1.1' }]);
  });
});

describe('what somebody asks for from a suppressed address', () => {
  const hush = () =>
    stage.db.transaction((tx) => suppress(tx, { address: ana.address, reason: 'refused', code: '5.1.1' }, clock.now()));

  it('is tried, and when it is taken the address gets mail again', async () => {
    expect(await hush()).toBe(true);
    expect(await hush()).toBe(false);
    await queue(noteMail('link', { to: ana, kind: 'asked' }), noteMail('reminder', { to: ana }));
    await send();
    expect(await ledger()).toEqual({ link: 'sent', reminder: 'suppressed' });
    expect(await standing()).toBeUndefined();
    await queue(noteMail('next', { to: ana }));
    await send();
    expect((await row('next')).status).toBe('sent');
  });

  it('answers no complaint: whoever calls our mail spam is not asked by a stranger who types their address', async () => {
    const cause = { address: ana.address, reason: 'complained', code: 'abuse' } as const;
    await stage.db.transaction((tx) => suppress(tx, cause, clock.now()));
    await queue(noteMail('link', { to: ana, kind: 'asked' }));
    await send();
    expect(await ledger()).toEqual({ link: 'sent' });
    expect(await standing()).toMatchObject({ reason: 'complained' });
  });

  it('changes nothing when it is refused again', async () => {
    await hush();
    refuseAll('5.1.1 no such user');
    await queue(noteMail('link', { to: ana, kind: 'asked' }));
    await send();
    expect((await row('link')).status).toBe('failed');
    expect(await standing()).toBeDefined();
  });

  it('is not needed once an organiser lifts it, which they can do once', async () => {
    await hush();
    const lift = () => stage.db.transaction((tx) => liftSuppression(tx, 'ANA@example.org', clock.now()));
    expect([await lift(), await lift()]).toEqual([true, false]);
    await queue(noteMail('a', { to: ana }));
    await send();
    expect(await ledger()).toEqual({ a: 'sent' });
    expect(await hush()).toBe(true); // and a server may say it once more
  });
});
