import { parseArgs } from 'node:util';

/**
 * The whole numbers that a command of ours was given, as `--cases 7`. Asked for help, or given anything else, it says how
 * it is used and ends: 0 for help, 2 for what it does not know.
 */
export function numbersOf<Name extends string>(
  command: string,
  does: string,
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const flags = names.map((name) => `[--${name} ${name === 'seed' ? 7 : defaults[name]}]`);
  const usage = `npm run ${command} -- ${flags.join(' ')}\n${does}\n`;
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const read = () => parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  try {
    const given: Readonly<Record<string, string | boolean | undefined>> = read();
    if (given.help) return end(process.stdout, usage, 0);
    const values = names.map((name) => [name, wholeNumber(name, given[name], defaults)]);
    return Object.fromEntries(values) as Record<Name, number>;
  } catch (error) {
    return end(process.stderr, `${(error as Error).message}\n\n${usage}`, 2);
  }
}

function wholeNumber(
  name: string,
  given: string | boolean | undefined,
  defaults: Readonly<Record<string, number>>,
): number {
  const number = given === undefined ? defaults[name] : Number(given);
  const least = name === 'seed' ? 0 : 1;
  if (number === undefined || !Number.isSafeInteger(number) || number < least)
    throw new Error(`--${name} must be a whole number from ${least}`);
  return number;
}

function end(stream: NodeJS.WriteStream, text: string, code: number): never {
  stream.write(text);
  process.exit(code);
}
