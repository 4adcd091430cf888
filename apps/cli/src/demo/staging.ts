import { setImmediate as nextTurn } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type EventDetails, Events, readEventInput } from '#events';
import type { Actor } from '#identity';
import { Database, newId, toWallTime } from '#platform';
import type { Answers } from '#questions';
import { Offers, parseRegistration, Registrations } from '#registrations';
import type { DemoClock } from './demo-clock.js';
import type { DemoEvent } from './demo-event.js';
import { ensureMailPlan } from './demo-mail-plan.js';
import { type DemoPerson, demoPeople } from './demo-people.js';
import { comeIn, EVENLY } from './demo-presence.js';
import { ensureRounds, read, saved, typedPlaces } from './demo-programme.js';
import { answersOf, ensureQuestions } from './demo-questions.js';
import { DAY, DEMO_ZONE, endOf, membersBy, startOf } from './demo-times.js';
import { wavesOf } from './demo-waves.js';

const MINUTE = 60_000;
/** Organisers publish about a month ahead. */
const AHEAD = 33 * DAY;
/** Those of one that is about to begin came after its reminders were due, so that none is sent now. */
const LATECOMERS = 20 * MINUTE;
/** What is called off was called off so long ago. */
const CALLED_OFF = 3 * DAY;

interface Choice {
  readonly id: string;
  readonly ways: ReadonlySet<string>;
}

/** Puts events on stage: made, published, filled with people over weeks, and attended when they are over or about to begin. */
export class Staging {
  constructor(
    private readonly house: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly owner: Extract<Actor, { kind: 'organiser' }>,
    private readonly now: Date,
    /** Ids by slug. */
    private readonly series: ReadonlyMap<string, string>,
  ) {}

  /** Does nothing that was done before. @returns how many people registered. */
  async stage(demo: DemoEvent, index: number): Promise<number> {
    const announced = new Date(Math.min(startOf(demo, this.now).getTime(), this.now.getTime()) - AHEAD);
    const event = await this.clock.during(announced, () => this.#ensureEvent(demo));
    if (event.status !== 'published') return event.status === 'draft' ? 0 : demo.people;
    await this.#fill(event, demo, demoPeople(index * 23, demo.people, membersBy(event.startsAt, this.now)), announced);
    const presence = { organiserId: this.owner.id, now: this.now };
    if (demo.came) await comeIn(this.house, event, { ...presence, share: demo.came });
    const calledOff = new Date(this.now.getTime() - CALLED_OFF);
    if (demo.status === 'cancelled')
      await this.clock.during(calledOff, () => this.house.get(Events).cancel(event.id, this.owner));
    return demo.people;
  }

  async #ensureEvent(demo: DemoEvent): Promise<EventDetails> {
    const events = this.house.get(Events);
    const database = this.house.get(Database);
    const [known]: { id: string }[] = await database.read.query('select id from event where slug = $1', [demo.slug]);
    const event = known ? await events.get(known.id) : await this.#create(demo);
    if (event.status !== 'draft') return event;
    if (demo.rounds) await ensureRounds(this.house, event, demo.rounds, this.owner);
    await ensureQuestions(this.house, event, demo.questions ?? [], this.owner);
    if (demo.hasMailPlan) await ensureMailPlan(this.house, event, this.owner);
    if (demo.status !== 'draft') await events.publish(event.id, this.owner);
    return await events.get(event.id);
  }

  async #create(demo: DemoEvent): Promise<EventDetails> {
    const { slug, title, summary, body, kind, location = '' } = demo;
    const start = toWallTime(startOf(demo, this.now), DEMO_ZONE);
    const times = { timeZone: DEMO_ZONE, start, end: toWallTime(endOf(demo, this.now), DEMO_ZONE) };
    const roomUrl = kind === 'on_site' ? '' : `https://meet.example.org/${slug}-${newId().slice(-8)}`;
    const seriesId = this.series.get(demo.series ?? '');
    const typed = {
      slug,
      seriesId,
      title,
      summary,
      body,
      kind,
      location,
      roomUrl,
      ...times,
      ...typedPlaces(demo.capacity),
      ...(demo.offerHours ? { waitlistMode: 'offer', offerHours: `${demo.offerHours}` } : {}),
    };
    return saved(await this.house.get(Events).create(read(readEventInput(typed)), this.owner)).event;
  }

  async #fill(event: EventDetails, demo: DemoEvent, people: readonly DemoPerson[], announced: Date): Promise<void> {
    const { from, to } =
      'inMinutes' in demo.on
        ? { from: new Date(this.now.getTime() - LATECOMERS), to: this.now }
        : { from: announced, to: new Date(Math.min(event.startsAt.getTime(), this.now.getTime()) - 90 * MINUTE) };
    const rounds = await this.#choicesOf(event);
    const demos = demo.questions ?? [];
    const questions = await ensureQuestions(this.house, event, demos, this.owner);
    const answers = (n: number, sessions: readonly string[]) => answersOf(questions, demos, n, sessions);
    const registrations = await this.#registered(event);
    for (const { at, comers, leavers } of wavesOf(people, from, to)) {
      await nextTurn(); // or the desk would still be in the time of the wave before
      await this.clock.during(at, async () => {
        const newcomers = comers.filter(({ email }) => !registrations.has(email));
        const ids = await Promise.all(newcomers.map((person) => this.#register(event, person, rounds, answers)));
        for (const [nth, { email }] of newcomers.entries()) registrations.set(email, ids[nth] ?? '');
        for (const { email } of leavers)
          await this.house.get(Registrations).cancel(registrations.get(email) ?? '', { kind: 'participant' });
        await this.#lapse(demo, at);
      });
    }
    await this.clock.during(to, () => this.#lapse(demo, to));
  }

  /** Nobody answers an offer in the demo: who was held a place too long made way for the next. */
  async #lapse({ offerHours }: DemoEvent, at: Date): Promise<void> {
    if (offerHours) await this.house.get(Offers).lapseDue(at);
  }

  /** Registrations of an earlier run by address: those who came then do not come again. */
  async #registered({ id }: EventDetails): Promise<Map<string, string>> {
    const rows: { email: string; id: string }[] = await this.house
      .get(Database)
      .read.query(
        'select c.email, r.id from registration r join contact c on c.id = r.contact_id where r.event_id = $1',
        [id],
      );
    return new Map(rows.map((row) => [row.email, row.id]));
  }

  async #choicesOf({ id, kind }: EventDetails): Promise<Choice[][]> {
    const { rounds } = await this.house.get(Events).programme(id);
    return rounds.map(({ sessions }) =>
      sessions.map(({ session, pools }) => ({
        id: session.id,
        ways: new Set(pools.flatMap(({ mode }) => (mode === 'any' ? ['online', 'on_site', kind] : [mode]))),
      })),
    );
  }

  async #register(
    event: EventDetails,
    person: DemoPerson,
    rounds: Choice[][],
    answers: (n: number, sessions: readonly string[]) => Answers | undefined,
  ): Promise<string> {
    const attends = event.kind === 'hybrid' ? (person.n % 5 < 2 ? 'on_site' : 'online') : undefined;
    const sessions = rounds.flatMap((choices, round) => choose(choices, person.n + round, attends) ?? []);
    const parsed = parseRegistration({ ...person, attends, sessions, listed: person.n % 3 === 0 });
    if (!parsed.ok) throw new Error(`The demo person ${person.name} is wrong`);
    const language = person.n % 11 === 0 ? 'en' : 'nl';
    const said = answers(person.n, parsed.input.sessions);
    const context = { eventId: event.id, eventKind: event.kind, language, source: 'demo', answers: said } as const;
    const verdict = await this.house.get(Registrations).register(parsed.input, context);
    if (!('registrationId' in verdict)) throw new Error(`${person.name} could not register: ${verdict.kind}`);
    return verdict.registrationId;
  }
}

/** One in eight chooses nothing; of the others more choose what stands first, until it is full and beyond. */
function choose(choices: readonly Choice[], seed: number, attends: string | undefined): string | undefined {
  if (seed % 8 === 7) return undefined;
  const open = choices.filter(({ ways }) => attends === undefined || ways.has(attends));
  return open[Math.floor(((seed * EVENLY) % 1) ** 1.5 * open.length)]?.id;
}
