import type { Language } from '#platform';
import { type Audience, readTypedAudience } from '../audience/audience.js';
import { type AudienceChoices, isChoice } from '../audience/audience-choices.js';
import { readTemplate } from '../templates/read-template.js';
import type { Template } from '../templates/template.js';
import { sayTemplateProblem, type TemplateProblem } from '../templates/template-problems.js';

const audienceUnknown: Record<Language, string> = {
  nl: 'Kies uit de lijst aan wie dit bericht gaat.',
  en: 'Choose from the list whom this message is for.',
};

/** One thing that is wrong: with the audience, or with the words. */
export type MessageProblem = { readonly field: 'audience'; readonly code: 'audience-unknown' } | TemplateProblem;

/** The sentence that tells the remedy. */
export function sayMessageProblem(problem: MessageProblem, language: Language): string {
  return problem.code === 'audience-unknown' ? audienceUnknown[language] : sayTemplateProblem(problem, language);
}

/** A message as an organiser writes it. */
export interface MessageInput extends Template {
  readonly audience: Audience;
}

export type ReadMessage =
  | { readonly kind: 'read'; readonly input: MessageInput }
  | { readonly kind: 'refused'; readonly problems: readonly MessageProblem[] };

/**
 * Reads a message: `{ audience, subject: { nl, en }, body: { nl, en } }`, the audience as one field of a form has it. One
 * that this event does not have is refused, whatever its id is of. Says every problem at once.
 */
export function readMessage(
  raw: { readonly audience: string; readonly subject: object; readonly body: object },
  choices: AudienceChoices,
): ReadMessage {
  const audience = readTypedAudience(raw.audience);
  const known = audience && isChoice(choices, audience) ? audience : undefined;
  const read = readTemplate({ subject: raw.subject, body: raw.body });
  const problems: MessageProblem[] = [
    ...(known ? [] : [{ field: 'audience', code: 'audience-unknown' } as const]),
    ...(read.kind === 'refused' ? read.problems : []),
  ];
  if (read.kind === 'refused' || !known) return { kind: 'refused', problems };
  return { kind: 'read', input: { ...read.template, audience: known } };
}
