import { type EventDetails, lockEvent } from '#events';
import { type Actor, recordAudit } from '#identity';
import { expireUnsent } from '#mail';
import { type Clock, type Database, isId, NotFound, newId, type Tx } from '#platform';
import { writeAudience } from '../audience/audience.js';
import { countedSession, sessionsOf } from './counted-sessions.js';
import { MailPlan } from './mail-plan.entity.js';
import { countedFrom, occurrencesOf, versionOf } from './occurrences.js';
import type { PlanInput } from './plan-input.js';
import { sealOfPlan } from './plan-seal.js';
import { sameJson } from './same-json.js';

/** More mails than this in one plan are noise to whoever gets them. */
export const MOST_IN_A_PLAN = 20;

export type PlanOutcome =
  | { readonly kind: 'saved'; readonly id: string }
  /** Somebody else changed it, or took it away, since the form was opened. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly code: 'twice' | 'too-many' };

/** The mail plan of an event, as organisers change it. What it sends is the work of `Reminders`. */
export class MailPlans {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In order of time. */
  async of(event: EventDetails): Promise<MailPlan[]> {
    const plans = await this.database.read.findBy(MailPlan, { eventId: event.id });
    return occurrencesOf(event, plans, await sessionsOf(this.database.read, plans)).map(({ plan }) => plan);
  }

  /** @throws {NotFound} where this event has no such plan. */
  async get(eventId: string, id: string): Promise<MailPlan> {
    const plan = isId(id) ? await this.database.read.findOneBy(MailPlan, { id, eventId }) : null;
    if (!plan) throw new NotFound('mail_plan');
    return plan;
  }

  /** Adds a mail to the plan. What was due before this moment is not sent. @param id made with the form: two presses make one. */
  add(eventId: string, id: string, input: PlanInput, actor: Actor): Promise<PlanOutcome> {
    return this.#change(eventId, actor, async (tx, plans, now) => {
      if (plans.some((plan) => plan.id === id)) return { kind: 'saved', id };
      if (plans.length >= MOST_IN_A_PLAN) return { kind: 'refused', code: 'too-many' };
      if (plans.some((plan) => isSame(plan, input))) return { kind: 'refused', code: 'twice' };
      const made = isId(id) ? id : newId(now.getTime());
      const fresh = { enabled: true, edition: 1, versionOffset: 0, doneVersion: 0, since: now };
      await tx.insert(MailPlan, { ...input, ...fresh, id: made, eventId });
      return { kind: 'saved', id: made };
    });
  }

  /**
   * Changes a mail. Another time is a new edition: what has not left gives way to it, and nobody who had it gets it again,
   * whatever it counts from now, until that moves.
   * @param seen `sealOfPlan` of the plan as the form showed it.
   */
  change(eventId: string, id: string, input: PlanInput, seen: string, actor: Actor): Promise<PlanOutcome> {
    return this.#change(eventId, actor, async (tx, plans, now, event) => {
      const plan = plans.find((one) => one.id === id);
      if (!plan || sealOfPlan(plan) !== seen) return { kind: 'stale' };
      if (plans.some((one) => one.id !== id && isSame(one, input))) return { kind: 'refused', code: 'twice' };
      const isMoved = !sameJson(timeOf(plan), timeOf(input));
      if (isMoved) await expire(tx, id);
      const versionOffset = isMoved ? await keptOffset(tx, event, plan, input) : plan.versionOffset;
      const edition = isMoved ? { edition: plan.edition + 1, doneVersion: 0, since: now, versionOffset } : {};
      await tx.update(MailPlan, { id }, { ...input, ...edition });
      return { kind: 'saved', id };
    });
  }

  /** Switches a mail off, so that what has not left stays; or on again, from now on. */
  turn(eventId: string, id: string, enabled: boolean, actor: Actor): Promise<PlanOutcome> {
    return this.#change(eventId, actor, async (tx, plans, now) => {
      const plan = plans.find((one) => one.id === id);
      if (!plan) return { kind: 'stale' };
      if (plan.enabled === enabled) return { kind: 'saved', id };
      if (!enabled) await expire(tx, id);
      await tx.update(MailPlan, { id }, { enabled, ...(enabled && { since: now }) });
      return { kind: 'saved', id };
    });
  }

  /** Takes a mail out of the plan, and with it what has not left. */
  remove(eventId: string, id: string, actor: Actor): Promise<PlanOutcome> {
    return this.#change(eventId, actor, async (tx, plans) => {
      if (plans.some((one) => one.id === id)) await expire(tx, id);
      await tx.delete(MailPlan, { id, eventId });
      return { kind: 'saved', id };
    });
  }

  /** Under the lock of the event, where the sweep works too; what changed is written down. */
  #change(
    eventId: string,
    actor: Actor,
    work: (tx: Tx, plans: readonly MailPlan[], now: Date, event: EventDetails) => Promise<PlanOutcome>,
  ): Promise<PlanOutcome> {
    return this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const now = this.clock.now();
      const before = await tx.findBy(MailPlan, { eventId });
      const outcome = await work(tx, before, now, event);
      if (outcome.kind !== 'saved') return outcome;
      const after = await tx.findBy(MailPlan, { eventId });
      const [was, is] = [linesOf(before), linesOf(after)];
      if (sameJson(was, is)) return outcome;
      const subject = { kind: 'event', id: eventId };
      const change = { before: { plans: was }, after: { plans: is } };
      await recordAudit(tx, [{ at: now, actor, action: 'event.mail_plan_changed', subject, ...change }]);
      return outcome;
    });
  }
}

const timeOf = (plan: PlanInput) => {
  const { anchor, lead, atLocal, atDoubled } = plan;
  return [anchor, lead, atLocal, atDoubled, countedSession(plan)];
};

/** What keeps the version of a plan as it is, though it counts from something else: who had the mail has it. */
async function keptOffset(tx: Tx, event: EventDetails, plan: MailPlan, input: PlanInput): Promise<number> {
  const sessions = await sessionsOf(tx, [plan, input]);
  const version = (one: Pick<MailPlan, 'anchor' | 'audience' | 'versionOffset'>) =>
    versionOf(countedFrom(event, one, sessions) ?? event, one);
  return version(plan) - version({ ...input, versionOffset: 0 });
}

/** As the unique index says it: of a time that comes twice in one night, both are that time. */
function isSame(plan: MailPlan, input: PlanInput): boolean {
  const all = (one: PlanInput) => [one.anchor, one.lead ?? one.atLocal, one.audience, one.template];
  return sameJson(all(plan), all(input));
}

async function expire(tx: Tx, plan: string): Promise<void> {
  await expireUnsent(tx, { subject: 'plan', ids: [plan], kinds: ['reminder', 'planned'] });
}

/** What the audit trail keeps: when, whom and which words, without the words themselves. */
function linesOf(plans: readonly MailPlan[]): string[] {
  return plans
    .map(
      (plan) =>
        `${plan.id} ${sealOfPlan(plan)} ${timeOf(plan).filter(Boolean).join(' ')} ${writeAudience(plan.audience)}`,
    )
    .sort();
}
