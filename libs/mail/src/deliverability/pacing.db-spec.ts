import { setTimeout as pause } from 'node:timers/promises';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { noteMail, type SinkAnswer } from '../testing.js';
import { mailFamily } from './mail-family.js';

const stage = mailStage();
const { clock, queue, statuses, row } = stage;

const to = (domain: string, i: number) => ({ to: { address: `p${i}@${domain}`, name: '' } });
const some = (domain: string, count: number) =>
  Array.from({ length: count }, (_, i) => noteMail(`${domain}/${i}`, to(domain, i)));
const busy = (answer: { refuse: number; text: string }) =>
  stage.sink.answer((arrival) => (mailFamily(arrival.to) === 'gmail.com' ? { ...answer, at: 'rcpt' } : 'take'));
const paced = () => stage.db.read.query('select family, step, resume_at from mail_pace');
const arrived = (domain: string) => stage.sink.mails.filter((mail) => mail.to.endsWith(`@${domain}`)).length;

describe('a domain that asks for less', () => {
  it.each([
    { refuse: 421, text: '4.7.28 too many from you' },
    { refuse: 450, text: '4.7.1 slow down' },
    { refuse: 451, text: '4.7.0 slow down' },
  ])('gets nothing for a while after $refuse $text; others get all of theirs', async (answer) => {
    busy(answer);
    await queue(...some('gmail.com', 30), ...some('googlemail.com', 10), ...some('example.org', 60));
    await stage.office.delivery.deliverDue();
    expect(arrived('example.org')).toBe(60);
    expect(await paced()).toEqual([{ family: 'gmail.com', step: 1, resume_at: new Date('2027-03-01T09:00:30Z') }]);
    const tried = await stage.db.read.query(
      'select count(*) as mails from outgoing_mail where attempts > 0 and sent_at is null',
    );
    expect(tried[0].mails).toBeLessThan(20); // those on their way; the rest was put off without an attempt
    expect(await statuses()).toEqual({ sent: 60, queued: 40 });
  });

  it('is not bothered by other workers either, until its time has come; then a few try, and nobody is lost', async () => {
    busy({ refuse: 450, text: '4.7.1 slow down' });
    await queue(...some('gmail.com', 40));
    await stage.office.delivery.deliverDue();
    stage.sink.answer(() => 'take');
    const other = openPostOffice(stage.db, stage.sink.url, { clock });
    clock.advance({ seconds: 20 });
    await stage.db.read.query("update outgoing_mail set next_attempt_at = $1 where status = 'queued'", [clock.now()]);
    await other.delivery.deliverDue();
    expect(arrived('gmail.com')).toBe(0);
    clock.advance({ seconds: 100 });
    await other.delivery.deliverDue();
    expect(arrived('gmail.com')).toBeGreaterThan(0);
    expect(arrived('gmail.com')).toBeLessThanOrEqual(8);
    for (let minute = 0; minute < 20; minute++) {
      clock.advance({ minutes: 1 });
      await other.delivery.deliverDue();
      await stage.office.delivery.deliverDue();
    }
    await other.stop();
    expect(await statuses()).toEqual({ sent: 40 });
    expect(await paced()).toEqual([]); // it took enough to be trusted again
  });

  it('that keeps asking is waited for longer each time, ten minutes at most', async () => {
    busy({ refuse: 421, text: '4.7.0 no' });
    await queue(noteMail('a', to('gmail.com', 1)));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      await stage.office.delivery.deliverDue();
      const [{ resume_at }] = await paced();
      waits.push((resume_at.getTime() - clock.now().getTime()) / 1000);
      clock.advance({ hours: 2 });
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600]);
  });
});

it.each([
  [451, '4.3.0 local error'],
  [450, '4.2.1 mailbox busy'],
  [452, '4.2.2 mailbox full'],
  [450, '4.7.1 greylisted, come back in five minutes'],
  [550, '5.7.1 policy'],
])('%s %s is about one mail: nobody else of the domain waits', async (refuse, text) => {
  stage.sink.answer((arrival) => (arrival.to === 'p0@gmail.com' ? { refuse, text, at: 'rcpt' } : 'take'));
  await queue(...some('gmail.com', 12));
  await stage.office.delivery.deliverDue();
  expect(arrived('gmail.com')).toBe(11);
  expect(await paced()).toEqual([]);
  expect((await row('gmail.com/0')).attempts).toBe(1);
});

it('one domain whose servers hang leaves a connection to everybody else', async () => {
  let free: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => {
    free = resolve;
  });
  stage.sink.answer(async (arrival): Promise<SinkAnswer> => {
    if (arrival.to.endsWith('@hangs.test')) await hanging;
    return 'take';
  });
  await queue(...some('hangs.test', 50));
  const first = stage.office.delivery.deliverDue();
  const ids = await queue(...some('example.org', 5));
  await stage.office.delivery.deliver(ids);
  while (arrived('example.org') < 5) await pause(20); // the sweep may have claimed some of them before
  expect(arrived('hangs.test')).toBe(0);
  free();
  await first;
  expect(await statuses()).toEqual({ sent: 55 });
});
