import type { Language } from '#platform';

/** A part of a letter. Texts are plain; a line break in `say` starts a new line. */
export type LetterPart =
  | { readonly say: string }
  | { readonly heading: string }
  /** Label and value, such as "When" and "Thursday 4 March 2027". */
  | { readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly list: readonly string[] }
  /** The one thing to do. At most one in a letter. */
  | { readonly button: string; readonly href: string }
  | { readonly link: string; readonly href: string }
  /** Small print, such as "Bewaar deze mail". */
  | { readonly aside: string };

/** A letter is written once and read twice: as HTML and as its plain-text twin. */
export interface Letter {
  readonly language: Language;
  /** Who writes: the community's name. */
  readonly sender: string;
  readonly title: string;
  /** The line a mailbox shows beside the subject. */
  readonly preheader: string;
  readonly parts: readonly LetterPart[];
  /** Link of "this was not me: remove"; in every first mail to an address a stranger may have typed. */
  readonly removeHref?: string;
  /** Where people can ask: the community's contact address. */
  readonly contact?: string;
}

/** Both twins of a letter. Every text is escaped for its sink; links must be http(s). */
export function writeLetter(letter: Letter): { html: string; text: string } {
  throw new Error(`not yet: ${letter.title}`);
}
