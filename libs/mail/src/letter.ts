import { cleanLine, cleanText, type Language } from '#platform';

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
  /** Small print, such as "Keep this mail". */
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
  /** Link of "this was not me: undo it"; in every first mail to an address a stranger may have typed. */
  readonly removeHref?: string;
  /** Where people can ask: the community's contact address. */
  readonly contact?: string;
}

/** The letter with what people typed, without what could reorder or break the lines around it; links checked. @throws when a link is not http(s). */
export function cleanedLetter(letter: Letter): Letter {
  return {
    ...letter,
    sender: cleanLine(letter.sender),
    title: cleanLine(letter.title),
    preheader: cleanLine(letter.preheader),
    parts: letter.parts.map(cleanedPart),
    ...(letter.removeHref ? { removeHref: checkedLink(letter.removeHref) } : {}),
  };
}

function cleanedPart(part: LetterPart): LetterPart {
  if ('say' in part) return { say: cleanText(part.say) };
  if ('aside' in part) return { aside: cleanText(part.aside) };
  if ('heading' in part) return { heading: cleanLine(part.heading) };
  if ('rows' in part) return { rows: part.rows.map(([label, value]) => [cleanLine(label), cleanLine(value)] as const) };
  if ('list' in part) return { list: part.list.map(cleanLine) };
  const href = checkedLink(part.href);
  return 'button' in part ? { button: cleanLine(part.button), href } : { link: cleanLine(part.link), href };
}

function checkedLink(href: string): string {
  if (!/^https?:\/\/[^\s"<>]+$/.test(href)) throw new Error('A letter links to http(s) addresses only');
  return href;
}
