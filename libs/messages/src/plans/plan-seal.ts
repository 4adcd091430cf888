import { createHash } from 'node:crypto';
import type { MailPlan } from './mail-plan.entity.js';
import { sortedJson } from './same-json.js';

/** A short fingerprint of a planned mail: a form carries it, so that nobody overwrites what another wrote. */
export function sealOfPlan(plan: MailPlan): string {
  const { anchor, lead, atLocal, atDoubled, audience, template, enabled } = plan;
  const shown = sortedJson([anchor, lead, atLocal, atDoubled, audience, template, enabled]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22);
}
