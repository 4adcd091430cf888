import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';

const stage = mailStage();

afterEach(() => {
  jest.restoreAllMocks();
});

it('a worker that was frozen for half a minute begins no mail that another one may have by now', async () => {
  const LANES = 12; // four times its connections
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  stage.sink.answer(async () => {
    await opened;
    return 'take' as const;
  });
  await stage.queue(...Array.from({ length: 30 }, (_, i) => noteMail(`m${i}`)));
  const delivering = stage.office.delivery.deliverDue();
  while ((await stage.statuses()).sending !== 30) await pause(5);
  // It freezes: another worker takes everything over meanwhile, and when it wakes half a minute is gone.
  await stage.db.read.query('update outgoing_mail set attempts = attempts + 1');
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + 31_000);
  open();
  await delivering;
  expect(stage.sink.mails.length).toBeLessThanOrEqual(LANES); // those were with the server already
  expect(await stage.statuses()).toEqual({ sending: 30 }); // and what became of them is the other one's to say
});

it('a mail that becomes useless between its claim and its turn is not sent', async () => {
  const notAfter = new Date(stage.clock.now().getTime() + 60_000);
  await stage.queue(noteMail('reminder', { notAfter }));
  const kind = stage.office.kinds.get('note');
  const gather = kind.gather.bind(kind);
  kind.gather = async (tx, mails, now) => {
    stage.clock.advance({ minutes: 2 });
    return await gather(tx, mails, now);
  };
  await stage.office.delivery.deliverDue();
  expect(stage.sink.mails).toEqual([]);
  expect(await stage.ledger()).toEqual({ reminder: 'expired' });
});
