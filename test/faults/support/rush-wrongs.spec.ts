import { people } from '../../journeys/support/people.js';
import type { Told, Visitor } from './rush-crowd.js';
import type { RegistrationRow, RushRows } from './rush-rows.js';
import { wrongsOf } from './rush-wrongs.js';

/** Four people on two places; the third wants what the first wants, the fourth what the second wants. */
const crowd: readonly Visitor[] = people(4).map((person, i) => {
  const afternoon = (['Schrijftafel', 'Schrijftafel', 'Open gesprek'] as const).slice(i, i + 1);
  return { ...person, sessions: [i % 2 ? 'Instrumenten' : 'Kennisbasis', ...afternoon], pressesTwice: false };
});
const anybody = {
  confirmed: { mails: ['confirmation'], calendarEntries: 1 },
  waiting: { mails: ['waiting'], calendarEntries: 0 },
};
const seats: readonly RegistrationRow['places'][] = [
  { Kennisbasis: 'confirmed', Schrijftafel: 'confirmed' },
  { Instrumenten: 'confirmed', Schrijftafel: 'waiting' },
  { Kennisbasis: 'wanted', 'Open gesprek': 'wanted' },
  { Instrumenten: 'wanted' },
];
const registrations: readonly RegistrationRow[] = crowd.map(({ email }, i) => {
  const status = i < 2 ? 'confirmed' : 'waiting';
  return {
    email: email.toLowerCase(),
    status,
    arrival: 7 + i,
    places: seats[i] ?? {},
    ...anybody[status],
  };
});
const fair: RushRows = {
  registrations,
  pools: [
    { title: null, capacity: 2, taken: 2, waiting: 2 },
    { title: 'Kennisbasis', capacity: 1, taken: 1, waiting: 0 },
    { title: 'Instrumenten', capacity: 1, taken: 1, waiting: 0 },
    { title: 'Schrijftafel', capacity: 1, taken: 1, waiting: 1 },
    { title: 'Open gesprek', capacity: null, taken: 0, waiting: 0 },
  ],
};
const told: readonly Told[] = crowd.map(({ email }, i) => ({
  email,
  status: 303,
  location: `/werkdag/aangemeld${i < 2 ? '' : '?stand=wachtlijst'}`,
}));

/** The fair rows with something else for the person in this place of the line. */
const but = (place: number, changes: Partial<RegistrationRow>): RushRows => ({
  ...fair,
  registrations: registrations.map((row, i) => (i === place ? { ...row, ...changes } : row)),
});

it('finds nothing wrong when everybody has what their turn gives', () => {
  expect(wrongsOf(fair, crowd, told)).toEqual([]);
});

it.each<[string, RushRows]>([
  ['1 people have no registration', { ...fair, registrations: registrations.slice(0, 3) }],
  [
    '1 people have more than one registration',
    { ...fair, registrations: [...registrations, ...registrations.slice(3)] },
  ],
  ['1 registrations are of nobody who came', but(2, { email: 'stranger@example.org' })],
  ['the event is overbooked: 3 people on 2 places', but(2, { status: 'confirmed' })],
  ['the event counts 2 waiting; 1 people are in line', but(2, { status: 'confirmed' })],
  [
    'Schrijftafel is overbooked: 2 people on 1 places',
    but(1, { places: { Instrumenten: 'confirmed', Schrijftafel: 'confirmed' } }),
  ],
  ['Kennisbasis counts 1 taken places; 0 people hold one', but(0, { places: { Schrijftafel: 'confirmed' } })],
  [
    '2 people are in or out of turn',
    { ...fair, registrations: [0, 2, 1, 3].map((i) => registrations[i] as RegistrationRow) },
  ],
  ['1 people have other session places than their turn gives', but(3, { places: {} })],
  ['1 gaps or repeats in the order of arrival', but(3, { arrival: 11 })],
  [
    '1 people have a session place or a place in its line without a place at the event',
    but(3, { places: { Instrumenten: 'waiting' } }),
  ],
  ['1 people have not exactly their mail', but(1, { mails: ['confirmation', 'confirmation'] })],
  ['1 people have a calendar entry too many or too few', but(3, { calendarEntries: 1 })],
])('finds that %s', (wrong, rows) => {
  expect(wrongsOf(rows, crowd, told)).toContain(wrong);
});

it('finds answers that are no answer, or not true', () => {
  const [first, ...others] = told as [Told, ...Told[]];
  expect(wrongsOf(fair, crowd, [{ ...first, status: 503 }, ...others])).toEqual(['1 forms were answered 503']);
  const untrue = { ...first, location: '/werkdag/aangemeld?stand=wachtlijst' };
  expect(wrongsOf(fair, crowd, [untrue, ...others])).toEqual(['1 answers say something else than the rows']);
});
