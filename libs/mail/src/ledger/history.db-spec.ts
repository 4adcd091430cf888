import { queriesOf } from '#platform/testing';
import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';
import { findMailEvents } from './history.js';
import { queueOnceMore, sendAgain } from './ledger.js';

const stage = mailStage();
const { clock, outbox, queue, row } = stage;

/** What the history of a mail says, line by line. */
async function told(id: string): Promise<[string, number | undefined, string, string][]> {
  const events = (await findMailEvents(stage.db.read, [id])).get(id) ?? [];
  return events.map(({ what, attempt, code, text }) => [what, attempt, code, text]);
}

it('keeps each answer to an attempt that did not get through, with its moment', async () => {
  stage.sink.answer(({ earlier }) => (earlier < 2 ? { refuse: 450 + earlier, text: `try ${earlier}` } : 'take'));
  const [id = ''] = await queue(noteMail('a'));
  const times = [clock.now()];
  await stage.office.delivery.deliverDue();
  for (const minutes of [2, 10]) {
    clock.advance({ minutes });
    times.push(clock.now());
    await stage.office.delivery.deliverDue();
  }
  expect((await row('a')).status).toBe('sent');
  expect(await told(id)).toEqual([
    ['put_off', 1, '450', expect.stringContaining('try 0')],
    ['put_off', 2, '451', expect.stringContaining('try 1')],
  ]);
  const events = (await findMailEvents(stage.db.read, [id])).get(id) ?? [];
  expect(events.map(({ at }) => at)).toEqual(times.slice(0, 2));
});

it('tells a refusal for good, and that an organiser had it sent again', async () => {
  stage.sink.answer(({ earlier }) => (earlier === 0 ? { refuse: 550, text: '5.1.1 who is that' } : 'take'));
  const [id = ''] = await queue(noteMail('a'));
  await stage.office.delivery.deliverDue();
  await stage.db.transaction((tx) => sendAgain(tx, id, clock.now()));
  await stage.office.delivery.deliverDue();
  await stage.db.transaction((tx) => queueOnceMore(tx, outbox, id, clock.now()));
  const events = await told(id);
  expect(events.map(([what]) => what)).toEqual(['refused', 'again', 'again']);
  expect(events[0]?.[2]).toBe('550');
});

it('writes nothing more for mails that went well', async () => {
  await queue(...Array.from({ length: 30 }, (_, i) => noteMail(`m${i}`)));
  await stage.office.delivery.deliverDue();
  expect(await stage.statuses()).toEqual({ sent: 30 });
  expect(await stage.db.read.query('select 1 from mail_event')).toEqual([]);
});

it('keeps the first and the last attempts of a mail that is tried for days', async () => {
  stage.sink.answer(() => ({ refuse: 451 }));
  const [id = ''] = await queue(noteMail('a'));
  for (let i = 0; i < 12; i++) {
    await stage.office.delivery.deliverDue();
    clock.advance({ hours: 2 });
  }
  expect((await row('a')).attempts).toBe(12);
  expect((await told(id)).map(([, attempt]) => attempt)).toEqual([1, 2, 3, 10, 11, 12]);
});

it('costs one question, however many mails are asked for', async () => {
  stage.sink.answer(() => ({ refuse: 550 }));
  const ids = await queue(...Array.from({ length: 20 }, (_, i) => noteMail(`m${i}`)));
  await stage.office.delivery.deliverDue();
  for (const some of [ids.slice(0, 1), ids]) {
    const queries = await queriesOf(stage.db, async () => {
      expect((await findMailEvents(stage.db.read, some)).size).toBe(some.length);
    });
    expect(queries).toHaveLength(1);
  }
});
