import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#platform';
import { HandClock } from '#platform/testing';
import { takeBackLapsed } from '../../delivery/lapsed.js';
import { testOutbox } from '../../testing.js';
import { noteMail } from '../notes.js';
import { openPostOffice } from '../post-office.js';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.js';
import { type Account, settle } from './account.js';
import { Mortal } from './mortals.js';

/** Workers that are alive at the same time. */
const CREW = 4;
/** Longer than a lease: whatever the dead held is free for the next crew. */
const LAPSE_SECONDS = 41;
/** A worker that has nothing to do is killed all the same. */
const PATIENCE_MS = 5000;

export interface Kills {
  readonly kills: number;
  readonly mails: number;
  readonly seed: number;
}

/**
 * While `mails` mails flow to a mail server, workers are killed with SIGKILL `kills` times, each at a moment of chance;
 * a last one that is left alone sends what remains. Every tenth mail has another one behind it with the same order key.
 */
export async function runKills(
  database: Database,
  databaseUrl: string,
  { kills, mails, seed }: Kills,
): Promise<Account> {
  const sink = await startSmtpSink({ answer: () => pause(15).then(() => 'take' as const) });
  const clock = new HandClock();
  const random = seeded(seed);
  try {
    const outbox = testOutbox();
    await database.transaction((tx) => outbox.queue(tx, Array.from({ length: mails }, mailOf), clock.now()));
    let left = 0;
    const crewFor = (wave: number) => {
      const moment = new Date(clock.now().getTime() + wave * LAPSE_SECONDS * 1000);
      const size = Math.min(CREW, kills - wave * CREW);
      return Array.from({ length: Math.max(size, 0) }, () =>
        Mortal.start(databaseUrl, sink.url, moment, `Wave ${wave}`),
      );
    };
    let next = crewFor(0);
    for (let wave = 0; next.length > 0; wave++) {
      const crew = next;
      await Promise.all(crew.map((worker) => worker.begin()));
      next = crewFor(wave + 1); // they start up while the others work
      await killOneByOne(crew, sink, { random, perKill: (mails - sink.mails.length) / (kills - wave * CREW) });
      left += await inHand(database);
    }
    clock.advance({ seconds: (kills / CREW + 2) * LAPSE_SECONDS });
    await database.transaction((tx) => takeBackLapsed(tx, clock.now()));
    const survivor = openPostOffice(database, sink.url, { clock });
    await survivor.delivery.deliverDue();
    await survivor.delivery.deliverDue();
    await survivor.stop();
    return await settle(database, sink.mails, { kills, left });
  } finally {
    await sink.stop();
  }
}

async function killOneByOne(
  crew: readonly Mortal[],
  sink: SmtpSink,
  { random, perKill }: { random: () => number; perKill: number },
): Promise<void> {
  const living = [...crew];
  while (living.length > 0) {
    const fatal = sink.mails.length + random() * 2 * perKill;
    for (const end = Date.now() + PATIENCE_MS; sink.mails.length < fatal && Date.now() < end; ) await pause(2);
    await pause(random() * 15);
    const [victim] = living.splice(Math.floor(random() * living.length), 1);
    await victim?.kill();
  }
}

function mailOf(_: unknown, i: number) {
  const pair = Math.floor(i / 2);
  return noteMail(`m${i}`, pair % 5 === 0 ? { orderKey: `uid-${pair}` } : {});
}

async function inHand(database: Database): Promise<number> {
  const [row] = await database.read.query(`select count(*) as mails from outgoing_mail where status = 'sending'`);
  return row.mails;
}

/** Numbers from 0 to 1 that look random and are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
