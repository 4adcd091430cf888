import type { Language } from '#platform';
import { type Attends, parseRegistration, type RegistrationInput, readChoices } from '#registrations';
import type { FieldErrors } from '#ui';
import type { EventView } from '../events/event-views.js';
import { typedTexts } from '../http/typed-texts.js';
import { choiceErrors } from './choice-errors.js';
import { registrationWords } from './registration-words.js';

/** Reads the registration form of an event: the person, how they take part, and what they chose of the programme. */
export function readForm(
  sent: unknown,
  view: EventView,
  language: Language,
): { readonly input: RegistrationInput } | { readonly errors: FieldErrors } {
  const parsed = parseRegistration(sent);
  const problems = new Map(parsed.ok ? [] : parsed.problems);
  const { attends } = typedTexts(sent);
  if (view.event.kind === 'hybrid' && !attends) problems.set('attends', 'attends_missing');
  const choices = choiceErrors(view.programme, readChoices(sent), attendsOf(view.event, attends), language);
  if (parsed.ok && problems.size === 0 && Object.keys(choices).length === 0) return { input: parsed.input };
  const say = registrationWords[language].problems;
  const said = Object.fromEntries([...problems].map(([field, problem]) => [field, say[problem]]));
  return { errors: { ...said, ...choices } };
}

/** How somebody takes part: as they say where there is a choice; unknown while they did not say. */
export function attendsOf({ kind }: EventView['event'], typed: string | undefined): Attends | undefined {
  if (kind !== 'hybrid') return kind;
  return typed === 'online' || typed === 'on_site' ? typed : undefined;
}
