import { mailSweeps } from '../mail-sweeps.js';
import { mailStage } from '../testing/mail-stage.js';
import { silentLog } from '../testing/post-office.js';
import { noteMail } from '../testing.js';
import { liftSuppression, suppress } from './suppression.js';

const stage = mailStage();
const { clock, queue } = stage;

const sweep = async () => {
  const { delivery, kinds } = stage.office;
  const one = mailSweeps(stage.db, delivery, kinds, silentLog).find(({ name }) => name === 'mail.trouble');
  await one?.run(clock.now());
};
const count = async (table: string) => (await stage.db.read.query(`select from ${table}`)).length;

it('a domain that asked for less is at full pace a day later, however few mails went there', async () => {
  stage.sink.answer(() => ({ refuse: 450, text: '4.7.1 slow down', at: 'rcpt' }));
  await queue(noteMail('a'));
  await stage.office.delivery.deliverDue();
  clock.advance({ hours: 23 });
  await sweep();
  expect(await count('mail_pace')).toBe(1);
  clock.advance({ hours: 2 });
  await sweep();
  expect(await count('mail_pace')).toBe(0);
});

it('what a server said of us is forgotten after a week in which nobody said it again', async () => {
  stage.sink.answer(() => ({ refuse: 550, text: '5.7.1 <a@example.org> refused', at: 'rcpt' }));
  await queue(noteMail('a'));
  await stage.office.delivery.deliverDue();
  clock.advance({ hours: 24 * 6 });
  await sweep();
  expect(await count('mail_alarm')).toBe(1);
  clock.advance({ hours: 25 });
  await sweep();
  expect(await count('mail_alarm')).toBe(0);
});

it('an address stays suppressed for ever, and is forgotten a month after it was not any more', async () => {
  const hush = (address: string) =>
    stage.db.transaction((tx) => suppress(tx, { address, reason: 'bounced', code: '5.1.1' }, clock.now()));
  await hush('gone@example.org');
  await hush('back@example.org');
  await stage.db.transaction((tx) => liftSuppression(tx, 'back@example.org', clock.now()));
  clock.advance({ hours: 24 * 31 });
  await sweep();
  expect(await stage.db.read.query('select address from mail_suppression')).toEqual([{ address: 'gone@example.org' }]);
});
