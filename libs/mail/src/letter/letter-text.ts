import { footLines } from './foot-lines.js';
import type { Letter, LetterPart, LetterPiece } from './letter.js';
import { letterWords } from './letter-words.js';

/** The plain-text twin: the same words in the same order, links written out. */
export function letterText(letter: Letter): string {
  const words = letterWords[letter.language];
  const footer = footLines(letter);
  if (letter.unsubscribeHref) footer.push(`${letter.unsubscribeSays ?? words.unsubscribe}:\n${letter.unsubscribeHref}`);
  if (letter.removeHref) footer.push(`${words.remove}:\n${letter.removeHref}`);
  return `${[letter.title, ...letter.parts.map(partText), `-- \n${footer.join('\n')}`].join('\n\n')}\n`;
}

function partText(part: LetterPart): string {
  if ('say' in part) return part.say;
  if ('aside' in part) return part.aside;
  if ('heading' in part) return part.heading.toUpperCase();
  if ('rows' in part) return part.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  if ('pieces' in part) return piecesText(part.pieces);
  if ('list' in part) {
    const mark = (at: number) => (part.isNumbered ? `${at + 1}.` : '-');
    return part.list.map((item, at) => `${mark(at)} ${typeof item === 'string' ? item : piecesText(item)}`).join('\n');
  }
  return `${'button' in part ? part.button : part.link}:\n${part.href}`;
}

function piecesText(pieces: readonly LetterPiece[]): string {
  return pieces.map(pieceText).join('');
}

/** An address that is its own words, or an address to write to, is not said twice. */
function pieceText(piece: LetterPiece): string {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return piece.strong;
  const { link, href } = piece;
  return href === link || href === `mailto:${link}` ? link : `${link} (${href.replace(/^mailto:/, '')})`;
}
