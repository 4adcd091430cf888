import {
  BUILT_IN,
  type BuiltIn,
  builtIn,
  type MailPlan,
  type PlanProblem,
  sayPlanProblem,
  sealOfPlan,
  type TypedPlan,
  wordsOfPlan,
  writeAudience,
} from '#messages';
import type { Language } from '#platform';
import type { FieldErrors } from '#ui';
import type { Typed } from '../asked.js';
import { spread } from '../form-kit.js';

/** How the form of a new mail begins, by the text of the house that it starts from. */
const BEGINNINGS: Record<BuiltIn, Typed> = {
  reminder: { anchor: 'start', lead: 'P1D', audience: 'all' },
  session_reminder: { anchor: 'session_start', lead: 'PT1H', audience: '' },
  follow_up: { anchor: 'end', lead: 'PT1H', audience: 'attended' },
  missed: { anchor: 'end', lead: 'P1D', audience: 'absent' },
};

/** The form of a new mail: the text of the house stands there already, for who would rather write it otherwise. */
export function newPlanValues(from: BuiltIn, id: string): Typed {
  const { subject, body } = builtIn(from);
  return { ...BEGINNINGS[from], id, words: from, ...spread('subject', subject), ...spread('body', body) };
}

export function readBuiltIn(word: string | undefined): BuiltIn {
  return BUILT_IN.find((name) => name === word) ?? 'reminder';
}

/** The form as it would have been typed for this plan. */
export function planValues(plan: MailPlan): Typed {
  const { anchor, lead, atLocal, atDoubled, audience, template } = plan;
  const { subject, body } = wordsOfPlan(plan);
  return {
    ...{ anchor, lead: lead ?? '', at: atLocal ?? '', atDoubled, audience: writeAudience(audience) },
    words: 'builtIn' in template ? template.builtIn : 'own',
    ...spread('subject', subject),
    ...spread('body', body),
    seen: sealOfPlan(plan),
  };
}

/** What was typed, as the lib reads it. */
export function toTypedPlan(typed: Typed, plan?: MailPlan): TypedPlan {
  const of = (name: string) => typed[name] ?? '';
  const both = (name: string) => ({ nl: of(`${name}.nl`), en: of(`${name}.en`) });
  const stood = plan && wordsOfPlan(plan);
  const time = { anchor: of('anchor'), lead: of('lead'), at: of('at'), atDoubled: of('atDoubled') };
  return { ...time, audience: of('audience'), words: of('words'), subject: both('subject'), body: both('body'), stood };
}

/** The first problem of each field, in words. */
export function toPlanErrors(problems: readonly PlanProblem[], language: Language): FieldErrors {
  const errors: Record<string, string> = {};
  for (const problem of problems) errors[problem.field] ??= sayPlanProblem(problem, language);
  return errors;
}
