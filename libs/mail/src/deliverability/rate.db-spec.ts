import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { noteMail } from '../testing.js';
import { Rate } from './rate.js';

const stage = mailStage();
const { clock, queue, statuses } = stage;

/** Workers that share a clock: whoever waits moves it on, and every arrival is dated by it. */
function workers(count: number, rate: number) {
  const pause = async (ms: number) => clock.advance({ seconds: ms / 1000 });
  return Array.from({ length: count }, () => openPostOffice(stage.db, stage.sink.url, { clock, rate, pause }));
}

it.each([
  [20, 200],
  [2, 30],
  [0.5, 5],
])(
  'a rate of %s a second holds for all workers together, through jobs and sweeps, and nothing is lost',
  async (rate, mails) => {
    const times: number[] = [];
    stage.sink.answer(() => {
      times.push(clock.now().getTime());
      return 'take';
    });
    const began = clock.now().getTime();
    const ids = await queue(...Array.from({ length: mails }, (_, i) => noteMail(`m${i}`)));
    const all = workers(3, rate);
    await Promise.all(all.flatMap(({ delivery }) => [delivery.deliver(ids), delivery.deliverDue()]));
    for (const one of all) await one.stop();
    expect(await statuses()).toEqual({ sent: mails });
    const burst = Math.max(1, Math.ceil(rate));
    // What was let go at a moment may arrive later, never earlier.
    const tooMany = times.filter((at, i) => i + 1 > (rate * (at - began)) / 1000 + burst + 1e-6);
    expect(tooMany).toEqual([]);
  },
);

it('what was not needed goes back: mails that are of no use cost nobody their turn', async () => {
  const { world } = stage.office;
  for (let i = 0; i < 5; i++) world.useless.add(`u${i}`);
  const office = openPostOffice(stage.db, stage.sink.url, { clock, rate: 5, world });
  const useless = await queue(...Array.from({ length: 5 }, (_, i) => noteMail(`u${i}`, { priority: 1 })));
  const useful = await queue(...Array.from({ length: 5 }, (_, i) => noteMail(`m${i}`)));
  await office.delivery.deliver([...useless, ...useful]);
  await office.stop();
  expect(await statuses()).toEqual({ expired: 5, sent: 5 });
});

it('a worker whose clock is behind sets nothing back', async () => {
  const rate = new Rate(stage.db, 10);
  const now = clock.now();
  const behind = new Date(now.getTime() - 5000);
  expect([await rate.take(10, now), await rate.take(10, behind), await rate.take(10, now)]).toEqual([10, 0, 0]);
  expect(await rate.take(10, new Date(now.getTime() + 500))).toBe(5);
});

it('a job does not wait for the rate: it leaves what is left to the sweep', async () => {
  const office = openPostOffice(stage.db, stage.sink.url, {
    clock,
    rate: 2,
    pause: () => Promise.reject(new Error('waited')),
  });
  const ids = await queue(...Array.from({ length: 6 }, (_, i) => noteMail(`m${i}`)));
  await office.delivery.deliver(ids);
  await office.stop();
  expect(await statuses()).toEqual({ sent: 2, queued: 4 });
});
