import type { Letter } from './letter.js';
import { letterWords } from './letter-words.js';

/** Who wrote a letter and where to answer, at its foot. */
export function footLines({ language, sender, contact, writtenBy }: Letter): string[] {
  const say = letterWords[language];
  if (!writtenBy) return [say.automatic(sender), ...(contact ? [say.questions(contact)] : [])];
  return [say.written(writtenBy, sender), ...(contact ? [say.answers(contact)] : [])];
}
