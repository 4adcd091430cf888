import MarkdownIt, { type StateInline } from 'markdown-it';

/** The longest word between braces that is taken for a placeholder. Longer than that it is a text in braces. */
const LONGEST = 60;
const WHOLE = /^\{([^{}\s]+)\}$/;

/**
 * The Markdown of templates: paragraphs, headings, lists, links and words that stand out. Everything else (HTML, images,
 * code, tables) stays the text it is. Placeholders are pieces of their own, made before anything is put in their place: what
 * is put there is never read as Markdown, nor as a placeholder. `\{` is a brace.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false })
  .disable([
    'image',
    'code',
    'fence',
    'table',
    'html_block',
    'reference',
    'hr',
    'blockquote',
    'backticks',
    'strikethrough',
  ])
  // Escaped characters stay apart from the words around them, so that `\{name\}` is not read again.
  .disable(['text_join']);
markdown.validateLink = (address) => /^(?:https?:\/\/|mailto:)[^\s"<>]+$/i.test(address) || WHOLE.test(address);
const { normalizeLink } = markdown;
markdown.normalizeLink = (address) => (WHOLE.test(address) ? address : normalizeLink.call(markdown, address));
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.inline.ruler.before('newline', 'placeholder', readPlaceholder);

function readPlaceholder(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{') return false;
  const [whole, word] = /^\{([^{}\n]*)\}/.exec(state.src.slice(state.pos, state.pos + LONGEST + 2)) ?? [];
  if (whole === undefined || word === undefined || word.trim() === '') return false;
  if (!silent) state.push('placeholder', '', 0).content = word.trim();
  state.pos += whole.length;
  return true;
}

/** A piece of a text as the parser made it. */
export type Token = ReturnType<typeof markdown.parse>[number];

/** The word, where an address is nothing but a placeholder. */
export function wordOfAddress(address: string): string | undefined {
  return WHOLE.exec(address)?.[1];
}

/** The tokens of a template, in order. */
export function parseMarkdown(text: string): Token[] {
  return markdown.parse(text, {});
}
