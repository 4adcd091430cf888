import { type EventDetails, lockEvent } from '#events';
import { anEvent, organiser } from '#events/testing';
import { type Database, newId } from '#platform';
import { HandClock } from '#platform/testing';
import { findRegistration } from '../../find-registration.js';
import { aForm, aThemeGroup, earlyPlacesOn, offersOn, ownRegistrationsOn, registrationsOn } from '../../testing.js';
import { aGroup } from '../a-group.js';
import { buildHouse } from './build.js';
import type { House } from './house.js';
import { latest, mayChoose, minutesOf, thingOf } from './play.js';
import { saidByHouse, saidByRows, writeHouse } from './rows.js';
import { codesOf, type Step } from './steps.js';
import { BEGINS_AT, ENDS_AT, STARTS_AT, type World } from './world.js';

const participant = { kind: 'participant' } as const;

/** The same history, played by the product on its tables beside the house in memory. */
export class InTheTables {
  readonly #clock = new HandClock(BEGINS_AT.toISOString());
  readonly #registrations;
  readonly #offers;
  readonly #own;
  readonly #early;
  /** Ids in memory by those in the tables, and the other way. */
  readonly #names = new Map<string, string>();

  private constructor(
    private readonly db: Database,
    private readonly event: EventDetails,
    private readonly world: World,
    readonly house: House,
  ) {
    this.#registrations = registrationsOn(db, this.#clock);
    this.#offers = offersOn(db, this.#clock);
    this.#own = ownRegistrationsOn(db, this.#clock);
    this.#early = earlyPlacesOn(db, this.#clock);
  }

  static async open(db: Database, world: World): Promise<InTheTables> {
    const house = buildHouse(world, () => newId());
    const { mode: waitlistMode, waitingCapacity, places } = world;
    const kind = places.length === 1 ? 'online' : 'hybrid';
    const { event } = await anEvent(db, { startsAt: STARTS_AT, endsAt: ENDS_AT, waitlistMode, waitingCapacity, kind });
    const groupId = await aThemeGroup(
      db,
      [...house.members].map((contact) => `${contact}@example.org`),
    );
    await db.transaction((tx) => writeHouse(tx, house, event.id, groupId));
    return new InTheTables(db, event, world, house);
  }

  /** Takes a step; the house has not taken it yet. @param id that the house gives to a new registration. */
  async take(step: Step, id: string): Promise<void> {
    this.#clock.advance({ minutes: minutesOf(step) });
    await this.#early.openDue(this.#clock.now());
    switch (step.do) {
      case 'register':
        return this.#register(step, id);
      case 'together':
        return this.#together(step, id);
      case 'lapse':
        return this.#offers.lapseDue(this.#clock.now());
      case 'mode':
        await this.db.read.query(
          `update event set waitlist_mode = case waitlist_mode when 'auto' then 'offer' else 'auto' end`,
        );
        return;
      case 'capacity':
        return this.#setCapacity(this.house.pools[step.pool]?.id, step.capacity);
      default: {
        const mine = this.#idOf(latest(this.house, step.who)?.id);
        if (mine) await this.#takeOwn(step, mine);
      }
    }
  }

  /** What differs between the tables and the house. */
  async differences(): Promise<{ readonly tables: string[]; readonly house: string[] }> {
    const tables = await saidByRows(this.db, (id) => this.#names.get(id) ?? id);
    const house = saidByHouse(this.house);
    return {
      tables: tables.filter((line, i) => line !== house[i]),
      house: house.filter((line, i) => line !== tables[i]),
    };
  }

  async #takeOwn(
    step: Exclude<Step, { do: 'register' | 'together' | 'lapse' | 'mode' | 'capacity' }>,
    id: string,
  ): Promise<void> {
    if (step.do === 'cancel') await this.#registrations.cancel(id, participant);
    if (step.do === 'swap') await this.#registrations.changeSessions(id, this.#chosen(step.choose), participant);
    if (step.do === 'give') await this.#offers.give(id, thingOf(this.house, step.thing), organiser, true);
    if (step.do === 'yes' || step.do === 'no') await this.#answer(id, step.do);
    const registration = await findRegistration(this.db.read, id);
    if (!registration) return;
    if (step.do === 'back') await this.#own.comeBack(registration);
    if (step.do === 'wish') await this.#own.wishOtherWay(registration, 'wait');
    if (step.do === 'unwish') await this.#own.wishOtherWay(registration, 'stop');
  }

  async #register({ who, attends: wish, choose }: Extract<Step, { do: 'register' }>, id: string): Promise<void> {
    const attends = this.event.kind === 'hybrid' ? wish : 'online';
    const sessions = [...mayChoose(this.house, this.#chosen(choose), attends)];
    const form = { ...aForm(`P${who}`, { attends }), sessions };
    const { id: eventId, kind: eventKind } = this.event;
    const verdict = await this.#registrations.register(form, { eventId, eventKind, language: 'nl', source: 'form' });
    if (verdict.kind === 'confirmed' || verdict.kind === 'waiting') this.#names.set(verdict.registrationId, id);
  }

  async #together(
    { people, accepts, attends: wish, choose }: Extract<Step, { do: 'together' }>,
    id: string,
  ): Promise<void> {
    const attends = this.event.kind === 'hybrid' ? wish : 'online';
    const sessions = [...mayChoose(this.house, this.#chosen(choose), attends)];
    const form = aGroup(
      people.map((who) => `P${who}`),
      { sessions, attends },
    );
    await this.#registrations.registerTogether(form, { event: this.event, language: 'nl', accepts });
    const made = await this.db.read.query(
      `select r.id, c.email from registration r join contact c on c.id = r.contact_id
       where r.group_id = (select id from registration_group order by created_at desc limit 1)`,
    );
    for (const { id: row, email } of made)
      if (!this.#names.has(row))
        this.#names.set(row, `${id}.${people.findIndex((who) => email === `p${who}@example.org`)}`);
  }

  async #answer(id: string, says: 'yes' | 'no'): Promise<void> {
    const [offer] = await this.db.read.query(
      `select id from offer where registration_id = $1 and answered_at is null
       order by made_at, session_id nulls first limit 1`,
      [id],
    );
    if (offer) await this.#offers.answer(id, offer.id, says);
  }

  /** An organiser changes the capacity of one pool, and whoever can move up does, as the app wires it. */
  async #setCapacity(poolId: string | undefined, capacity: number | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      const event = await lockEvent(tx, this.event.id);
      await tx.query(
        `update pool set capacity = $2::int,
                ceiling = case when $2::int is null then null else greatest($2::int, taken) end where id = $1`,
        [poolId, capacity],
      );
      await this.#registrations.promote(tx, event, this.#clock.now());
    });
  }

  #idOf(name: string | undefined): string | undefined {
    return [...this.#names].find((entry) => entry[1] === name)?.[0];
  }

  #chosen(choose: Parameters<typeof codesOf>[1]): string[] {
    const codes = codesOf(this.world, choose);
    return this.house.sessions.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
  }
}
