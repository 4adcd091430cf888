import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Answer } from './answer.js';

const gzipText = promisify<string, { level: number }, Buffer>(gzip);

/**
 * Packs an answer for the wire. Only what is the same for everybody: next to a secret, the length of what is packed
 * tells about it (the BREACH attack).
 */
export async function packed(
  text: string,
  accepts: string | string[] = '',
  headers: Record<string, string>,
): Promise<Answer> {
  if (!/\bgzip\b/.test(String(accepts))) return new Answer(text, headers);
  return new Answer(await gzipText(text, { level: 5 }), { ...headers, 'content-encoding': 'gzip' });
}
