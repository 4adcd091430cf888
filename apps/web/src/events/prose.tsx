import type { SpokenText } from '#platform';
import { renderMarkdown } from './markdown.js';

/** Text that an organiser wrote in Markdown. The one place where people's text becomes mark-up, and only safe mark-up. */
export function Prose({ text }: { text: SpokenText }) {
  if (!text.text.trim()) return null;
  return <div class="prose" lang={text.language} dangerouslySetInnerHTML={{ __html: renderMarkdown(text.text) }} />;
}
