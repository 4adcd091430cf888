import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';
import { forgetFacts } from './forget.js';

const stage = mailStage();
const ana = { subjectIds: { event: 'e', registration: 'ana' } };
const forget = () =>
  stage.db.transaction((tx) => forgetFacts(tx, { event: 'e', registration: 'ana', invitation: null }));

it('who erases themselves while a mail is on its way to them leaves nothing of it in the ledger', async () => {
  await stage.queue(noteMail('a', ana), noteMail('b', { subjectIds: { event: 'e', registration: 'bo' } }));
  stage.sink.answer(async ({ to }) => {
    if (to.startsWith('a@')) await forget();
    return 'take' as const;
  });
  await stage.office.delivery.deliverDue();
  expect(await stage.row('a')).toMatchObject({ status: 'sent', to_name: '', facts: null });
  expect(await stage.row('b')).toMatchObject({ status: 'sent', to_name: 'Ana', facts: { facts: {} } });
});

it('what a server said of somebody goes with them, and its code stays', async () => {
  await stage.queue(noteMail('a', ana));
  stage.sink.answer(() => ({ refuse: 550, text: '5.2.1 Ana de Wit has retired' }));
  await stage.office.delivery.deliverDue();
  await forget();
  expect(await stage.row('a')).toMatchObject({ status: 'failed', smtp_code: 550, smtp_text: null });
  expect(await stage.db.read.query('select * from mail_event')).toEqual([]);
});
