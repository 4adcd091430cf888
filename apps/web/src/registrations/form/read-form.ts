import type { Language } from '#platform';
import { type Answers, readAnswers, typedAnswers } from '#questions';
import { type Attends, isOfDomain, parseRegistration, type RegistrationInput, readChoices } from '#registrations';
import type { FieldErrors } from '#ui';
import { sayDomains } from '../../events/access.js';
import type { EventView } from '../../events/event-views.js';
import { typedTexts } from '../../http/typed-texts.js';
import { accessNoticeWords } from './access-notice.js';
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
  /** No domain is asked of who was invited. */
  isInvited = false,
): { readonly input: RegistrationInput; readonly answers: Answers } | { readonly errors: FieldErrors } {
  const parsed = parseRegistration(sent);
  const problems = new Map(parsed.ok ? [] : parsed.problems);
  const { attends } = typedTexts(sent);
  if (view.event.kind === 'hybrid' && !attends) problems.set('attends', 'attends_missing');
  const choices = choiceErrors(view.programme, readChoices(sent), attendsOf(view.event, attends), language);
  const answers = readAnswers(view.questions, typedAnswers(sent), readChoices(sent));
  const isForThem = !parsed.ok || isInvited || isOfDomain(parsed.input.email.email, view.event.allowedDomains);
  const isRight = problems.size === 0 && isForThem && Object.keys(choices).length === 0;
  if (parsed.ok && isRight && answers.kind === 'read') return { input: parsed.input, answers: answers.answers };
  const say = registrationWords[language].problems;
  const said = Object.fromEntries([...problems].map(([field, problem]) => [field, say[problem]]));
  const unanswered = answers.kind === 'refused' ? questionErrors(view.questions, answers.problems, language) : {};
  const domain = isForThem ? {} : { email: domainError(view.event, language) };
  return { errors: { ...said, ...domain, ...choices, ...unanswered } };
}

/** Which addresses may register, in words. */
export function domainError({ allowedDomains }: EventView['event'], language: Language): string {
  return accessNoticeWords[language].domainRefused(sayDomains(allowedDomains, language));
}

/** How somebody takes part: as they say where there is a choice; unknown while they did not say. */
export function attendsOf({ kind }: EventView['event'], typed: string | undefined): Attends | undefined {
  if (kind !== 'hybrid') return kind;
  return typed === 'online' || typed === 'on_site' ? typed : undefined;
}
