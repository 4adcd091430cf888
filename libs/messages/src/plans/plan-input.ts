import { type Doubled, type WallTime, wallTimeFate } from '#platform';
import { readTypedAudience } from '../audience/audience.js';
import { type AudienceChoices, isChoice } from '../audience/audience-choices.js';
import { isLead } from '../reminder-input.js';
import { BUILT_IN, builtIn } from '../templates/built-in.js';
import { readTemplate } from '../templates/read-template.js';
import type { Template } from '../templates/template.js';
import { ANCHORS, type MailPlan, type PlanTemplate } from './mail-plan.entity.js';
import type { PlanProblem } from './plan-problems.js';
import { sameJson } from './same-json.js';

/** A planned mail as an organiser wants it. */
export type PlanInput = Pick<MailPlan, 'anchor' | 'lead' | 'atLocal' | 'atDoubled' | 'audience' | 'template'>;

/** As a form sends it. `words` is the name of a text of the house, or `own`. */
export interface TypedPlan {
  readonly anchor: string;
  readonly lead: string;
  readonly at: string;
  readonly atDoubled: string;
  readonly audience: string;
  readonly words: string;
  readonly subject: object;
  readonly body: object;
  /** What stood in the fields when the form was opened, of a plan with a text of its own. */
  readonly stood?: Template | undefined;
}

export type ReadPlan =
  | { readonly kind: 'read'; readonly input: PlanInput }
  | { readonly kind: 'refused'; readonly problems: readonly PlanProblem[] };

/** Reads a planned mail. An audience that this event does not have is refused. Says every problem at once. */
export function readPlan(typed: TypedPlan, timeZone: string, choices: AudienceChoices): ReadPlan {
  const [time, audience, template] = [readTime(typed, timeZone), readAudienceOf(typed, choices), readWords(typed)];
  const problems = [time, audience, template].flatMap((part) => part.problems ?? []);
  if (!time.value || !audience.value || !template.value) return { kind: 'refused', problems };
  return { kind: 'read', input: { ...time.value, audience: audience.value, template: template.value } };
}

interface Part<T> {
  readonly value?: T;
  readonly problems?: readonly PlanProblem[];
}

const wrong = (problem: PlanProblem): Part<never> => ({ problems: [problem] });

type Time = Pick<PlanInput, 'anchor' | 'lead' | 'atLocal' | 'atDoubled'>;

function readTime({ anchor: typed, lead, at, atDoubled }: TypedPlan, timeZone: string): Part<Time> {
  const anchor = ANCHORS.find((one) => one === typed);
  if (!anchor) return wrong({ field: 'anchor', code: 'anchor-unknown' });
  if (anchor !== 'fixed') {
    if (!isLead(lead)) return wrong({ field: 'lead', code: 'lead-malformed' });
    return { value: { anchor, lead, atLocal: null, atDoubled: 'earlier' } };
  }
  const fate = fateOf(at, timeZone);
  if (!fate) return wrong({ field: 'at', code: 'time-malformed' });
  const doubled = (['earlier', 'later'] as const).find((which) => which === atDoubled);
  if (fate === 'doubled' && !doubled) return wrong({ field: 'atDoubled', code: 'time-doubled' });
  const which: Doubled = fate === 'doubled' && doubled ? doubled : 'earlier';
  return { value: { anchor, lead: null, atLocal: at.slice(0, 16) as WallTime, atDoubled: which } };
}

/** Nothing for what is no time, or lies in another age. */
function fateOf(at: string, timeZone: string): ReturnType<typeof wallTimeFate> | undefined {
  try {
    return /^20\d\d-/.test(at) ? wallTimeFate(at, timeZone) : undefined;
  } catch {
    return undefined;
  }
}

function readAudienceOf({ audience: typed, anchor }: TypedPlan, choices: AudienceChoices): Part<PlanInput['audience']> {
  const audience = readTypedAudience(typed);
  if (!audience || !isChoice(choices, audience)) return wrong({ field: 'audience', code: 'audience-unknown' });
  // The session is that of the people: nobody is told when one begins that they are not in.
  if (anchor.startsWith('session_') && audience.kind !== 'session')
    return wrong({ field: 'audience', code: 'audience-no-session' });
  const isUnknowable = anchor === 'start' && (audience.kind === 'attended' || audience.kind === 'absent');
  return isUnknowable ? wrong({ field: 'audience', code: 'audience-unknowable' }) : { value: audience };
}

/** Nothing was written, or what stood in the fields is still there. Whoever changed a word meant it, whatever was ticked. */
function isUntouched({ subject, body, stood }: TypedPlan): boolean {
  const read = readTemplate({ subject, body });
  if (read.kind === 'refused') return read.problems.some(({ code }) => code === 'missing');
  return [...BUILT_IN.map(builtIn), stood].some((known) => sameJson(known, read.template));
}

function readWords(typed: TypedPlan): Part<PlanTemplate> {
  const { words, subject, body } = typed;
  const name = BUILT_IN.find((one) => one === words);
  if (name && isUntouched(typed)) return { value: { builtIn: name } };
  if (!name && words !== 'own') return wrong({ field: 'words', code: 'words-unknown' });
  const read = readTemplate({ subject, body });
  return read.kind === 'read' ? { value: read.template } : { problems: read.problems };
}
