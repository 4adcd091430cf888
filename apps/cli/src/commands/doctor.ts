import { ConfigError, readConfig } from '#platform';
import { type Command, readArguments, say } from '../command.js';
import type { Finding } from '../doctor/finding.js';
import { findings } from '../doctor/findings.js';

const SIGN = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const;

export const doctor: Command = {
  name: 'doctor',
  operands: '',
  summary: 'Look at settings, disk, database, queue, mail and sweeps, and say what helps.',
  more: 'Changes nothing. Exit code 1 when there is a problem.',
  async run(args) {
    readArguments(args, {}, 0);
    let count = 0;
    for await (const finding of examine()) {
      say(line(finding));
      if (finding.state === 'problem') count++;
    }
    say(count === 0 ? '\nNo problems found.' : `\n${count === 1 ? '1 problem' : `${count} problems`} found.`);
    return count === 0 ? 0 : 1;
  },
};

async function* examine(): AsyncGenerator<Finding> {
  try {
    yield* findings(readConfig());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) yield { what: 'settings', state: 'problem', text: problem };
  }
}

function line({ what, state, text, remedy }: Finding): string {
  return `${SIGN[state]}  ${what.padEnd(9)} ${text}${remedy ? `\n${' '.repeat(19)}${remedy}` : ''}`;
}
