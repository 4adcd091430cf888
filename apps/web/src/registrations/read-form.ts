import type { Language } from '#platform';
import { type Answers, readAnswers, typedAnswers } from '#questions';
import { type Attends, parseRegistration, type RegistrationInput, readChoices } from '#registrations';
import type { FieldErrors } from '#ui';
import type { EventView } from '../events/event-views.js';
import { typedTexts } from '../http/typed-texts.js';
import { choiceErrors } from './choice-errors.js';
import { questionErrors } from './question-errors.js';
import { registrationWords } from './registration-words.js';

/**
 * Reads the registration form of an event: the person, how they take part, what they chose of the programme, and what
 * they answered to the questions that are asked of who chose so.
 */
export function readForm(
  sent: unknown,
  view: EventView,
  language: Language,
): { readonly input: RegistrationInput; readonly answers: Answers } | { readonly errors: FieldErrors } {
  const parsed = parseRegistration(sent);
  const problems = new Map(parsed.ok ? [] : parsed.problems);
  const { attends } = typedTexts(sent);
  if (view.event.kind === 'hybrid' && !attends) problems.set('attends', 'attends_missing');
  const choices = choiceErrors(view.programme, readChoices(sent), attendsOf(view.event, attends), language);
  const answers = readAnswers(view.questions, typedAnswers(sent), readChoices(sent));
  const isRight = problems.size === 0 && Object.keys(choices).length === 0;
  if (parsed.ok && isRight && answers.kind === 'read') return { input: parsed.input, answers: answers.answers };
  const say = registrationWords[language].problems;
  const said = Object.fromEntries([...problems].map(([field, problem]) => [field, say[problem]]));
  const unanswered = answers.kind === 'refused' ? questionErrors(view.questions, answers.problems, language) : {};
  return { errors: { ...said, ...choices, ...unanswered } };
}

/** How somebody takes part: as they say where there is a choice; unknown while they did not say. */
export function attendsOf({ kind }: EventView['event'], typed: string | undefined): Attends | undefined {
  if (kind !== 'hybrid') return kind;
  return typed === 'online' || typed === 'on_site' ? typed : undefined;
}
