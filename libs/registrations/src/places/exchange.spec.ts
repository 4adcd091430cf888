import { cycleOf } from './exchange.js';
import type { HeldPlace } from './session-places.js';

const place = (registrationId: string, sessionId: string): HeldPlace => ({
  registrationId,
  contactId: `contact of ${registrationId}`,
  sessionId,
  status: 'waiting',
  attends: 'online',
  arrival: 1,
  roundId: 'r1',
  maxChoices: 1,
  startsAt: new Date('2027-03-04T13:00:00Z'),
  endsAt: new Date('2027-03-04T14:00:00Z'),
});
/** "Ana B1 A1": Ana is first in line for B1 and would give A1 for it. */
const bid = (said: string) => {
  const [who = '', gets = '', gives = ''] = said.split(' ');
  return { gets: place(who, gets), gives: place(who, gives) };
};
const cycle = (...bids: string[]) =>
  cycleOf(bids.map(bid), (one) => one.sessionId)
    .map(({ gets }) => gets.registrationId)
    .sort();

it('lets two change places who are each first in line for what the other holds', () => {
  expect(cycle('Ana B1 A1', 'Bo A1 B1')).toEqual(['Ana', 'Bo']);
});

it('passes places round among any number who wait for the next one', () => {
  expect(cycle('Ana B1 A1', 'Bo C1 B1', 'Cy D1 C1', 'Di A1 D1')).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
});

it('leaves out who leads into a round but is not in it', () => {
  expect(cycle('Eve E1 A1', 'Ana B1 A1', 'Bo A1 B1')).toEqual(['Ana', 'Bo']);
});

it('moves nobody where the way ends at a place that is not given up', () => {
  expect(cycle('Ana B1 A1', 'Bo C1 B1')).toEqual([]);
  expect(cycle()).toEqual([]);
});
