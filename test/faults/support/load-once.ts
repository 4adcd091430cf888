import { setTimeout as pause } from 'node:timers/promises';
import type { SmtpSink } from '#mail/testing';
import type { RunningKring } from '../../journeys/support/kring.js';
import { booked, crowd, having, openRush, pressAll } from './load.js';
import { countMails, untilAllLeft } from './load-mails.js';

/** Each worker sweeps reminders every ten seconds: the second one gets the chance to do it once more. */
const SECOND_TURN_MS = 12_000;

/** What holds when nothing goes wrong, whatever the queue runs on. `name` is what it runs on. */
export function mailsOnceFromTwoOfEach(name: string, ground: () => { kring: RunningKring; sink: SmtpSink }): void {
  it(`on ${name} two webs and two workers book, confirm and remind 50 people exactly once each`, async () => {
    const { kring, sink } = ground();
    const rush = await openRush(kring, 'twee-van-elk', { capacity: null });
    const presses = await pressAll(kring, rush, crowd(50, rush.slug));
    expect(having(presses, 'received')).toHaveLength(50);
    await untilAllLeft(kring, rush);
    expect(await booked(kring, rush)).toMatchObject({ registrations: 50, counters: { taken: 50, waiting: 0 } });
    const once = { ledger: { sent: 50 }, kinds: { confirmation: 50 }, lost: 0, repeats: 0, altered: 0, strange: 0 };
    expect(await countMails(kring, sink, rush)).toEqual(once);
    kring.moveClockTo(new Date(rush.startsAt.getTime() - 86_400_000 + 1000));
    await kring.swept();
    await pause(SECOND_TURN_MS);
    await untilAllLeft(kring, rush);
    const twice = { ...once, ledger: { sent: 100 }, kinds: { confirmation: 50, reminder: 50 } };
    expect(await countMails(kring, sink, rush)).toEqual(twice);
  });
}
