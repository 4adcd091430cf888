import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What every file must be on the wire, whoever typed what: CRLF and nothing else, lines of at most 75 octets that tear no
 * character, a DTSTAMP in UTC.
 * @throws with what is wrong.
 */
export function checkWire(content: string): void {
  const problems = wireProblems(content);
  if (problems.length > 0) throw new Error(`A calendar file that clients refuse: ${problems.join(', ')}`);
}

/** Keeps a file that a test took as right for the other judges, where the whole suite runs (`npm test`). */
export function keepForJudges(content: string): void {
  const folder = process.env.KRING_INVITES;
  if (folder) writeFileSync(join(folder, `${hash(content)}.ics`), content);
}

/** @returns what is wrong with the bytes, in words; empty when nothing is. */
function wireProblems(content: string): string[] {
  const lines = content.split('\r\n');
  const isWhole = (line: string) => Buffer.from(line).toString('utf8') === line && line.isWellFormed();
  return [
    ...(lines.at(-1) === '' ? [] : ['no line end at the end']),
    ...(/[\r\n]/.test(content.replaceAll('\r\n', '')) ? ['a bare CR or LF'] : []),
    ...(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(content) ? ['a control character'] : []),
    ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `${Buffer.byteLength(line)} octets: ${line}`),
    ...lines.filter((line) => !isWhole(line)).map((line) => `a torn character: ${line}`),
    ...(/^DTSTAMP:(?!\d{8}T\d{6}Z\r$)/m.test(content) ? ['a DTSTAMP that is not in UTC'] : []),
  ];
}

function hash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
