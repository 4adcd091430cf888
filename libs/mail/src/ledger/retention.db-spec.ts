import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';
import { noteMailEvent } from './history.js';
import { sendAgain } from './ledger.js';
import { previewMail } from './preview.js';
import { retentionSweep } from './retention.js';
import { searchMails } from './search-mails.js';

const stage = mailStage();
const { clock, queue, row } = stage;
let ended: readonly string[];

beforeEach(() => {
  ended = [];
});

const sweep = (days = 180) => {
  const retention = { days, endedBefore: async () => ended };
  return retentionSweep(stage.db, retention).run(clock.now());
};
const about = (event: string) => ({ subjectIds: { event, registration: `${event}-1` } });
const names = async () => {
  const rows: { key: string; to_address: string }[] = await stage.db.read.query(
    `select key, to_address from outgoing_mail where to_address <> '' order by seq`,
  );
  return rows.map(({ key }) => key);
};

/** Two events, one of them over; one mail of each has left. */
async function sentOfBoth() {
  await queue(noteMail('old', about('a')), noteMail('new', about('b')));
  await stage.office.delivery.deliverDue();
  ended = ['a'];
}

it('a mail about an event that ended long ago says no more to whom and what, and what became of it stays', async () => {
  await sentOfBoth();
  const before = await row('old');
  await stage.db.read.query(`update outgoing_mail set smtp_text = '550 5.1.1 <old@example.org>'`);
  await stage.db.transaction((tx) =>
    noteMailEvent(tx, { mailId: before.id, at: clock.now(), what: 'bounced', code: '5.1.1', text: 'ana@example.org' }),
  );
  clock.advance({ days: 181 });
  await sweep();
  const { to_address, to_name, facts, smtp_text, ...stays } = await row('old');
  expect({ to_address, to_name, facts, smtp_text }).toEqual({
    to_address: '',
    to_name: '',
    facts: null,
    smtp_text: null,
  });
  expect(stays).toMatchObject({ key: 'old', status: 'sent', sent_at: before.sent_at, subject_ids: before.subject_ids });
  expect(JSON.stringify(await stage.db.read.query('select * from mail_event'))).toBe('[]');
  expect(await names()).toEqual(['new']);
});

it('nothing is forgotten before its time: neither of an event that goes on, nor of a mail that was written lately', async () => {
  await sentOfBoth();
  clock.advance({ days: 181 });
  await queue(noteMail('late', about('a')));
  await sweep();
  expect(await names()).toEqual(['new', 'late']);
  clock.advance({ days: 180 });
  await sweep();
  expect(await names()).toEqual(['new']); // what came after is forgotten in its turn
});

it('mails about no event are forgotten as many days after they were written', async () => {
  await queue(noteMail('sign-in'));
  await stage.office.delivery.deliverDue();
  clock.advance({ days: 179 });
  await sweep();
  expect(await names()).toEqual(['sign-in']);
  clock.advance({ days: 1 });
  await sweep();
  expect(await names()).toEqual([]);
});

it('what was mailed once is not mailed again: the key outlives the person', async () => {
  await sentOfBoth();
  clock.advance({ days: 181 });
  await sweep();
  expect(await queue(noteMail('old', about('a')))).toEqual([]);
  await stage.office.delivery.deliverDue();
  expect(stage.sink.mails).toHaveLength(2);
});

it('what never left is of no use by then, and nobody can send it to an empty address', async () => {
  await queue(noteMail('withheld', { ...about('a'), isWithheld: true }));
  ended = ['a'];
  clock.advance({ days: 181 });
  await sweep();
  const { id, status } = await row('withheld');
  expect(status).toBe('expired');
  expect(await stage.db.transaction((tx) => sendAgain(tx, id, clock.now()))).toBe(false);
  expect(await previewMail(stage.db.read, stage.office.kinds, id, clock.now())).toEqual({ kind: 'not_kept' });
  expect((await searchMails(stage.db.read, 'a', { status: '', kind: '', q: '' })).mails).toMatchObject([
    { to: { address: '', name: '' } },
  ]);
});

it('more than one batch goes in one turn, and what a worker holds waits for the next', async () => {
  await queue(...Array.from({ length: 1100 }, (_, i) => noteMail(`m${1000 + i}`, about('a'))));
  ended = ['a'];
  await stage.db.read.query(`update outgoing_mail set status = 'sending', lease_until = $1 where key = 'm2050'`, [
    clock.now(),
  ]);
  clock.advance({ days: 181 });
  await sweep();
  expect(await names()).toHaveLength(50);
  await stage.db.read.query(`update outgoing_mail set status = 'sent', lease_until = null where status = 'sending'`);
  await sweep();
  expect(await names()).toEqual([]);
});

it('what came in is forgotten too, and delivered again it is still known', async () => {
  const insert = `insert into inbound_mail (id, fingerprint, purpose, about_id, kind, became, fields, subject_ids, received_at)
    values (gen_random_uuid(), $1, 'bounces', gen_random_uuid(), 'bounce', 'bounced', '{"said": "ana@example.org"}', '{}', $2)`;
  await stage.db.read.query(insert, [Buffer.from('old'), clock.now()]);
  await stage.db.read.query(
    `insert into mail_suppression (address, reason, said, at) values ('ana@example.org', 'bounced', 'Ana left', $1)`,
    [clock.now()],
  );
  clock.advance({ days: 181 });
  await stage.db.read.query(insert, [Buffer.from('new'), clock.now()]);
  await sweep();
  const rows = await stage.db.read.query('select fields, fingerprint from inbound_mail order by received_at');
  expect(rows).toEqual([
    { fields: {}, fingerprint: Buffer.from('old') },
    { fields: { said: 'ana@example.org' }, fingerprint: Buffer.from('new') },
  ]);
  expect(await stage.db.read.query('select address, said from mail_suppression')).toEqual([
    { address: 'ana@example.org', said: '' },
  ]);
});
