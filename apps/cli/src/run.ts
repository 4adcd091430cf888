import { CannotStart, ConfigError, KringError } from '#platform';
import { type Command, say, UsageError } from './command.js';

/**
 * Finds the command, runs it and turns every outcome into an exit code: 0 done, 1 it did not work, 2 wrong use.
 * Problems that people can solve are told without a stack.
 */
export async function run(args: readonly string[], commands: readonly Command[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    say(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) return wrongUse(`There is no command "${name}".`, overview(commands));
  if (rest.includes('--help') || rest.includes('-h')) {
    say(usage(command));
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (error instanceof UsageError) return wrongUse(error.message, usage(command));
    process.stderr.write(`${isForPeople(error) ? error.message : ((error as Error)?.stack ?? String(error))}\n`);
    return 1;
  }
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => head(command).length));
  const lines = commands.map((command) => `  ${head(command).padEnd(width)}  ${command.summary}`);
  return [
    'Usage: npm run kring -- <command>',
    '',
    ...lines,
    '',
    'More about one: npm run kring -- <command> --help',
  ].join('\n');
}

function usage(command: Command): string {
  return [
    `Usage: npm run kring -- ${head(command)}`,
    command.summary,
    ...(command.more ? ['', command.more] : []),
  ].join('\n');
}

function head({ name, operands }: Command): string {
  return operands ? `${name} ${operands}` : name;
}

function wrongUse(problem: string, help: string): number {
  process.stderr.write(`${problem}\n\n${help}\n`);
  return 2;
}

function isForPeople(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof CannotStart || error instanceof KringError;
}
