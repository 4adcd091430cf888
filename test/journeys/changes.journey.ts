/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { openBrowser } from './support/browser.js';
import { Organiser } from './support/changes-console.js';
import { Participants, type Wish } from './support/changes-participants.js';
import type { Truth } from './support/changes-truth.js';
import { type Told, Witness } from './support/changes-witness.js';
import { type RunningKring, startKring } from './support/kring.js';
import { type Person, people } from './support/people.js';
import { story } from './support/story.js';

/**
 * Everything that can happen to an event between its announcement and its day, and after each of it the same question:
 * does the calendar of every person, made by that person's mails alone, equal the database? `Witness.see` asks it for
 * each change, with one mail for everybody it concerns, none for others, and SEQUENCE + 1.
 */
const step = story(async () => organiser?.look());
const HOUR = 3_600_000;
const everybody = people(60);

let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let organiser: Organiser;
let visitor: Page;
let start: Date;
let witness: Witness;
let participants: Participants;
let session: Record<'X1' | 'Y1' | 'X2' | 'Y2', string>;

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  organiser = new Organiser(await (await browser.newContext({ locale: 'nl-NL' })).newPage(), kring);
  visitor = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const wall = (hour: number, day = 0) =>
  new Date(start.getTime() + day * 24 * HOUR + hour * HOUR).toISOString().slice(0, 16);
/** Those in this state, in order of arrival. */
const which = async (is: (one: Truth) => boolean): Promise<string[]> =>
  [...(await witness.truth()).values()].filter(is).map((one) => one.address);
const isIn = (one: Truth) => one.status === 'confirmed';
const hasChosen = (code: string) => (one: Truth) => one.sessions.some((line) => line.includes(` ${code} `));
/** Has a place in this session, or stands in its line. */
const goesTo = (code: string) => (one: Truth) => isIn(one) && hasChosen(code)(one);
const hasPlaceIn = (code: string) => (one: Truth) =>
  isIn(one) && one.sessions.some((line) => line.includes(` ${code} `) && !line.endsWith(')'));
const count = async (is: (one: Truth) => boolean): Promise<number> => (await which(is)).length;
const live = async () => ({
  confirmed: await count(isIn),
  waiting: await count((one) => one.status === 'waiting'),
});
/** So many were concerned, and each of them who can be reached got the one mail. */
const expectAll = ({ concerned, mails }: Told, number: number) =>
  expect({ concerned: concerned.length, mails }).toEqual({
    concerned: number,
    mails: number && number - witness.deaf.size,
  });

step('an organiser makes two theme groups, and an event with two rounds of two sessions', async () => {
  await organiser.signIn();
  start = new Date(kring.now().getTime() + 20 * 24 * HOUR);
  start.setUTCHours(9, 0, 0, 0);
  await organiser.addThemeGroup('X', 'Leren in de wijk', 'Petrol');
  await organiser.addThemeGroup('Y', 'Meten wat telt', 'Oker');
  await organiser.addEvent({
    'title.nl': 'Themadag kringen',
    'summary.nl': 'Een dag met keuzes.',
    ...{ start: wall(0), end: wall(8), capacity: '40', roomUrl: 'https://meet.example.org/themadag' },
  });
  await organiser.goto('/programme');
  await organiser.addRound('Ochtend', wall(1), wall(2));
  await organiser.addRound('Middag', wall(5), wall(6));
  await organiser.addSession('Ochtend', 'Warme overdracht', 'X: Leren in de wijk', 14);
  await organiser.addSession('Ochtend', 'Kleine cijfers', 'Y: Meten wat telt', 14);
  await organiser.addSession('Middag', 'Buurten; en straten, samen', 'X: Leren in de wijk', 16);
  await organiser.addSession('Middag', 'Wat niemand telt', 'Y: Meten wat telt', 12);
  const eventPath = await organiser.publish();
  const sessions = await kring.rows<{ code: string; id: string }>(
    `select code, id from session where event_id = $1 and round_id is not null order by code`,
    [organiser.eventId],
  );
  expect(sessions.map(({ code }) => code)).toEqual(['X1', 'X2', 'Y1', 'Y2']);
  session = Object.fromEntries(sessions.map(({ code, id }) => [code, id])) as typeof session;
  witness = new Witness(kring, sink, organiser.eventId);
  const [morning = '', afternoon = ''] = await kring
    .rows<{ id: string }>('select id from round where event_id = $1 order by starts_at', [organiser.eventId])
    .then((rounds) => rounds.map(({ id }) => `round.${id}`));
  participants = new Participants(eventPath, visitor, witness, [morning, afternoon]);
});

step(
  'sixty people register on forty places, sessions overflow; one mail each, but one server takes nothing',
  async () => {
    const choices = everybody.map((person, i) => ({
      person,
      morning: i % 5 === 4 ? '' : i % 2 ? session.X1 : session.Y1,
      afternoon: i % 7 === 6 ? '' : i % 3 ? session.X2 : session.Y2,
    }));
    witness.deaf.add(everybody[10]?.email.toLowerCase() ?? '');
    const told = await witness.see(async () => {
      for (const { person, morning, afternoon } of choices.slice(0, 2))
        await participants.registerInBrowser(person, [morning, afternoon]);
      for (const { person, morning, afternoon } of choices.slice(2))
        await participants.register(person, [morning, afternoon]);
    });
    expectAll(told, 60);
    expect(told.entries).toBe(39);
    expect(await live()).toEqual({ confirmed: 40, waiting: 20 });
    expect(await count((one) => one.sessions.some((line) => line.endsWith('(wachtlijst)')))).toBeGreaterThan(4);
  },
);

step('the event moves by a day: the page says first who is mailed; five servers take nothing', async () => {
  const deaf = await turnDeaf(10, 15);
  const asked = await organiser.askToEdit({ start: wall(0, 1), end: wall(8, 1) });
  expect(asked).toBe(
    '40 mensen krijgen een mail met een nieuwe uitnodiging, 20 mensen op de wachtlijst krijgen een bericht.',
  );
  expectAll(await witness.see(async () => {}), 0); // asking is not doing
  expectAll(await witness.see(() => organiser.press('Bewaren en mailen')), 60);
  const held = deaf.map((address) => witness.calendarOf(address).map(({ startsAt }) => startsAt));
  expect(held).toEqual([[], [start], [start], [start], [start]]); // not reached: the first was not even confirmed
  start = new Date(start.getTime() + 24 * HOUR);
});

step('it gets another title, and the five are reached: one mail each, the older ones never leave', async () => {
  const [first, ...rest] = [...witness.deaf];
  await organiser.askToEdit({ 'title.nl': 'Themadag; kringen, groot en klein' });
  witness.deaf.clear();
  expectAll(await witness.see(() => organiser.press('Bewaren en mailen')), 60);
  const expired = [`confirmation to ${first}`, ...[first, ...rest].map((address) => `changed to ${address}`)];
  expect(await mailsAre('expired')).toEqual(expired.toSorted());
});

step('one session begins later: those who are in it or in its line are told, nobody else', async () => {
  const concerned = await count(goesTo('Y2'));
  await organiser.goto('/programme');
  await organiser.follow('Wat niemand telt');
  await organiser.fill({ start: wall(5.25) });
  await organiser.press('Bewaren');
  expect(await organiser.concerned()).toBe(`${concerned} mensen krijgen een mail met een nieuwe uitnodiging.`);
  expectAll(await witness.see(() => organiser.press('Bewaren en mailen')), concerned);
});

step('one session is called off: who was in it, in its line or wished for it is told, nobody else', async () => {
  const concerned = await count(goesTo('X1'));
  const wishes = await count((one) => !isIn(one) && hasChosen('X1')(one));
  await organiser.goto('/programme');
  await organiser.follow('Warme overdracht');
  await organiser.follow('Sessie afgelasten');
  expect(await organiser.concerned()).toBe(
    `${concerned} mensen krijgen een mail met een nieuwe uitnodiging, ${wishes} mensen op de wachtlijst krijgen een bericht.`,
  );
  expectAll(await witness.see(() => organiser.press('Ja, deze sessie gaat niet door')), concerned + wishes);
  expect(await count(hasChosen('X1'))).toBe(0);
});

step(
  'ten people choose other sessions by their own page; who stands in line for what they leave moves up',
  async () => {
    let movedUp = 0;
    for (const [i, { address, wish }] of (await tenSwaps()).entries()) {
      const { concerned } = await witness.see(() => participants.swap(address, wish, i % 5 === 0));
      movedUp += concerned.length - 1;
    }
    expect(movedUp).toBeGreaterThan(1);
  },
);

step('people cancel: each time the first in line moves up, into the sessions they wished for', async () => {
  const line = await which((one) => one.status === 'waiting');
  const leavers = (await which(isIn)).filter((_, i) => i % 12 === 3);
  for (const [i, address] of leavers.entries()) {
    const { concerned } = await witness.see(() => participants.cancel(address));
    expect(concerned.length).toBeGreaterThanOrEqual(2);
    expect(await which((one) => one.status === 'waiting')).toEqual(line.slice(i + 1));
  }
  expectAll(await witness.see(() => participants.cancel(line.at(-1) ?? '')), 1); // who waits holds nothing
  expect(await live()).toEqual({ confirmed: 40, waiting: 15 });
});

step('the event is called off: no calendar has it any more, but those of five who cannot be reached', async () => {
  const deaf = await turnDeaf(20, 25);
  await organiser.goto('');
  await organiser.follow('Afgelasten');
  expect(await organiser.concerned()).toBe(
    '40 mensen krijgen een mail die de afspraak uit de agenda haalt, 15 mensen op de wachtlijst krijgen een bericht.',
  );
  const told = await witness.see(() => organiser.press('Ja, het gaat niet door'));
  expectAll(told, 55);
  expect(told.entries).toBe(deaf.length);
});

step('it goes on after all, with more places: everybody has it back, and five in line come in', async () => {
  await organiser.goto('/edit');
  await organiser.fill({ capacity: '45' });
  expectAll(await witness.see(() => organiser.press('Bewaren')), 0); // waiting for an event that is off is in vain
  await organiser.goto('');
  await organiser.follow('Toch door laten gaan');
  const overtaken = [...witness.deaf].map((address) => `event-cancelled to ${address}`);
  witness.deaf.clear();
  const told = await witness.see(() => organiser.press('Ja, het gaat door'));
  expectAll(told, 55);
  expect(told.entries).toBe(45);
  expect(await live()).toEqual({ confirmed: 45, waiting: 10 });
  expect(await mailsAre('expired')).toEqual(expect.arrayContaining(overtaken));
});

step('somebody cancels and comes back: to the end of the line, and to a new entry once there is a place', async () => {
  const [back = ''] = await which(isIn);
  const person = everybody.find((one) => one.email.toLowerCase() === back) as Person;
  await witness.see(() => participants.cancel(back));
  // Something else on the form: what was typed again to the letter is a button that was pressed twice.
  const again = { ...person, organisation: 'Hogeschool Elders' };
  expectAll(await witness.see(() => participants.register(again, ['', session.X2])), 1);
  expect((await which((one) => one.status === 'waiting')).at(-1)).toBe(back);
  await organiser.goto('/edit');
  await organiser.fill({ capacity: '60' });
  expectAll(await witness.see(() => organiser.press('Bewaren')), 10);
  const uids = [...(await witness.truth()).values()].filter((one) => one.address === back).map((one) => one.uid);
  expect(new Set(uids).size).toBe(2);
  expect(await live()).toEqual({ confirmed: 55, waiting: 0 });
});

step('somebody cancels and takes it back by the same link: the entry they had, one step on', async () => {
  const [slip = ''] = (await which(isIn)).slice(7);
  const uids = async () =>
    [...(await witness.truth()).values()]
      .filter((one) => one.address === slip)
      .map(({ uid, sequence }) => [uid, sequence]);
  const [[uid, sequence] = []] = await uids();
  expect((await witness.see(() => participants.cancel(slip))).entries).toBe(54);
  const told = await witness.see(() => participants.comeBack(slip));
  expectAll(told, 1);
  expect(told.entries).toBe(55);
  expect(await uids()).toEqual([[uid, Number(sequence) + 2]]);
  expect(await live()).toEqual({ confirmed: 55, waiting: 0 });
});

step('in the end every mail has left or was overtaken, and every calendar equals the database', async () => {
  const { mails, entries } = await witness.see(async () => {});
  expect({ mails, entries }).toEqual({ mails: 0, entries: 55 });
  expect(await mailsAre('expired')).toHaveLength(11);
});

/** From now on the mail servers of these take nothing: of those with a place, in order of arrival. */
async function turnDeaf(from: number, to: number): Promise<string[]> {
  const addresses = (await which(isIn)).slice(from, to);
  for (const address of addresses) witness.deaf.add(address);
  return addresses;
}

/** Into a full session, out of one, and between the two of the afternoon. */
async function tenSwaps(): Promise<{ address: string; wish: Wish }[]> {
  const taken = new Set<string>();
  const some = async (number: number, is: (one: Truth) => boolean, wish: Wish) => {
    const found = (await which(is)).filter((address) => !taken.has(address)).slice(0, number);
    for (const address of found) taken.add(address);
    return found.map((address) => ({ address, wish }));
  };
  const hasNoMorning = (one: Truth) => isIn(one) && !one.sessions.some((line) => / [XY]1 /.test(line));
  const swaps = [
    ...(await some(4, hasNoMorning, { morning: session.Y1 })),
    ...(await some(2, hasPlaceIn('Y1'), { morning: '' })),
    ...(await some(2, hasPlaceIn('X2'), { afternoon: session.Y2 })),
    ...(await some(2, hasPlaceIn('Y2'), { afternoon: session.X2 })),
  ];
  expect(swaps).toHaveLength(10);
  return swaps;
}

/** Mails about this event in this state, "kind to address". */
async function mailsAre(status: string): Promise<string[]> {
  const rows = await kring.rows<{ said: string }>(
    `select kind || ' to ' || lower(to_address) as said from outgoing_mail
      where subject_ids->>'event' = $1 and status = $2`,
    [organiser.eventId, status],
  );
  return rows.map((row) => row.said).toSorted();
}
