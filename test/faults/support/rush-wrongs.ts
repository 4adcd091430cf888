import type { Told, Visitor } from './rush-crowd.js';
import type { PoolRow, RegistrationRow, RushRows } from './rush-rows.js';

/**
 * Everything that is wrong after a rush, in words; nothing when each person has exactly what first come, first served
 * gives them. It counts rows, never counters, and knows nothing of the code that wrote them.
 */
export function wrongsOf(rows: RushRows, crowd: readonly Visitor[], told: readonly Told[]): string[] {
  return [
    ...peopleWrong(rows, crowd),
    ...rows.pools.flatMap((pool) => poolWrong(pool, rows.registrations)),
    ...orderWrong(rows, crowd),
    ...answersWrong(rows, told),
    ...mailsWrong(rows),
  ];
}

/** Nobody is lost, nobody is in twice, nobody came from nowhere. */
function peopleWrong({ registrations }: RushRows, crowd: readonly Visitor[]): string[] {
  const times = countBy(registrations, (row) => row.email);
  const emails = new Set(crowd.map((visitor) => visitor.email.toLowerCase()));
  return [
    ...say(crowd.length - emails.size, 'people share an address with somebody else'),
    ...say([...emails].filter((email) => !times.has(email)).length, 'people have no registration'),
    ...say([...times.values()].filter((n) => n > 1).length, 'people have more than one registration'),
    ...say([...times.keys()].filter((email) => !emails.has(email)).length, 'registrations are of nobody who came'),
  ];
}

/** No more people than places, and the counters say what the rows say. */
function poolWrong(pool: PoolRow, registrations: readonly RegistrationRow[]): string[] {
  const { title, capacity } = pool;
  const counts = countBy(registrations, (row) => (title === null ? row.status : (row.places[title] ?? 'none')));
  const [taken, waiting] = [counts.get('confirmed') ?? 0, counts.get('waiting') ?? 0];
  const name = title ?? 'the event';
  return [
    ...(capacity !== null && taken > capacity ? [`${name} is overbooked: ${taken} people on ${capacity} places`] : []),
    ...(pool.taken === taken ? [] : [`${name} counts ${pool.taken} taken places; ${taken} people hold one`]),
    ...(pool.waiting === waiting ? [] : [`${name} counts ${pool.waiting} waiting; ${waiting} people are in line`]),
  ];
}

/** Served again one by one in the order of arrival, everybody gets what their rows say: line without gap or jump. */
function orderWrong({ registrations, pools }: RushRows, crowd: readonly Visitor[]): string[] {
  const wishes = new Map(crowd.map((visitor) => [visitor.email.toLowerCase(), visitor.sessions]));
  const left = new Map(pools.map((pool) => [pool.title, pool.capacity ?? Number.POSITIVE_INFINITY]));
  const enter = (title: string | null): string => {
    const free = left.get(title) ?? 0;
    left.set(title, free - 1);
    return free > 0 ? 'confirmed' : 'waiting';
  };
  let [misplaced, misseated, jumps] = [0, 0, 0];
  for (const [i, row] of registrations.entries()) {
    const status = enter(null);
    const fair = (wishes.get(row.email) ?? []).map((title) => [title, status === 'waiting' ? 'wanted' : enter(title)]);
    if (row.status !== status) misplaced += 1;
    if (!sameEntries(row.places, Object.fromEntries(fair))) misseated += 1;
    if (i > 0 && row.arrival !== (registrations[i - 1]?.arrival ?? 0) + 1) jumps += 1;
  }
  return [
    ...say(misplaced, 'people are in or out of turn'),
    ...say(misseated, 'people have other session places than their turn gives'),
    ...say(jumps, 'gaps or repeats in the order of arrival'),
    ...say(
      registrations.filter((row) => row.status !== 'confirmed' && /confirmed|waiting/.test(valuesOf(row.places)))
        .length,
      'people have a session place or a place in its line without a place at the event',
    ),
  ];
}

/** Every form was answered, and the answer was true. */
function answersWrong({ registrations }: RushRows, told: readonly Told[]): string[] {
  const statuses = new Map(registrations.map((row) => [row.email, row.status]));
  const refused = countBy(
    told.filter((answer) => answer.status !== 303),
    (answer) => String(answer.status),
  );
  const untrue = told.filter(({ email, status, location }) => {
    const said = /\/aangemeld(?:\?stand=(\w+))?$/.exec(location);
    const promised = said?.[1] === 'wachtlijst' ? 'waiting' : said && !said[1] ? 'confirmed' : 'nothing';
    return status === 303 && statuses.get(email.toLowerCase()) !== promised;
  });
  return [
    ...[...refused].flatMap(([status, count]) => say(count, `forms were answered ${status}`)),
    ...say(untrue.length, 'answers say something else than the rows'),
  ];
}

/** One mail a person, of the right kind; a calendar entry for exactly those who are in. */
function mailsWrong({ registrations }: RushRows): string[] {
  const right = (row: RegistrationRow) => (row.status === 'confirmed' ? 'confirmation' : 'waiting');
  return [
    ...say(registrations.filter((row) => row.mails.join() !== right(row)).length, 'people have not exactly their mail'),
    ...say(
      registrations.filter((row) => row.calendarEntries !== (row.status === 'confirmed' ? 1 : 0)).length,
      'people have a calendar entry too many or too few',
    ),
  ];
}

const say = (count: number, what: string): string[] => (count === 0 ? [] : [`${count} ${what}`]);
const valuesOf = (places: Readonly<Record<string, string>>): string => Object.values(places).join();

function sameEntries(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const titles = Object.keys(one);
  return titles.length === Object.keys(other).length && titles.every((title) => one[title] === other[title]);
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
