import { expireLate } from '../mail-sweeps.js';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { noteMail } from '../testing.js';

const stage = mailStage();
const { clock, queue, ledger, row } = stage;

describe('order', () => {
  it('keeps a mail behind older unsent ones with the same order key', async () => {
    stage.sink.answer(({ to, earlier }) =>
      to === 'request@example.org' && earlier === 0 ? { refuse: 451, at: 'data' } : 'take',
    );
    const [request] = await queue(noteMail('request', { orderKey: 'uid-1' }));
    const [cancel] = await queue(noteMail('cancel', { orderKey: 'uid-1', priority: 1 }));
    await queue(noteMail('free', { orderKey: 'uid-2' }));
    await stage.office.delivery.deliver([cancel as string]);
    expect(stage.sink.mails).toEqual([]);
    await stage.office.delivery.deliver([request as string, cancel as string]);
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ request: 'queued', cancel: 'queued', free: 'sent' });
    clock.advance({ minutes: 2 });
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual([
      'free@example.org',
      'request@example.org',
      'cancel@example.org',
    ]);
  });

  it('is the order of one batch too', async () => {
    const ids = await queue(noteMail('z', { orderKey: 'uid' }), noteMail('a', { orderKey: 'uid' }));
    await stage.office.delivery.deliver(ids.toReversed());
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual(['z@example.org', 'a@example.org']);
  });

  it('does not wait for what failed or came too late', async () => {
    stage.sink.answer(({ to }) => (to === 'failed@example.org' ? { refuse: 550, at: 'rcpt' } : 'take'));
    const tooLate = new Date(clock.now().getTime() - 1);
    await queue(
      noteMail('failed', { orderKey: 'uid' }),
      noteMail('late', { orderKey: 'uid', notAfter: tooLate }),
      noteMail('last', { orderKey: 'uid' }),
    );
    await stage.office.delivery.deliverDue();
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toMatchObject({ failed: 'failed', last: 'sent' });
  });
});

describe('a refusal', () => {
  it('for now is tried again, with the same bytes although the world has changed', async () => {
    stage.sink.answer(({ earlier }) => (earlier === 0 ? { refuse: 451, text: '4.3.0 busy', at: 'data' } : 'take'));
    await queue(noteMail('a'));
    await stage.office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({
      status: 'queued',
      attempts: 1,
      smtp_code: 451,
      smtp_text: '451 4.3.0 busy',
      lease_until: null,
    });
    stage.office.world.title = 'Something else by now';
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails).toEqual([]); // not before its time
    clock.advance({ minutes: 2 });
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails).toHaveLength(1);
    expect(stage.sink.mails[0]?.raw.toString('latin1')).toBe(stage.sink.refused[0]?.raw.toString('latin1'));
    expect(stage.sink.mails[0]?.parsed.messageId).toBe((await row('a')).message_id);
    expect(await row('a')).toMatchObject({ status: 'sent', attempts: 2, smtp_code: 250, next_attempt_at: null });
  });

  it.each([421, 450, 452])('%s at the recipient puts the mail off', async (refuse) => {
    stage.sink.answer(() => ({ refuse, at: 'rcpt' }));
    await queue(noteMail('a'));
    await stage.office.delivery.deliverDue();
    expect(await row('a')).toMatchObject({ status: 'queued', attempts: 1, smtp_code: refuse });
  });

  it('for good fails where everybody can see it, and only that mail', async () => {
    stage.sink.answer(({ to }) =>
      to === 'a@example.org' ? { refuse: 550, text: '5.1.1 no such user', at: 'rcpt' } : 'take',
    );
    await queue(noteMail('a'), noteMail('b'));
    await stage.office.delivery.deliverDue();
    clock.advance({ days: 1 });
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'failed', b: 'sent' });
    expect(await row('a')).toMatchObject({ attempts: 1, smtp_code: 550, smtp_text: '550 5.1.1 no such user' });
  });

  it('by a server that is away is tried until it is back: a day without SMTP loses nothing and mixes nothing up', async () => {
    await stage.sink.stop();
    await queue(
      noteMail('request', { orderKey: 'uid' }),
      noteMail('other'),
      noteMail('reminder', { notAfter: new Date('2027-03-01T20:00:00Z') }),
    );
    await queue(noteMail('cancel', { orderKey: 'uid' }));
    for (let hour = 0; hour < 24; hour++) {
      await stage.office.delivery.deliverDue();
      await stage.db.transaction((tx) => expireLate(tx, clock.now()));
      clock.advance({ hours: 1 });
    }
    expect(await ledger()).toEqual({ request: 'queued', other: 'queued', cancel: 'queued', reminder: 'failed' });
    await stage.restartSink();
    clock.advance({ hours: 2 });
    await stage.office.delivery.deliverDue();
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails.map((mail) => mail.to).filter((to) => to !== 'other@example.org')).toEqual([
      'request@example.org',
      'cancel@example.org',
    ]);
    expect(await ledger()).toEqual({ request: 'sent', other: 'sent', cancel: 'sent', reminder: 'failed' });
  });

  it('that never comes, because the server hangs, is not waited for', async () => {
    stage.sink.answer(({ earlier }) => (earlier === 0 ? 'hang' : 'take'));
    await queue(noteMail('a'));
    const impatient = openPostOffice(stage.db, stage.sink.url, { clock, patience: 300 });
    await impatient.delivery.deliverDue();
    await impatient.stop();
    expect(await row('a')).toMatchObject({ status: 'queued', attempts: 1, smtp_code: null });
    clock.advance({ minutes: 2 });
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent' });
  });

  it('that is lost on its way means a repeat that carries the same Message-ID', async () => {
    stage.sink.answer(({ earlier }) => (earlier === 0 ? 'lose-answer' : 'take'));
    await queue(noteMail('a'));
    await stage.office.delivery.deliverDue();
    clock.advance({ minutes: 2 });
    await stage.office.delivery.deliverDue();
    expect(stage.sink.mails).toHaveLength(2);
    expect(new Set(stage.sink.mails.map((mail) => mail.parsed.messageId)).size).toBe(1);
    expect(stage.sink.mails[0]?.raw.equals(stage.sink.mails[1]?.raw as Buffer)).toBe(true);
    expect(await ledger()).toEqual({ a: 'sent' });
  });

  it('of the connection after a mail was taken repeats nothing', async () => {
    stage.sink.answer(() => 'drop');
    await queue(...['a', 'b', 'c', 'd', 'e', 'f'].map((key) => noteMail(key)));
    for (let round = 0; round < 3; round++) {
      await stage.office.delivery.deliverDue();
      clock.advance({ minutes: 10 });
    }
    expect(stage.sink.mails.map((mail) => mail.to).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `${key}@example.org`),
    );
    expect(Object.values(await ledger())).toEqual(Array(6).fill('sent'));
  });
});
