import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, Sweeper } from '#platform';
import { doesAnyoneWait, until } from '#platform/testing';
import { mailSweeps } from '../mail-sweeps.js';
import { mailStage } from '../testing/mail-stage.js';
import { newWorld, openPostOffice, silentLog } from '../testing/post-office.js';
import { without } from '../testing/sabotage.js';
import { noteMail } from '../testing.js';
import { takeBackLapsed } from './lapsed.js';
import { Leases } from './leases.js';

const stage = mailStage();
const { clock, outbox, statuses } = stage;
let second: Database;

beforeAll(async () => {
  second = await stage.database.another();
});

const queueMany = (count: number, some = {}) =>
  stage.db.transaction((tx) => {
    const mails = Array.from({ length: count }, (_, i) => noteMail(`m${i}`, some));
    return outbox.queue(tx, mails, clock.now());
  });

/**
 * Two workers, each with its own pool and transport, whose claims overlap: neither goes on until both have rows, or the
 * other stands before a lock.
 */
function twoWorkers(one: Database, other: Database) {
  let inside = 0;
  const meet = async () => {
    inside++;
    await until(async () => inside > 1 || (await doesAnyoneWait(stage.db)), 'the other worker');
  };
  return [one, other].map((db) => {
    const office = openPostOffice(db, stage.sink.url, { clock, world: newWorld() });
    const kind = office.kinds.get('note');
    const gather = kind.gather.bind(kind);
    kind.gather = async (tx, mails, now) => {
      await meet();
      return gather(tx, mails, now);
    };
    return office;
  });
}

describe('two workers at once', () => {
  it('send each mail once', async () => {
    await queueMany(250);
    const workers = twoWorkers(stage.db, second);
    await Promise.all(workers.map((worker) => worker.delivery.deliverDue()));
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(stage.sink.mails).toHaveLength(250);
    expect(new Set(stage.sink.mails.map((mail) => mail.to)).size).toBe(250);
    expect(await statuses()).toEqual({ sent: 250 });
  });

  it('would send mails twice if claims did not lock their rows (negative control)', async () => {
    await queueMany(20);
    const guard = 'for update of mail skip locked';
    const workers = twoWorkers(without(guard, stage.db), without(guard, second));
    await Promise.all(workers.map((worker) => worker.delivery.deliverDue()));
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(stage.sink.mails.length).toBeGreaterThan(20);
  });

  it('keep the order of mails with one order key; without its guard a cancellation overtakes (negative control)', async () => {
    const overtakes = async (db: Database) => {
      await stage.database.clean();
      stage.sink.clear();
      stage.sink.answer(({ to, earlier }) =>
        to === 'request@example.org' && earlier === 0 ? { refuse: 451 } : 'take',
      );
      const office = openPostOffice(db, stage.sink.url, { clock, world: newWorld() });
      await stage.db.transaction((tx) =>
        outbox.queue(
          tx,
          [noteMail('request', { orderKey: 'uid' }), noteMail('cancel', { orderKey: 'uid' })],
          clock.now(),
        ),
      );
      await office.delivery.deliverDue();
      clock.advance({ hours: 1 });
      await office.delivery.deliverDue();
      await office.stop();
      return stage.sink.mails[0]?.to === 'cancel@example.org';
    };
    expect(await overtakes(stage.db)).toBe(false);
    expect(await overtakes(without(/and not exists \([^]*?\$1\)\)/, stage.db))).toBe(true);
  });
});

describe('a slow worker whose mail was taken over', () => {
  /** The first worker hears "451" only after the second one has sent the mail. */
  async function takeOver(firstDatabase: Database): Promise<{ status: string; attempts: number }> {
    const [id = ''] = await queueMany(1);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let isThere = false;
    stage.sink.answer(async ({ earlier }) => {
      if (earlier > 0) return 'take';
      isThere = true;
      await answered;
      return { refuse: 451, at: 'data' };
    });
    const slow = openPostOffice(firstDatabase, stage.sink.url, { clock, world: newWorld() });
    const quick = openPostOffice(second, stage.sink.url, { clock, world: newWorld() });
    const sending = slow.delivery.deliver([id]);
    while ((await statuses()).sending !== 1) await pause(5);
    clock.advance({ minutes: 1 });
    await stage.db.transaction((tx) => takeBackLapsed(tx, clock.now()));
    await until(() => isThere, 'the slow one reaches the recipient');
    await quick.delivery.deliver([id]);
    answer();
    await sending;
    await Promise.all([slow.stop(), quick.stop()]);
    const [row] = await stage.db.read.query('select status, attempts from outgoing_mail');
    return row;
  }

  it('does not overwrite what the other recorded', async () => {
    expect(await takeOver(stage.db)).toEqual({ status: 'sent', attempts: 2 });
  });

  it('would queue a sent mail again without that check (negative control)', async () => {
    const guard = /and mail\.attempts = o\.attempts[^]*?'caught'\)\)/;
    expect(await takeOver(without(guard, stage.db))).toMatchObject({ status: 'queued' });
  });
});

describe('a worker that is killed', () => {
  it('repeats only what was in its hands, with the same Message-ID and the same bytes', async () => {
    await queueMany(200);
    let answers = 0;
    stage.sink.answer(async () => {
      await pause(5);
      if (++answers > 60) await new Promise(() => undefined); // the rest is in its hands until it dies
      return 'take' as const;
    });
    const program = new URL('../testing/doomed-worker.ts', import.meta.url).pathname;
    const loader = new URL('../../../../test/setup/typescript.mjs', import.meta.url).pathname;
    const { NODE_OPTIONS: _, ...env } = process.env;
    const args = ['--no-warnings', '--import', loader, program, stage.database.url, stage.sink.url];
    const worker = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await stage.sink.waitFor(40);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    stage.sink.answer(() => 'take');
    const before = await statuses();
    expect(before.sending).toBeGreaterThan(0); // it did die in the middle

    clock.advance({ minutes: 1 });
    await stage.db.transaction((tx) => takeBackLapsed(tx, clock.now()));
    const office = openPostOffice(second, stage.sink.url, {
      clock,
      world: { ...newWorld(), title: 'Changed meanwhile' },
    });
    await office.delivery.deliverDue();
    await office.stop();
    expect(await statuses()).toEqual({ sent: 200 });
    const raws = new Map(stage.sink.mails.map(({ to }) => [to, stage.sink.to(to)]));
    expect(raws.size).toBe(200);
    const repeated = [...raws.values()].filter((mails) => mails.length > 1);
    expect(repeated.length).toBeLessThanOrEqual(12); // lanes of one worker: four times its connections
    for (const [first, ...others] of repeated) {
      for (const other of others) expect(other.raw.equals(first?.raw as Buffer)).toBe(true);
    }
  }, 60_000);
});

describe('a worker that is told to stop', () => {
  it('finishes what is with the server and gives back the rest, not begun', async () => {
    await queueMany(30);
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    stage.sink.answer(async () => {
      await opened;
      return 'take' as const;
    });
    const office = openPostOffice(stage.db, stage.sink.url, { clock, world: newWorld() });
    const delivering = office.delivery.deliverDue();
    while ((await statuses()).sending !== 30) await pause(5);
    const stopped = office.stop();
    open();
    await Promise.all([delivering, stopped]);
    const after = await statuses();
    expect(after.sent).toBeGreaterThan(0);
    expect(after.sent).toBeLessThanOrEqual(12);
    expect(after).toEqual({ sent: after.sent, queued: 30 - (after.sent ?? 0) });
    const [{ attempts }] = await stage.db.read.query(
      "select sum(attempts) as attempts from outgoing_mail where status = 'queued'",
    );
    expect(attempts).toBe(0);
    expect(stage.sink.mails).toHaveLength(after.sent ?? 0);
  });
});

describe('without any queue', () => {
  it('the sweeps of a worker send what is due, and take back what a dead one left', async () => {
    await queueMany(3);
    await stage.db.read.query(
      "update outgoing_mail set status = 'sending', attempts = 1, lease_until = $1 where key = 'm0'",
      [clock.now()],
    );
    const office = openPostOffice(stage.db, stage.sink.url, { clock, world: newWorld() });
    const sweeper = new Sweeper(stage.db, clock, silentLog);
    sweeper.start(
      mailSweeps(stage.db, office.delivery, office.kinds, silentLog).map((sweep) => ({
        ...sweep,
        everySeconds: 0.05,
      })),
    );
    await stage.sink.waitFor(3);
    await sweeper.stop();
    await office.stop();
    expect(await statuses()).toEqual({ sent: 3 });
  });
});

describe('a lease', () => {
  it('is renewed while the mail is in hand, and lost when the ledger says so', async () => {
    const [id = ''] = await queueMany(1);
    const lease = "update outgoing_mail set status = 'sending', attempts = $2, lease_until = $1";
    await stage.db.read.query(lease, [clock.now(), 1]);
    const leases = new Leases(stage.db, clock, silentLog, { leaseMs: 40_000, beatMs: 10, proofMs: 200 });
    const mail = { id, attempts: 1 };
    leases.hold([mail], leases.begin());
    const leasedUntil = async () => (await stage.db.read.query('select lease_until from outgoing_mail'))[0].lease_until;
    await until(async () => (await leasedUntil()) > clock.now(), 'a renewal');
    await pause(300);
    expect(await leases.confirm(mail)).toBe(true);
    await stage.db.read.query(lease, [clock.now(), 2]); // taken over
    await until(async () => !(await leases.confirm(mail)), 'the loss is noticed');
    expect(await leasedUntil()).toEqual(clock.now()); // and not renewed for the other one
    leases.letGo(mail);
  });
});
