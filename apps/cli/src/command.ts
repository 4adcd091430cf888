import { type ParseArgsConfig, parseArgs } from 'node:util';

/** One thing `kring` can do. */
export interface Command {
  readonly name: string;
  /** What stands behind the name in the usage line, for instance `<email> [name]`. */
  readonly operands: string;
  readonly summary: string;
  /** More about it, for `--help`. Lines of at most 100 characters. */
  readonly more?: string;
  /** Returns the exit code. */
  run(args: readonly string[]): Promise<number>;
}

/** Wrong use of the command line: the message, then how it should be. Exit code 2. */
export class UsageError extends Error {}

/**
 * Reads the arguments of a command.
 * @throws {UsageError} for an unknown option or an option without its value.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  most: number,
) {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (parsed.positionals.length > most) throw new UsageError(`Too many arguments: "${parsed.positionals[most]}"`);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

/** Prints a text for people on standard output. */
export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}
