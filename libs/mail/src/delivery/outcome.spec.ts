import { decideOutcome, MOST_ATTEMPTS, nextAttempt } from './outcome.js';
import type { Refusal } from './refusal.js';

const now = new Date('2027-03-01T09:00:00Z');
const later: Refusal = { again: 'later', alarm: false, code: 451, text: '451 not now' };
const never: Refusal = { again: 'never', alarm: false, code: 550, text: '550 unknown' };
const minutesUntil = (at: Date | undefined) => ((at?.getTime() ?? 0) - now.getTime()) / 60_000;

it('waits longer each time, up to an hour', () => {
  expect([1, 2, 3, 4, 5, 50].map((attempts) => minutesUntil(nextAttempt(attempts, now, 0.5)))).toEqual([
    1, 5, 15, 60, 60, 60,
  ]);
});

it('spreads the waits by a fifth either way', () => {
  expect([0, 0.5, 1].map((random) => minutesUntil(nextAttempt(4, now, random)))).toEqual([48, 60, 72]);
});

it('puts off what was refused for now, and shows why', () => {
  expect(decideOutcome({ id: 'a', attempts: 2, notAfter: undefined }, later, now, 0.5)).toEqual({
    id: 'a',
    attempts: 2,
    status: 'queued',
    nextAttemptAt: new Date('2027-03-01T09:05:00Z'),
    smtpCode: 451,
    smtpText: '451 not now',
    happenedAt: now,
  });
});

it('fails what was refused for good', () => {
  expect(decideOutcome({ id: 'a', attempts: 1, notAfter: undefined }, never, now, 0.5)).toMatchObject({
    status: 'failed',
    smtpCode: 550,
  });
});

it('fails a mail whose next attempt would come too late: it was tried, and somebody should see that', () => {
  const notAfter = new Date('2027-03-01T09:05:00Z');
  expect(decideOutcome({ id: 'a', attempts: 2, notAfter }, later, now, 0.5)).toMatchObject({
    status: 'failed',
    smtpText: '451 not now',
  });
  expect(decideOutcome({ id: 'a', attempts: 1, notAfter }, later, now, 0.5)).toMatchObject({ status: 'queued' });
});

it('keeps trying for about five days', () => {
  let at = now;
  for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts++) at = nextAttempt(attempts, at, 0.5);
  expect(minutesUntil(at) / 60 / 24).toBeCloseTo(5, 1);
  expect(decideOutcome({ id: 'a', attempts: MOST_ATTEMPTS, notAfter: undefined }, later, now, 0.5)).toMatchObject({
    status: 'failed',
  });
});
