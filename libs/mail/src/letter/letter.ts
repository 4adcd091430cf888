import { cleanLine, cleanText, type Language } from '#platform';

/** A piece of a line: words, words that stand out, or words that lead somewhere: an http(s) or mailto address. */
export type LetterPiece = string | { readonly strong: string } | { readonly link: string; readonly href: string };

/** A part of a letter. Texts are plain; a line break in `say` or in a piece starts a new line. */
export type LetterPart =
  | { readonly say: string }
  /** A paragraph of pieces, for texts that people write with links in them. */
  | { readonly pieces: readonly LetterPiece[] }
  | { readonly heading: string }
  /** Label and value, such as "When" and "Thursday 4 March 2027". */
  | { readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly list: readonly (string | readonly LetterPiece[])[]; readonly isNumbered?: boolean }
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
  /** Where reminders and messages are switched off; in every mail that people may switch off. */
  readonly unsubscribeHref?: string;
  /** What that switches off, where it is something else than reminders and messages of one event. */
  readonly unsubscribeSays?: string;
  /** Where people can ask: the community's contact address. */
  readonly contact?: string;
  /** The person whose words these are, where somebody sat down to write them; answers then go to `contact`. */
  readonly writtenBy?: string;
}

/** The letter with what people typed, without what could reorder or break the lines around it; links checked. @throws when a link may not be in a letter. */
export function cleanedLetter(letter: Letter): Letter {
  return {
    ...letter,
    sender: cleanLine(letter.sender),
    title: cleanLine(letter.title),
    preheader: cleanLine(letter.preheader),
    parts: letter.parts.map(cleanedPart),
    ...(letter.writtenBy ? { writtenBy: cleanLine(letter.writtenBy) } : {}),
    ...(letter.unsubscribeHref ? { unsubscribeHref: checkedLink(letter.unsubscribeHref) } : {}),
    ...(letter.removeHref ? { removeHref: checkedLink(letter.removeHref) } : {}),
  };
}

function cleanedPart(part: LetterPart): LetterPart {
  if ('say' in part) return { say: cleanText(part.say) };
  if ('aside' in part) return { aside: cleanText(part.aside) };
  if ('heading' in part) return { heading: cleanLine(part.heading) };
  if ('rows' in part) return { rows: part.rows.map(([label, value]) => [cleanLine(label), cleanLine(value)] as const) };
  if ('pieces' in part) return { pieces: cleanedPieces(part.pieces) };
  if ('list' in part) return { ...part, list: part.list.map(cleanedItem) };
  const href = checkedLink(part.href);
  return 'button' in part ? { button: cleanLine(part.button), href } : { link: cleanLine(part.link), href };
}

const cleanedItem = (item: string | readonly LetterPiece[]) =>
  typeof item === 'string' ? cleanLine(item) : cleanedPieces(item);

/** The edges of a piece keep their space: the next one goes on where it ends. */
function cleanedPieces(pieces: readonly LetterPiece[]): LetterPiece[] {
  return pieces.map((piece) => {
    if (typeof piece === 'string') return cleanText(`|${piece}|`).slice(1, -1);
    if ('strong' in piece) return { strong: cleanText(`|${piece.strong}|`).slice(1, -1) };
    return { link: cleanLine(piece.link), href: checkedAddress(piece.href) };
  });
}

/** In a text that people write, an address may also be one to write to. */
function checkedAddress(href: string): string {
  return /^mailto:[^\s"<>]+$/.test(href) ? href : checkedLink(href);
}

function checkedLink(href: string): string {
  if (!/^https?:\/\/[^\s"<>]+$/.test(href)) throw new Error('A letter links to http(s) addresses only');
  return href;
}
