import { normaliseAddress } from '#people';
import type { Language } from '#platform';
import { type GroupInput, isOfDomain, parseGroup, readChoices, readGroupRows } from '#registrations';
import type { FieldErrors } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { typedTexts } from '../../http/typed-texts.js';
import { choiceErrors } from '../form/choice-errors.js';
import { attendsOf, domainError } from '../form/read-form.js';
import { inRow, sayGroupProblem } from './group-problems.js';

/** The event as a group is asked: no round must be chosen in, because everybody can choose by their own link. */
export function free(view: EventView): EventView {
  const rounds = view.programme.rounds.map(({ round, sessions }) => ({ round: { ...round, minChoices: 0 }, sessions }));
  return { ...view, programme: { ...view.programme, rounds } };
}

/** Reads the form of a group for an event. */
export function readGroupForm(
  sent: unknown,
  view: EventView,
  language: Language,
): { readonly input: GroupInput } | { readonly errors: FieldErrors } {
  const parsed = parseGroup(sent);
  const { attends } = typedTexts(sent);
  const problems = new Map(parsed.ok ? [] : parsed.problems);
  if (view.event.kind === 'hybrid' && !attends) problems.set('attends', { code: 'attends_missing' });
  const said = [...problems].map(([field, problem]) => [field, sayGroupProblem(field, problem, language)]);
  const errors = {
    ...domainErrors(sent, view, language),
    ...Object.fromEntries(said),
    ...choiceErrors(free(view).programme, readChoices(sent), attendsOf(view.event, attends), language),
  };
  return parsed.ok && Object.keys(errors).length === 0 ? { input: parsed.input } : { errors };
}

/** Which rows have an address that may not register. */
function domainErrors(sent: unknown, { event }: EventView, language: Language): Record<string, string> {
  const isRefused = (typed: string) => {
    const address = normaliseAddress(typed);
    return address !== undefined && !isOfDomain(address.email, event.allowedDomains);
  };
  const { email = '', self } = typedTexts(sent);
  const text = domainError(event, language);
  const rows = readGroupRows(sent).rows.flatMap((row, i) =>
    isRefused(row.email) ? [[`email.${i + 1}`, inRow(i + 1, text, language)]] : [],
  );
  return { ...(self && isRefused(email) ? { email: text } : {}), ...Object.fromEntries(rows) };
}
