/** A piece of a subject: words, or a word between braces. */
export type SubjectPiece = string | { readonly word: string };

/** Reads a subject: plain words, no Markdown. `\{` is a brace, and so is one that is never closed. */
export function readSubject(subject: string): SubjectPiece[] {
  return [...subject.matchAll(/\\([{}\\])|\{([^{}]{1,60})\}|[^\\{]+|[\\{]/g)].map(([whole, escaped, word]) =>
    escaped !== undefined ? escaped : word !== undefined && word.trim() !== '' ? { word: word.trim() } : whole,
  );
}
