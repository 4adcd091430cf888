import { builtIn } from '../templates/built-in.js';
import type { Template } from '../templates/template.js';
import type { MailPlan } from './mail-plan.entity.js';

/** The words of a plan: an organiser's own, or those of the house as they are now. */
export function wordsOfPlan({ template }: Pick<MailPlan, 'template'>): Template {
  return 'builtIn' in template ? builtIn(template.builtIn) : template;
}
