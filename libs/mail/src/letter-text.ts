import type { Letter, LetterPart } from './letter.js';
import { letterWords } from './letter-words.js';

/** The plain-text twin: the same words in the same order, links written out. */
export function letterText(letter: Letter): string {
  const words = letterWords[letter.language];
  const footer = [words.automatic(letter.sender)];
  if (letter.contact) footer.push(words.questions(letter.contact));
  if (letter.removeHref) footer.push(`${words.remove}:\n${letter.removeHref}`);
  return `${[letter.title, ...letter.parts.map(partText), `-- \n${footer.join('\n')}`].join('\n\n')}\n`;
}

function partText(part: LetterPart): string {
  if ('say' in part) return part.say;
  if ('aside' in part) return part.aside;
  if ('heading' in part) return part.heading.toUpperCase();
  if ('rows' in part) return part.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  if ('list' in part) return part.list.map((item) => `- ${item}`).join('\n');
  return `${'button' in part ? part.button : part.link}:\n${part.href}`;
}
