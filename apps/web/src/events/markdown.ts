import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable(['image']);

// A page has one h1, its title, and a text stands under an h2: so its own headings start at h3, whichever it used.
markdown.core.ruler.push('lower-headings', ({ tokens }) => {
  const levels = tokens.filter((token) => token.type === 'heading_open').map((token) => Number(token.tag.slice(1)));
  const lower = 3 - Math.min(...levels);
  for (const token of tokens) {
    if (!token.type.startsWith('heading_')) continue;
    token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + lower)}`;
  }
});

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'p',
      'br',
      'h3',
      'h4',
      'h5',
      'h6',
      'strong',
      'em',
      's',
      'a',
      'ul',
      'ol',
      'li',
      'blockquote',
      'code',
      'pre',
      'hr',
    ],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc' }) },
};
const WITH_REL = { ...ALLOWED, allowedAttributes: { ...ALLOWED.allowedAttributes, a: ['href', 'rel'] } };

/**
 * What an organiser wrote in Markdown, as HTML that can do nothing but be read. Two belts: the parser takes no HTML
 * and no dangerous links, and whatever it makes passes a list of what is allowed.
 */
export function renderMarkdown(text: string): string {
  let html = rendered.get(text);
  if (html === undefined) {
    html = sanitizeHtml(markdown.render(text), WITH_REL);
    if (rendered.size >= REMEMBERED) rendered.clear();
    rendered.set(text, html);
  }
  return html;
}

/** It is the slowest part of a page, and the same few texts are read all day. */
const rendered = new Map<string, string>();
const REMEMBERED = 100;

/** The same without any mark-up, for the places that take one line of text. */
export function plainText(text: string, most: number): string {
  const words = sanitizeHtml(markdown.render(text), {
    allowedTags: [],
    allowedAttributes: {},
    textFilter: (part) => part,
  })
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= most ? words : `${words.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
