import { renderToStaticMarkup } from 'preact-render-to-string';
import { cleanedLetter, type Letter } from './letter.js';
import { LetterPage } from './letter-page.js';
import { letterText } from './letter-text.js';

/**
 * Both twins of a letter, from the same words, so that they cannot say different things. Every text is escaped for its
 * sink.
 * @throws when a link is not http(s).
 */
export function writeLetter(letter: Letter): { html: string; text: string } {
  const safe = cleanedLetter(letter);
  return { html: `<!doctype html>${renderToStaticMarkup(<LetterPage {...safe} />)}`, text: letterText(safe) };
}
