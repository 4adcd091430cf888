import { LANGUAGES, type Language, type LocalText } from '#platform';

/** The most characters of a subject: mailboxes show fewer. */
export const LONGEST_SUBJECT = 150;
/** The most characters of a body. */
export const LONGEST_BODY = 10_000;

/** What a mail says before it is known to whom: a subject and a text in Markdown, both with placeholders. One language is enough. */
export interface Template {
  readonly subject: LocalText;
  readonly body: LocalText;
}

/** A template in one language: subject and text are never in different ones. */
export interface SpokenTemplate {
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
}

/** The template in the wanted language, else in the other one. */
export function speakTemplate(template: Template, wanted: Language): SpokenTemplate {
  for (const language of [wanted, ...LANGUAGES]) {
    const { [language]: subject } = template.subject;
    const { [language]: body } = template.body;
    if (subject && body) return { language, subject, body };
  }
  return { language: wanted, subject: '', body: '' };
}
