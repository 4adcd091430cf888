import fc from 'fast-check';
import { type EventDetails, Session } from '#events';
import { anEvent, aProgramme, organiser } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { Reminders } from '../reminders.js';
import { MailPlans } from './mail-plans.js';
import type { PlanInput } from './plan-input.js';
import { sealOfPlan } from './plan-seal.js';

/** Whatever an organiser makes of a plan: whoever had its mail gets it again only once what it counts from really moved. */

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const HOUR = 3_600_000;
const RUNS = 30;

type Edit = { readonly kind: 'edit'; readonly to: PlanInput['anchor']; readonly hours: number };
type Step =
  | Edit
  | { readonly kind: 'move' | 'move_session'; readonly hours: number }
  | { readonly kind: 'pass'; readonly hours: number }
  | { readonly kind: 'turn'; readonly enabled: boolean }
  | { readonly kind: 'come' };

const hours = (min: number, max: number) => fc.integer({ min, max });
const anchor = fc.constantFrom('start', 'start', 'fixed', 'fixed', 'session_start', 'end', 'session_end');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), to: anchor, hours: hours(1, 48) }),
  fc.record({ kind: fc.constantFrom('move' as const, 'move_session' as const), hours: hours(-6, 30) }),
  ...[1, 2, 3].map(() => fc.record({ kind: fc.constant('pass' as const), hours: hours(4, 30) })),
  fc.record({ kind: fc.constant('turn' as const), enabled: fc.constantFrom(true, true, false) }),
  fc.constant({ kind: 'come' as const }),
);

/** One event with one plan and one session in which everybody is, lived through step by step. */
class Life {
  readonly clock = new HandClock('2027-03-01T09:00:00Z');
  readonly plans = new MailPlans(database.db, this.clock);
  readonly reminders = new Reminders(database.db, this.clock, testOutbox());
  readonly planId = newId();
  /** How often each person got the mail since what it counts from last moved. */
  readonly got = new Map<string, number>();
  people = 0;
  /** Which of three mails waits for its turn when the others leave. */
  holdsBack = 0;
  mails = 0;

  private constructor(
    readonly event: EventDetails,
    readonly sessionId: string,
  ) {}

  static async begin(): Promise<Life> {
    await database.clean();
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A: null } }]);
    const life = new Life(event, sessions.get('A') ?? '');
    await life.plans.add(event.id, life.planId, life.input({ kind: 'edit', to: 'fixed', hours: 4 }), organiser);
    await life.come();
    return life;
  }

  input({ to, hours: count }: Edit): PlanInput {
    const atLocal = new Date(this.clock.now().getTime() + count * HOUR).toISOString().slice(0, 16);
    return {
      ...{ anchor: to, atDoubled: 'earlier', audience: { kind: 'session', id: this.sessionId } },
      ...(to === 'fixed' ? { lead: null, atLocal } : { lead: `PT${count}H`, atLocal: null }),
      template: { builtIn: 'reminder' },
    };
  }

  async take(one: Step): Promise<void> {
    if (one.kind === 'edit') {
      const plan = await this.plans.get(this.event.id, this.planId);
      const outcome = await this.plans.change(this.event.id, this.planId, this.input(one), sealOfPlan(plan), organiser);
      expect(outcome.kind).toBe('saved');
    } else if (one.kind === 'turn') await this.plans.turn(this.event.id, this.planId, one.enabled, organiser);
    else if (one.kind === 'come') await this.come();
    else if (one.kind === 'move') await this.move(one.hours);
    else if (one.kind === 'move_session') await this.moveSession(one.hours);
    else this.clock.moveTo(new Date(this.clock.now().getTime() + one.hours * HOUR));
    await this.sweep();
  }

  async come(): Promise<void> {
    await register(registrationsOn(database.db, this.clock), this.event, [`P${this.people++}`]);
    await database.db.read.query(
      `insert into session_place (registration_id, session_id, status, arrival, since)
       select id, $1, 'confirmed', arrival, $2 from registration on conflict do nothing`,
      [this.sessionId, this.clock.now()],
    );
  }

  /** The start moves, some hours before or after where it was, and not into the past. */
  async move(by: number): Promise<void> {
    await database.db.transaction(async (tx) => {
      await tx.query(
        `update event set starts_at = starts_at + $2 * interval '1 hour', ends_at = ends_at + $2 * interval '1 hour',
                start_version = start_version + 1, start_moved_at = $3 where id = $1 and starts_at > $3`,
        [this.event.id, by, this.clock.now()],
      );
      await this.reminders.expireMoved(tx, this.event);
    });
    if (['start', 'end'].includes((await this.plan()).anchor)) this.got.clear();
  }

  async moveSession(by: number): Promise<void> {
    await database.db.transaction(async (tx) => {
      const session = await tx.findOneByOrFail(Session, { id: this.sessionId });
      const at = (time: Date) => new Date(time.getTime() + by * HOUR);
      const times = { startsAt: at(session.startsAt), endsAt: at(session.endsAt) };
      const moved = { startVersion: session.startVersion + 1, startMovedAt: this.clock.now() };
      await tx.update(Session, { id: this.sessionId }, { ...times, ...moved });
      await this.reminders.expireSessions(tx, this.event, [this.sessionId]);
    });
    if ((await this.plan()).anchor.startsWith('session_')) this.got.clear();
  }

  plan = () => this.plans.get(this.event.id, this.planId);

  /** Some of what is queued leaves; the rest waits for its turn. */
  async sweep(): Promise<void> {
    await this.reminders.queueDue();
    const [left]: [{ name: string }[]] = await database.db.read.query(
      `update outgoing_mail set status = 'sent', next_attempt_at = null
        where status = 'queued' and seq % 3 <> $1 and kind in ('reminder', 'planned') returning to_name as name`,
      [this.holdsBack],
    );
    for (const { name } of left) {
      this.mails++;
      this.got.set(name, (this.got.get(name) ?? 0) + 1);
    }
  }
}

it('nobody gets it twice, unless what it counts from moved in between', async () => {
  let mails = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const life = await Life.begin();
      await life.come();
      for (const one of steps) {
        await life.take(one);
        expect([...life.got.values()].filter((count) => count > 1)).toEqual([]);
      }
      mails += life.mails;
    }),
    { numRuns: RUNS },
  );
  expect(mails).toBeGreaterThan(0); // not a proof about nothing
  process.stdout.write(`${RUNS} plans edited at random: ${mails} mails, 0 twice\n`);
}, 300_000);

describe('who had the mail at a moment of its own', () => {
  const toStart: Edit = { kind: 'edit', to: 'start', hours: 24 };
  const lived = async (...steps: readonly Step[]) => {
    const life = await Life.begin();
    life.holdsBack = -1;
    await life.come();
    await life.come();
    for (const one of steps) await life.take(one);
    await database.db.read.query(
      `update outgoing_mail set status = 'sent', next_attempt_at = null where status = 'queued'`,
    );
    const rows: { name: string; count: number }[] = await database.db.read.query(
      `select to_name as name, count(*) as count from outgoing_mail
        where kind in ('reminder', 'planned') and status = 'sent' group by 1 order by 1`,
    );
    return rows.map(({ name, count }) => `${name} ${count}`);
  };

  it('does not get it again when it counts from a start that has moved', async () => {
    const sent = await lived({ kind: 'pass', hours: 5 }, { kind: 'move', hours: 6 }, toStart, {
      kind: 'pass',
      hours: 60,
    });
    expect(sent).toEqual(['P0 1', 'P1 1', 'P2 1']);
  });

  it('gets it again when that start moves after it counts from it', async () => {
    const sent = await lived(
      { kind: 'pass', hours: 5 },
      toStart,
      { kind: 'move', hours: 6 },
      { kind: 'pass', hours: 60 },
    );
    expect(sent).toEqual(['P0 2', 'P1 2', 'P2 2']);
  });
});
