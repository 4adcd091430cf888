import { z } from 'zod';
import { cleanLine, cleanText, LANGUAGES, type Language, type LocalText, lengthInCharacters } from '#platform';
import { parseMarkdown, type Token, wordOfAddress } from './markdown.js';
import { fitsSubject, isLinkPlaceholder, isPlaceholder } from './placeholders.js';
import { readSubject } from './subject.js';
import { LONGEST_BODY, LONGEST_SUBJECT, type Template } from './template.js';
import type { TemplateProblem } from './template-problems.js';

const Typed = z.object({ nl: z.string().optional(), en: z.string().optional() });
const Shape = z.object({ subject: Typed.default({}), body: Typed.default({}) });

export type ReadTemplate =
  | { readonly kind: 'read'; readonly template: Template }
  | { readonly kind: 'refused'; readonly problems: readonly TemplateProblem[] };

/**
 * Reads a template: `{ subject: { nl, en }, body: { nl, en } }`, one language at least. Says every problem at once; an
 * unknown placeholder is named, so that no mail ever leaves with a hole in it.
 */
export function readTemplate(raw: unknown): ReadTemplate {
  const { data } = Shape.safeParse(raw);
  if (!data) return { kind: 'refused', problems: [{ field: 'body.nl', code: 'missing' }] };
  const template = { subject: clean(data.subject, cleanLine), body: clean(data.body, cleanText) };
  const problems = LANGUAGES.flatMap((language) => problemsIn(template, language));
  const isEmpty = LANGUAGES.every((language) => !template.subject[language] && !template.body[language]);
  if (isEmpty) problems.push({ field: 'subject.nl', code: 'missing' });
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', template };
}

function clean(text: z.output<typeof Typed>, how: (text: string) => string): LocalText {
  const spoken = LANGUAGES.map((language) => [language, how(text[language] ?? '')] as const);
  return Object.fromEntries(spoken.filter(([, said]) => said !== ''));
}

function problemsIn(template: Template, language: Language): TemplateProblem[] {
  const [subject, body] = [template.subject[language], template.body[language]];
  const fields = { subject: `subject.${language}`, body: `body.${language}` };
  if (!subject && body) return [{ field: fields.subject, code: 'half' }];
  if (!body && subject) return [{ field: fields.body, code: 'half' }];
  if (!subject || !body) return [];
  return [...subjectProblems(subject, fields.subject), ...bodyProblems(body, fields.body)];
}

function subjectProblems(subject: string, field: string): TemplateProblem[] {
  if (lengthInCharacters(subject) > LONGEST_SUBJECT) return [{ field, code: 'long_subject' }];
  return readSubject(subject).flatMap((piece): TemplateProblem[] => {
    if (typeof piece === 'string') return [];
    if (!isPlaceholder(piece.word)) return [{ field, code: 'unknown', word: piece.word }];
    return fitsSubject(piece.word) ? [] : [{ field, code: 'not_in_subject', word: piece.word }];
  });
}

function bodyProblems(body: string, field: string): TemplateProblem[] {
  if (lengthInCharacters(body) > LONGEST_BODY) return [{ field, code: 'long_body' }];
  const tokens = parseMarkdown(body).flatMap(({ children }) => children ?? []);
  // Marks of Markdown with nothing behind them make an empty mail.
  if (tokens.every(({ content }) => content.trim() === '')) return [{ field, code: 'half' }];
  return tokens.flatMap((token): TemplateProblem[] => {
    if (token.type === 'link_open') return addressProblems(token, field);
    const isUnknown = token.type === 'placeholder' && !isPlaceholder(token.content);
    return isUnknown ? [{ field, code: 'unknown', word: token.content }] : [];
  });
}

/** What looks like a placeholder in an address, encoded or not, would lead people to a page that is not there. */
function addressProblems(link: Token, field: string): TemplateProblem[] {
  const href = String(link.attrGet('href') ?? '');
  const whole = wordOfAddress(href);
  if (whole !== undefined && isLinkPlaceholder(whole)) return [];
  const [, word] = /(?:\{|%7B)([^{}%]{1,60})(?:\}|%7D)/i.exec(href) ?? [];
  return word === undefined ? [] : [{ field, code: isPlaceholder(word) ? 'in_address' : 'unknown', word }];
}
