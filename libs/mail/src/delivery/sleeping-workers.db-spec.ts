import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';

/** Whole processes, by the real clock, that the system puts to sleep for longer than a lease: a lid, a pause, a stall. */
const stage = mailStage();
const MAILS = 240;
/** Of one worker: the mails whose fate a sleep can hide from it. */
const CONNECTIONS = 3;
/** More than the lease of these workers, which is four seconds. */
const SLEEP_MS = 7000;
let workers: ChildProcess[] = [];

afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGKILL');
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  }
});

function startWorker(): ChildProcess {
  const program = new URL('../testing/sleepy-worker.ts', import.meta.url).pathname;
  const loader = new URL('../../../../test/setup/typescript.mjs', import.meta.url).pathname;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = ['--no-warnings', '--import', loader, program, stage.database.url, stage.sink.url];
  const worker = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  workers.push(worker);
  return worker;
}

/** Two workers in the middle of their mails; these of them fall asleep and wake together. Answers how many mails came twice. */
async function repeatsAfterSleepOf(some: (workers: readonly ChildProcess[]) => readonly ChildProcess[]) {
  stage.clock.moveTo(new Date());
  stage.sink.answer(() => pause(25).then(() => 'take' as const));
  await stage.queue(...Array.from({ length: MAILS }, (_, i) => noteMail(`m${i}`)));
  workers = [startWorker(), startWorker()];
  await stage.sink.waitFor(30);
  const sleeping = some(workers);
  for (const worker of sleeping) worker.kill('SIGSTOP');
  await pause(SLEEP_MS);
  for (const worker of sleeping) worker.kill('SIGCONT');
  for (const end = Date.now() + 60_000; (await stage.statuses()).sent !== MAILS && Date.now() < end; ) await pause(50);
  expect(await stage.statuses()).toEqual({ sent: MAILS });
  const people = new Set(stage.sink.mails.map((mail) => mail.to));
  expect(people.size).toBe(MAILS); // nobody is left out
  return stage.sink.mails.length - people.size;
}

it('when all workers sleep for longer than a lease nobody gets a mail twice', async () => {
  expect(await repeatsAfterSleepOf((all) => all)).toBe(0);
}, 120_000);

it('when one of two workers sleeps for longer than a lease only mails that were with the server may come twice', async () => {
  expect(await repeatsAfterSleepOf(([one]) => (one ? [one] : []))).toBeLessThanOrEqual(CONNECTIONS);
}, 120_000);
