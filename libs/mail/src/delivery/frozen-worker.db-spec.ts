import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { mailSweeps } from '../mail-sweeps.js';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice, silentLog } from '../testing/post-office.js';
import { noteMail } from '../testing.js';
import { takeBackLapsed } from './lapsed.js';

const stage = mailStage();
const CONNECTIONS = 3;

afterEach(() => {
  jest.restoreAllMocks();
});

it('a worker that was frozen for half a minute begins no mail that another one may have by now', async () => {
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
  expect(stage.sink.mails.length).toBeLessThanOrEqual(CONNECTIONS); // those were with the server already
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

/** Mails in the hands of a worker, some of them with the server, which answers when `open` is called. */
async function inHand(count: number) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  // Two domains: one alone may not take all connections.
  const mail = (_: unknown, i: number) =>
    noteMail(`m${i}`, { to: { address: `m${i}@d${i % 2}.example`, name: 'Ana' } });
  stage.sink.answer(async () => opened.then(() => 'take' as const));
  await stage.queue(...Array.from({ length: count }, mail));
  const delivering = stage.office.delivery.deliverDue();
  while ((await stage.statuses()).sending !== count) await pause(5);
  await pause(50);
  return { open, delivering };
}

const takeBack = () => stage.db.transaction((tx) => takeBackLapsed(tx, stage.clock.now()));
const repeats = () => stage.sink.mails.length - new Set(stage.sink.mails.map((mail) => mail.to)).size;

/** By the worker that holds them, or by another: whoever claims first. */
async function claimedAnewBy(who: 'itself' | 'another') {
  const { open, delivering } = await inHand(60);
  stage.clock.advance({ seconds: 90 }); // nothing else moved: the monotonic clock says that all is well
  expect(await takeBack()).toBe(60);
  const other = who === 'itself' ? stage.office : openPostOffice(stage.db, stage.sink.url, { clock: stage.clock });
  const anew = other.delivery.deliverDue();
  while ((await stage.statuses()).queued) await pause(5);
  open();
  await Promise.all([delivering, anew]);
  await other.stop();
  expect(await stage.statuses()).toEqual({ sent: 60 });
}

it.each(['itself', 'another'] as const)(
  'a clock that leaps past the leases of mails in hand, which are then claimed anew by %s, repeats only what was with the server',
  async (who) => {
    await claimedAnewBy(who);
    expect(repeats()).toBeLessThanOrEqual(CONNECTIONS);
  },
);

it('a mail that was taken while its row was given back is sent, and nobody repeats it', async () => {
  const { open, delivering } = await inHand(1);
  stage.clock.advance({ seconds: 90 });
  expect(await takeBack()).toBe(1);
  open();
  await delivering;
  expect(await stage.statuses()).toEqual({ sent: 1 });
  await stage.office.delivery.deliverDue();
  expect(stage.sink.mails).toHaveLength(1);
});

it('a claim that took longer than a lease is asked for again before anything leaves', async () => {
  const kind = stage.office.kinds.get('note');
  const gather = kind.gather.bind(kind);
  kind.gather = async (tx, mails, now) => {
    stage.clock.advance({ minutes: 1 });
    return await gather(tx, mails, now);
  };
  let lapsed: number | undefined;
  stage.sink.answer(async () => {
    lapsed = await takeBack();
    return 'take' as const;
  });
  await stage.queue(noteMail('a'));
  await stage.office.delivery.deliverDue();
  expect([lapsed, stage.sink.mails.length]).toEqual([0, 1]);
});

it('workers that could not look for long give each other time for a sign of life, once', async () => {
  const sweep = mailSweeps(stage.db, stage.office.delivery, stage.office.kinds, silentLog).find(
    ({ name }) => name === 'mail.leases',
  );
  const look = async () => {
    await sweep?.run(stage.clock.now());
    await stage.db.read.query(
      `insert into sweep_run (name, ran_at, every_seconds) values ('mail.leases', $1, 5)
       on conflict (name) do update set ran_at = $1`,
      [stage.clock.now()],
    );
    return (await stage.statuses()).sending ?? 0;
  };
  await stage.queue(noteMail('a'));
  await stage.db.read.query(`update outgoing_mail set status = 'sending', attempts = 1, lease_until = $1`, [
    new Date(stage.clock.now().getTime() + 40_000),
  ]);
  expect(await look()).toBe(1);
  stage.clock.advance({ minutes: 2 }); // everything stood still
  expect(await look()).toBe(1);
  stage.clock.advance({ seconds: 10 });
  expect(await look()).toBe(1);
  stage.clock.advance({ seconds: 6 });
  expect(await look()).toBe(0); // its worker is dead indeed
});
