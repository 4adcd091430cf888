/** Level of a warning in pino's numbers. */
const WARNING = 40;
const ERROR = 50;

/** The inside of a stack, and what Node prints around it. */
const NOISE = /^(?:\s|\}|node:internal|Node\.js v|$)/;

/**
 * A log line as people read it on the terminal, or `undefined` when it is only of interest in the file. What is no JSON
 * was written by Node itself, mostly a stack: only its message is shown. Control characters never reach the terminal.
 */
export function shortLine(line: string): string | undefined {
  const entry = parse(line);
  if (!entry) return NOISE.test(line) ? undefined : clean(line);
  const { level, msg = '', err } = entry;
  if (!(typeof level === 'number' && level >= WARNING)) return undefined;
  const cause = err?.message && err.message !== msg ? ` (${err.message})` : '';
  return clean(`${level >= ERROR ? 'error: ' : ''}${msg}${cause}`);
}

/** What we read of an entry; pino wrote it, so it is what it says it is. */
interface Entry {
  readonly level?: number;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function clean(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, ' ').trimEnd();
  return plain.length > 400 ? `${plain.slice(0, 400)}…` : plain;
}
