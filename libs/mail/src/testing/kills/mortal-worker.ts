/**
 * A worker of its own process that lives to be killed: `mortal-worker.ts DATABASE SMTP MOMENT TITLE`. It says "ready",
 * waits to be told to begin, and then does what every worker does: takes back what lapsed, sends what is due.
 */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '#platform';
import { HandClock } from '#platform/testing';
import { takeBackLapsed } from '../../delivery/lapsed.js';
import { newWorld, openPostOffice } from '../post-office.js';

const [, , databaseUrl = '', smtpUrl = '', moment = '', title = ''] = process.argv;
const database = await Database.open({ url: databaseUrl, pool: 4 });
const clock = new HandClock(moment);
const office = openPostOffice(database, smtpUrl, { clock, world: { ...newWorld(), title } });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (;;) {
  await database.transaction((tx) => takeBackLapsed(tx, clock.now()));
  await office.delivery.deliverDue();
  await pause(20);
}
