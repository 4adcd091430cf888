import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { cleanLine, cleanText, LANGUAGES, type LocalText, lengthInCharacters } from '#platform';
import { hasOptions, QUESTION_KINDS, type Question, type QuestionOption } from './question.entity.js';
import { isQuestionProblem, type QuestionProblem, type QuestionProblemCode } from './question-problems.js';
import { answersToDependOn } from './shown.js';

const MOST_OPTIONS = 60;

/** A question as an organiser wants it. */
export type QuestionInput = Pick<
  Question,
  | 'sessionId'
  | 'kind'
  | 'label'
  | 'help'
  | 'options'
  | 'required'
  | 'shownIfQuestionId'
  | 'shownIfOption'
  | 'privacy'
  | 'eraseDays'
>;

/** What the form of a question is checked against. */
export interface QuestionContext {
  /** The questions in use that stand before this one. */
  readonly earlier: readonly Question[];
  /** Sessions that can be chosen at the event, by id. */
  readonly sessionIds: readonly string[];
  /** What is offered now, of a question that exists. */
  readonly options: readonly QuestionOption[];
}

export type ReadQuestionInput =
  | { readonly kind: 'read'; readonly input: QuestionInput }
  | { readonly kind: 'refused'; readonly problems: readonly QuestionProblem[] };

const problem = (code: QuestionProblemCode) => ({ error: code });
const spoken = (clean: (text: string) => string, most: number, tooLong: QuestionProblemCode) => {
  const text = z
    .string()
    .default('')
    .transform(clean)
    .refine((typed) => lengthInCharacters(typed) <= most, problem(tooLong));
  return z.object({ nl: text, en: text }).default({ nl: '', en: '' });
};
const ticked = z.union([z.boolean(), z.string().transform((text) => text !== '')]).default(false);

/** What is right or wrong by itself. */
const Texts = z.object({
  kind: z.enum(QUESTION_KINDS, problem('kind-malformed')),
  label: spoken(cleanLine, 300, 'label-too-long').refine((typed) => typed.nl || typed.en, {
    ...problem('label-missing'),
    path: ['nl'],
  }),
  help: spoken(cleanLine, 600, 'help-too-long'),
});

/** What is checked against the form it will stand in. */
const Rest = z.object({
  /** Of options that exist, by id: how they read, and whether they are still offered. */
  options: z.record(z.string(), z.object({ nl: z.string(), en: z.string(), offered: ticked })).default({}),
  /** New options, one a line, the two languages on either side of a bar. */
  more: z.string().default('').transform(cleanText),
  required: ticked,
  /** `<question>/<option>`; empty is always. */
  shownIf: z.string().default(''),
  /** Empty is everybody. */
  session: z.string().default(''),
  sensitive: ticked,
  eraseDays: z.string().default('').transform(cleanLine),
});
type Typed = z.output<typeof Rest>;

/** Reads what an organiser typed for a question. Says every problem at once, at the field where it is. */
export function readQuestionInput(raw: unknown, context: QuestionContext): ReadQuestionInput {
  const texts = Texts.safeParse(raw);
  const rest = Rest.safeParse(raw);
  const problems = [...toProblems(texts.error), ...toProblems(rest.error)];
  if (!rest.success) return { kind: 'refused', problems };
  const typed = rest.data;
  const hasChoice = QUESTION_KINDS.some((kind) => hasOptions(kind) && kind === kindOf(raw));
  const options = hasChoice ? readOptions(typed, context.options, problems) : [];
  const [shownIfQuestionId, shownIfOption] = readCondition(typed.shownIf, context, problems);
  if (typed.session && !context.sessionIds.includes(typed.session))
    problems.push({ field: 'session', code: 'session-unknown' });
  const eraseDays = typed.sensitive ? readDays(typed.eraseDays, problems) : null;
  if (!texts.success || problems.length > 0) return { kind: 'refused', problems };
  const { kind, label, help } = texts.data;
  const when = { sessionId: typed.session || null, shownIfQuestionId, shownIfOption };
  const privacy = typed.sensitive ? 'sensitive' : 'ordinary';
  const input = { kind, required: typed.required, options, ...when, privacy, eraseDays } as const;
  return { kind: 'read', input: { ...input, label: withoutEmpty(label), help: withoutEmpty(help) } };
}

function toProblems(error: z.ZodError | undefined): QuestionProblem[] {
  return (error?.issues ?? []).map((issue) => ({
    field: issue.path.join('.'),
    // An issue that zod found by itself is about the shape of a field, which no form of ours gets wrong.
    code: isQuestionProblem(issue.message) ? issue.message : 'kind-malformed',
  }));
}

function kindOf(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && 'kind' in raw ? raw.kind : undefined;
}

/** The options that exist, each with what was typed for it, then the new ones. None is ever taken out. */
function readOptions(
  { options: typed, more }: Typed,
  stored: readonly QuestionOption[],
  problems: QuestionProblem[],
): QuestionOption[] {
  const known = stored.map((option): QuestionOption & { field: string } => {
    const change = Object.hasOwn(typed, option.id) ? typed[option.id] : undefined;
    const label = change ? withoutEmpty({ nl: cleanLine(change.nl), en: cleanLine(change.en) }) : option.label;
    const field = `option.${option.id}.nl`;
    return { id: option.id, label, retired: change ? !change.offered : option.retired, field };
  });
  const lines = more.split('\n').filter((line) => line.trim() !== '');
  const added = lines.slice(0, MOST_OPTIONS + 1).map((line) => {
    const [nl = '', en = ''] = line.split('|').map(cleanLine);
    return { id: randomBytes(5).toString('hex'), label: withoutEmpty({ nl, en }), retired: false, field: 'more' };
  });
  const all = [...known, ...added];
  if (all.filter((option) => !option.retired).length < 2) problems.push({ field: 'more', code: 'options-missing' });
  if (all.length > MOST_OPTIONS) problems.push({ field: 'more', code: 'options-too-many' });
  checkLabels(all, problems);
  return all.map(({ field: _, ...option }) => option);
}

function checkLabels(options: readonly (QuestionOption & { field: string })[], problems: QuestionProblem[]): void {
  const seen = new Set<string>();
  for (const { label, field, retired } of options) {
    const texts = LANGUAGES.map((language) => label[language] ?? '');
    const name = texts.map((text) => text.toLowerCase()).join('|');
    if (texts.every((text) => text === '')) problems.push({ field, code: 'option-missing' });
    else if (texts.some((text) => lengthInCharacters(text) > 120)) problems.push({ field, code: 'option-too-long' });
    else if (!retired && seen.has(name)) problems.push({ field, code: 'option-twice' });
    if (!retired) seen.add(name);
  }
}

function readCondition(
  typed: string,
  { earlier }: QuestionContext,
  problems: QuestionProblem[],
): [question: string, option: string] | [null, null] {
  if (typed === '') return [null, null];
  const [id = '', option = ''] = typed.split('/');
  const other = earlier.find((question) => question.id === id);
  if (other && answersToDependOn(other).includes(option)) return [id, option];
  problems.push({ field: 'shownIf', code: 'condition-unknown' });
  return [null, null];
}

function readDays(typed: string, problems: QuestionProblem[]): number | null {
  const days = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (days >= 1 && days <= 365) return days;
  problems.push({ field: 'eraseDays', code: 'days-malformed' });
  return null;
}

function withoutEmpty(typed: { nl: string; en: string }): LocalText {
  return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));
}
