import {
  leadOf,
  MOST_PLANS,
  OFFERED_LEADS,
  type PlainPlan,
  type ReminderProblem,
  sayReminderProblem,
  sealOfPlans,
} from '#messages';
import type { Language } from '#platform';
import type { FieldErrors } from '#ui';
import type { Typed } from '../asked.js';
import { reminderWords } from './reminder-words.js';

/** Places for reminders in the form. */
const ROWS = Array.from({ length: MOST_PLANS }, (_, row) => row);

/** The form as it would have been typed for these plans. An empty row is no reminder; new ones are on. */
export function reminderValues(plans: readonly PlainPlan[]): Typed {
  const rows = ROWS.flatMap((row) => {
    const plan = plans[row];
    return [
      [`lead.${row}`, plan?.lead ?? ''],
      [`on.${row}`, plan && !plan.enabled ? '' : 'yes'],
    ];
  });
  return { ...Object.fromEntries(rows), seen: sealOfPlans(plans) };
}

/** Rows to show: those that say something, and one to add another in while there is room. */
export function rowsOf(typed: Typed): { readonly filled: readonly number[]; readonly spare: number | undefined } {
  const filled = ROWS.filter((row) => typed[`lead.${row}`]);
  return { filled, spare: ROWS.find((row) => !filled.includes(row)) };
}

/** The rows that say something, as the lib reads them, and in which row each stood. */
export function toRawReminders(typed: Typed): { raw: object; rows: readonly number[] } {
  const rows = rowsOf(typed).filled;
  return {
    raw: { plans: rows.map((row) => ({ lead: typed[`lead.${row}`], enabled: typed[`on.${row}`] === 'yes' })) },
    rows,
  };
}

/** Problems at the field of the row they were typed in. */
export function toReminderErrors(
  problems: readonly ReminderProblem[],
  rows: readonly number[],
  language: Language,
): FieldErrors {
  return Object.fromEntries(
    problems.map(({ field, code }) => {
      const row = rows[Number(field.split('.')[1] ?? 0)] ?? 0;
      return [`lead.${row}`, sayReminderProblem(code, language)];
    }),
  );
}

/** "1 dag", "15 minuten". */
export function sayLead(lead: string, language: Language): string {
  const { count, unit } = leadOf(lead);
  return reminderWords[language].units[unit](count);
}

/** What can be chosen in a row: what the form offers, and what is there already from elsewhere. */
export function leadOptions(typed: Typed, none: string, language: Language) {
  const say = reminderWords[language];
  const known = new Set<string>(OFFERED_LEADS);
  const others = ROWS.map((row) => typed[`lead.${row}`] ?? '').filter(
    (lead) => lead && !known.has(lead) && isLead(lead),
  );
  const leads = [...new Set([...OFFERED_LEADS, ...others])];
  return [
    { value: '', label: none },
    ...leads.map((lead) => ({ value: lead, label: say.before(sayLead(lead, language)) })),
  ];
}

function isLead(lead: string): boolean {
  try {
    return leadOf(lead).count > 0;
  } catch {
    return false; // tampered with: the lib refuses it, and there is nothing to show
  }
}
