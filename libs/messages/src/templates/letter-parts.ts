import type { LetterPart, LetterPiece } from '#mail';
import { parseMarkdown, type Token, wordOfAddress } from './markdown.js';
import { isLinkPlaceholder, isPlaceholder, type LinkPlaceholder, type Placeholder } from './placeholders.js';

/** What is put in place of placeholders. Values are texts: whatever is in them stands there as it is. */
export interface Filling {
  /** In a line. */
  text(placeholder: Exclude<Placeholder, LinkPlaceholder>): string;
  /** Where words, or the address itself, lead to. */
  address(placeholder: LinkPlaceholder): string;
  /** On a line of its own; `undefined` for those that are words there too. */
  parts(placeholder: Placeholder): readonly LetterPart[] | undefined;
}

/** The parts of a letter that a text in Markdown makes, with the placeholders filled in. */
export function letterParts(body: string, filling: Filling): LetterPart[] {
  const tokens = parseMarkdown(body);
  const parts: LetterPart[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.type.endsWith('_list_open')) {
      const end = tokens.findIndex(
        ({ type, level }, i) => i > at && type.endsWith('_list_close') && level === token.level,
      );
      const list = itemsOf(tokens.slice(at + 1, end), filling);
      if (list.length > 0) parts.push({ list, isNumbered: token.type.startsWith('ordered') });
      at = end;
    } else if (token.type === 'inline') {
      const isHeading = tokens[at - 1]?.type === 'heading_open';
      parts.push(...(isHeading ? [{ heading: plain(piecesOf(token, filling)) }] : paragraph(token, filling)));
    }
  }
  return parts;
}

function paragraph(token: Token, filling: Filling): readonly LetterPart[] {
  const [only, ...others] = (token.children ?? []).filter(
    ({ content, type }) => type !== 'text' || content.trim() !== '',
  );
  if (only?.type === 'placeholder' && others.length === 0 && isPlaceholder(only.content)) {
    const parts = filling.parts(only.content);
    if (parts) return parts;
  }
  const pieces = piecesOf(token, filling);
  return plain(pieces).trim() === '' ? [] : [{ pieces }];
}

/** One item each, also of lists within a list. Paragraphs of one item become lines. */
function itemsOf(tokens: readonly Token[], filling: Filling): LetterPiece[][] {
  const items: LetterPiece[][] = [];
  for (const token of tokens) {
    if (token.type === 'list_item_open') items.push([]);
    const item = items.at(-1);
    if (token.type === 'inline' && item) item.push(...(item.length > 0 ? ['\n'] : []), ...piecesOf(token, filling));
  }
  return items.filter((item) => plain(item).trim() !== '');
}

function piecesOf({ children }: Token, filling: Filling): LetterPiece[] {
  const pieces: LetterPiece[] = [];
  let href: string | undefined;
  let words = '';
  let strong = 0;
  const put = (text: string) => {
    if (href !== undefined) words += text;
    else pieces.push(strong > 0 ? { strong: text } : text);
  };
  for (const child of children ?? []) {
    if (child.type === 'link_open') [href, words] = [addressOf(child, filling), ''];
    else if (child.type === 'link_close') {
      if (href) pieces.push({ link: words || href, href });
      href = undefined;
    } else if (child.type === 'strong_open') strong++;
    else if (child.type === 'strong_close') strong--;
    else if (child.type === 'softbreak' || child.type === 'hardbreak') put('\n');
    else if (child.type !== 'placeholder') put(child.content);
    else if (!isPlaceholder(child.content)) put(`{${child.content}}`);
    else if (!isLinkPlaceholder(child.content)) put(filling.text(child.content));
    else if (href !== undefined) put(filling.address(child.content));
    else pieces.push({ link: filling.address(child.content), href: filling.address(child.content) });
  }
  return pieces;
}

function addressOf(link: Token, filling: Filling): string {
  const href = String(link.attrGet('href') ?? '');
  const word = wordOfAddress(href);
  return word !== undefined && isLinkPlaceholder(word) ? filling.address(word) : href;
}

/** Pieces without what makes them stand out or lead somewhere. */
function plain(pieces: readonly LetterPiece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : 'strong' in piece ? piece.strong : piece.link))
    .join('');
}
