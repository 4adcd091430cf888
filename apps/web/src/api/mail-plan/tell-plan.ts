import type { z } from 'zod';
import {
  type Forecast,
  type MailPlan,
  type PlanProblem,
  sayPlanProblem,
  sealOfPlan,
  type TypedPlan,
  wordsOfPlan,
  writeAudience,
} from '#messages';
import type { ApiProblem } from '../answering/problem.js';
import { refused } from '../answering/read-body.js';
import type { DryRun, PlanBody, PlannedMail } from './plan-schemas.js';

/** A planned mail as it can be sent back. */
export function tellPlan(plan: MailPlan): z.input<typeof PlannedMail> {
  const { id, anchor, lead, atLocal, atDoubled, audience, template, enabled } = plan;
  const time = { anchor, lead, at: atLocal, atDoubled: atLocal ? atDoubled : null };
  return { id, ...time, audience: writeAudience(audience), template, enabled, version: sealOfPlan(plan) };
}

/** What was sent, as the reader of plans wants it. */
export function toTyped({ lead, at, atDoubled, audience, template, anchor }: PlanBody, plan?: MailPlan): TypedPlan {
  const own = 'builtIn' in template ? { subject: {}, body: {} } : template;
  return {
    ...{ anchor, lead: lead ?? '', at: at ?? '', atDoubled: atDoubled ?? '', audience },
    ...{ words: 'builtIn' in template ? template.builtIn : 'own', ...own },
    stood: plan && wordsOfPlan(plan),
  };
}

/** What is wrong with it, at its place in the body. */
export function refusedPlan(problems: readonly PlanProblem[]): ApiProblem {
  return refused(
    problems.map((problem) => ({
      pointer: pointerTo(problem.field),
      ...{ code: problem.code, detail: sayPlanProblem(problem, 'en') },
    })),
  );
}

function pointerTo(field: string): string {
  if (field === 'words') return '/template';
  return /^(subject|body)\b/.test(field) ? `/template/${field.replaceAll('.', '/')}` : `/${field}`;
}

export function tellForecast({ occurrence, standing, counts, isUnknown }: Forecast): z.input<typeof DryRun>['data'][0] {
  return {
    ...{ id: occurrence.plan.id, dueAt: occurrence.dueAt.toISOString(), notAfter: occurrence.notAfter.toISOString() },
    ...{ standing: standing.kind, why: standing.kind === 'silent' ? standing.why : null, people: counts, isUnknown },
  };
}
