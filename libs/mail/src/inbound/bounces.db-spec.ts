import { newId } from '#platform';
import { findAlarms } from '../deliverability/alarms.js';
import { queueOnceMore } from '../ledger/ledger.js';
import { countFailedMails, countTrouble, findFailedMails, searchMails } from '../ledger/search-mails.js';
import { history, inboundStage } from '../testing/inbound-stage.js';
import { mailStage } from '../testing/mail-stage.js';
import {
  absenceNote,
  complaintReport,
  exchangeReport,
  gmailReport,
  plainReport,
  postfixReport,
} from '../testing/returned-mail.js';
import { noteMail } from '../testing.js';

const stage = mailStage();
const world = inboundStage(stage);
const { clock } = stage;

const receive = (to: string, raw: Buffer, from = '') => world.inbound().receive(raw, { from, to }, clock.now());
const became = async () => (await world.rows()).map((row) => `${row.kind} ${row.became}`);

it('marks a mail that came back, and stops writing where nobody lives', async () => {
  const registration = newId();
  const { id, back } = await world.sent('a', { subjectIds: { registration } });
  await receive(back, postfixReport({ recipient: 'a@example.org' }));
  expect(await stage.row('a')).toMatchObject({ status: 'sent', bounced_at: clock.now(), bounce_code: '5.1.1' });
  expect(await world.suppressed()).toMatchObject([{ address: 'a@example.org', reason: 'bounced', code: '5.1.1' }]);
  expect(await stage.db.read.query('select mail_id from mail_suppression')).toEqual([{ mail_id: id }]);
  expect(await history(stage.db.read, id)).toEqual([
    ['bounced', '5.1.1'],
    ['suppressed', '5.1.1'],
  ]);
  expect(await world.rows()).toMatchObject([
    { kind: 'bounce', became: 'suppressed', about_id: id, subject_ids: { registration } },
  ]);
});

it('believes the address it came to, whatever the report says of whom it is about', async () => {
  const { id, back } = await world.sent('a');
  const other = await world.sent('b');
  await receive(back, postfixReport({ recipient: 'b@example.org' }));
  expect((await history(stage.db.read, id))[0]).toEqual(['bounced', '5.1.1']);
  expect(await history(stage.db.read, other.id)).toEqual([]);
  // Forwarded to somebody who is gone: the address we know still exists.
  expect(await world.suppressed()).toEqual([]);
});

it('only tells that a mail is delayed: it may still arrive', async () => {
  const { id, back } = await world.sent('a');
  await receive(back, gmailReport());
  expect((await stage.row('a')).bounced_at).toBeNull();
  expect(await history(stage.db.read, id)).toEqual([['delayed', '4.4.1']]);
});

it.each(['delivered', 'relayed', 'expanded', 'Delivered'])('says nothing new of a mail that was %s', async (action) => {
  const { id, back } = await world.sent('a');
  await receive(back, postfixReport({ action, status: '2.0.0' }));
  expect([await history(stage.db.read, id), await became()]).toEqual([[], ['bounce nothing_new']]);
});

it('keeps writing to a full mailbox until three mails came back within thirty days', async () => {
  const to = { address: 'Ana@example.org', name: 'Ana' };
  const comesBack = async (key: string) => {
    const { back } = await world.sent(key, { to });
    await receive(back, exchangeReport());
  };
  await comesBack('long-ago');
  clock.advance({ days: 31 });
  await comesBack('first');
  await comesBack('second');
  expect(await world.suppressed()).toEqual([]);
  clock.advance({ days: 5 });
  await comesBack('third');
  expect(await world.suppressed()).toMatchObject([
    { address: 'ana@example.org', reason: 'bounced_often', code: '5.2.2' },
  ]);
});

it('does not count what was wrong with our mail against the address', async () => {
  const to = { address: 'ana@example.org', name: 'Ana' };
  for (const status of ['5.7.1', '5.3.4', '5.6.3', '5.7.26', '5.1.8']) {
    const { back } = await world.sent(status, { to });
    await receive(back, postfixReport({ status, said: 'no' }));
  }
  expect(await world.suppressed()).toEqual([]);
  expect(world.alarms).toEqual(['mail', 'mail', 'mail']); // policy and our own sender: somebody should look
});

it('raises the alarm that organisers see when three mails came back for what we are, for a day', async () => {
  const comesBack = async (key: string, status: string) => {
    const { back } = await world.sent(key, { to: { address: `${key}@Example.org`, name: '' } });
    await receive(back, postfixReport({ status, said: `550 ${status} go away` }));
  };
  for (const [key, status] of [
    ['a', '5.7.1'],
    ['b', '5.1.1'],
    ['c', '5.7.26'],
  ] as const)
    await comesBack(key, status);
  expect(await findAlarms(stage.db.read, clock.now())).toEqual([]);
  clock.advance({ minutes: 1 });
  await comesBack('d', '5.1.8');
  expect(await findAlarms(stage.db.read, clock.now())).toMatchObject([
    { domain: 'example.org', what: 'refused', mails: 3, said: expect.stringContaining('5.1.8 go away') },
  ]);
  clock.advance({ hours: 25 });
  expect(await findAlarms(stage.db.read, clock.now())).toEqual([]);
});

it('takes the second report about one mail for no news', async () => {
  const { id, back } = await world.sent('a');
  await receive(back, exchangeReport());
  await receive(back, postfixReport());
  expect(await history(stage.db.read, id)).toEqual([['bounced', '5.2.2']]);
  expect((await stage.row('a')).bounce_code).toBe('5.2.2');
});

it('says that a machine answered when a bounce follows no standard, and drops the answer of an absent person', async () => {
  const { id, back } = await world.sent('a');
  await receive(back, plainReport());
  await receive(back, absenceNote(), 'ana@example.org');
  await receive(back, Buffer.from('Subject: Dank je\r\n\r\nTot dan.'), 'ana@example.org');
  expect(await history(stage.db.read, id)).toEqual([['answered', '']]);
  expect((await became()).toSorted()).toEqual(['other answered', 'other automatic', 'other not_read']);
  expect((await stage.row('a')).bounced_at).toBeNull();
});

describe('a complaint', () => {
  it('ends reminders and messages about that registration', async () => {
    const registration = newId();
    const { id, back } = await world.sent('a', { subjectIds: { registration } });
    await receive('complaints@in.kring.test', complaintReport(back));
    expect([world.switchedOff, await world.suppressed()]).toEqual([[registration], []]);
    expect(await history(stage.db.read, id)).toEqual([['complained', 'abuse']]);
    expect(await became()).toEqual(['complaint switched_off']);
  });

  it('ends all mail to an address that has nothing to switch off', async () => {
    const { back } = await world.sent('a', { kind: 'other' });
    await receive(back, complaintReport());
    expect(await world.suppressed()).toMatchObject([{ address: 'a@example.org', reason: 'complained', code: 'abuse' }]);
  });

  it('is none when somebody takes it back', async () => {
    const { id, back } = await world.sent('a');
    await receive(back, complaintReport('', 'not-spam'));
    expect([await history(stage.db.read, id), await world.suppressed()]).toEqual([[], []]);
  });
});

it('writes nothing down of a mail that was erased, never left, or is unknown', async () => {
  const { id, back } = await world.sent('a');
  await stage.db.read.query('update outgoing_mail set facts = null where id = $1', [id]);
  await receive(back, postfixReport());
  const [queued = ''] = await stage.queue(noteMail('b'));
  for (const about of [queued, newId()]) await receive(world.addressOf(about), postfixReport());
  expect(await became()).toEqual(Array(3).fill('bounce not_kept'));
  expect(await stage.db.read.query('select 1 from mail_event')).toEqual([]);
  expect(await world.suppressed()).toEqual([]);
});

it('keeps the history of one mail short, however much is written to its address', async () => {
  const { id, back } = await world.sent('a');
  for (let i = 0; i < 30; i++) await receive(back, gmailReport({ recipient: `${i}@example.org` }));
  expect(await history(stage.db.read, id)).toHaveLength(20);
});

it('a mail that came back and arrived when it was sent once more is no longer among those that did not arrive', async () => {
  const event = newId();
  const { id, back } = await world.sent('a', { subjectIds: { event } });
  await receive(back, postfixReport({ recipient: 'a@example.org', status: '5.2.2', said: 'mailbox full' }));
  const undelivered = async () => [
    (await findFailedMails(stage.db.read)).map(({ key }) => key),
    (await searchMails(stage.db.read, event, { status: 'failed', kind: '', q: '' })).mails.map(({ key }) => key),
    (await countFailedMails(stage.db.read, [event])).get(event) ?? 0,
    (await countTrouble(stage.db.read, clock.now())).failed,
  ];
  expect(await undelivered()).toEqual([['a'], ['a'], 1, 1]);
  const once = (mail: string) => stage.db.transaction((tx) => queueOnceMore(tx, stage.outbox, mail, clock.now()));
  const again = (await once(id)) ?? '';
  expect(await undelivered()).toEqual([['a'], ['a'], 1, 1]); // it has not left yet
  await stage.office.delivery.deliverDue();
  expect(await undelivered()).toEqual([[], [], 0, 0]);
  await receive(
    world.addressOf(again),
    postfixReport({ recipient: 'a@example.org', status: '5.2.2', said: 'still full' }),
  );
  expect(await undelivered()).toEqual([['a/again', 'a'], ['a/again', 'a'], 2, 2]);
});
