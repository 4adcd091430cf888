import { z } from 'zod';
import type { Language } from '#platform';

/** The longest lead a plan may have. The sweep looks a little further ahead than this. */
const LONGEST_LEAD_DAYS = 60;
/** More reminders than this are noise to whoever gets them. */
export const MOST_PLANS = 6;

/** Leads that a form offers, the earliest reminder first. Others are as good, from the API. */
export const OFFERED_LEADS = ['P14D', 'P7D', 'P3D', 'P2D', 'P1D', 'PT4H', 'PT2H', 'PT1H', 'PT30M', 'PT15M'] as const;

const nl = {
  'lead-malformed': 'Kies hoelang van tevoren: 5 minuten tot en met 60 dagen.',
  'lead-twice': 'Deze herinnering staat er al. Kies een andere tijd, of geen.',
  'too-many': 'Kies hoogstens zes herinneringen.',
} as const;

/** What can be wrong with the reminders of an event, in stable words. */
export type ReminderProblemCode = keyof typeof nl;

const en: Record<ReminderProblemCode, string> = {
  'lead-malformed': 'Choose how long before: from 5 minutes to 60 days.',
  'lead-twice': 'This reminder is there already. Choose another time, or none.',
  'too-many': 'Choose at most six reminders.',
};

const words: Record<Language, Record<ReminderProblemCode, string>> = { nl, en };

/** One thing that is wrong. Fields are `plans`, or `plans.0` for the first of them. */
export interface ReminderProblem {
  readonly field: string;
  readonly code: ReminderProblemCode;
}

/** The sentence that tells the remedy. */
export function sayReminderProblem(code: ReminderProblemCode, language: Language): string {
  return words[language][code];
}

const error = (code: ReminderProblemCode) => ({ error: code });

const Plans = z
  .array(
    z.object({
      lead: z.string(error('lead-malformed')).refine((lead) => isLead(lead), error('lead-malformed')),
      enabled: z.boolean().default(true),
    }),
    error('lead-malformed'),
  )
  .max(MOST_PLANS, error('too-many'));

/** A reminder as an organiser wants it. */
export interface PlanWish {
  readonly lead: string;
  readonly enabled: boolean;
}

export type ReadReminderInput =
  | { readonly kind: 'read'; readonly plans: readonly PlanWish[] }
  | { readonly kind: 'refused'; readonly problems: readonly ReminderProblem[] };

/**
 * Reads the reminders that an event should have: `{ plans: [{ lead, enabled }] }`, each lead an ISO 8601 duration of days,
 * hours or minutes before the start, such as `P7D`, `PT1H` or `PT15M`. Says every problem at once.
 */
export function readReminderInput(raw: unknown): ReadReminderInput {
  const read = z.object({ plans: Plans }).safeParse(raw);
  const problems: ReminderProblem[] = read.success
    ? twice(read.data.plans)
    : read.error.issues.map(({ path, message }) => ({
        field: path.slice(0, 2).join('.') || 'plans',
        code: message in nl ? (message as ReminderProblemCode) : 'lead-malformed',
      }));
  if (!read.success || problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'read', plans: read.data.plans };
}

/** How long a lead is, as people say it: a day is another thing than 24 hours when the clock changes. */
export interface Lead {
  readonly count: number;
  readonly unit: 'days' | 'hours' | 'minutes';
}

/** Takes a lead apart. @throws for one that `isLead` refuses. */
export function leadOf(lead: string): Lead {
  const [, days, hours, minutes] = /^P(?:([1-9]\d?)D|T(?:([1-9]\d{0,2})H|([1-9]\d{0,3})M))$/.exec(lead) ?? [];
  if (days) return { count: Number(days), unit: 'days' };
  if (hours) return { count: Number(hours), unit: 'hours' };
  if (minutes) return { count: Number(minutes), unit: 'minutes' };
  throw new RangeError('Not a lead of a reminder');
}

/** Written in one way only, so that no reminder can be there twice: an hour is `PT1H` and never `PT60M`. */
export function isLead(lead: string): boolean {
  try {
    const { count, unit } = leadOf(lead);
    if (unit === 'days') return count <= LONGEST_LEAD_DAYS;
    if (unit === 'hours') return count <= 24 * 7;
    return count >= 5 && count <= 24 * 60 && count % 60 !== 0;
  } catch {
    return false;
  }
}

function twice(plans: readonly PlanWish[]): ReminderProblem[] {
  return plans.flatMap(({ lead }, i) =>
    plans.findIndex((plan) => plan.lead === lead) < i ? [{ field: `plans.${i}`, code: 'lead-twice' as const }] : [],
  );
}
