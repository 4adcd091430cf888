import { ConfigError, readConfig } from '#platform';
import { type Command, readArguments, say, UsageError } from '../command.js';
import { type Finding, problem } from '../doctor/finding.js';
import { findings, type Visit, workerFindings } from '../doctor/findings.js';

const SIGN = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const;
const FIX_IT = 'Set it right, or remove it; docs/OPERATIONS.md lists the settings.';

export const doctor: Command = {
  name: 'doctor',
  operands: '[--send-to <address> | --send-to-contact | --worker] [--json]',
  summary: 'Look at everything Kring stands on, and say what helps.',
  more: [
    'Settings, data folder, disk, key, clocks, database, queue, workers, mails and mail server. Changes nothing.',
    '  --send-to <address>   send a real test mail; else the mail server is only asked whether it lets us in',
    '  --send-to-contact     send it to the contact address of the community',
    '  --worker              only whether a worker is at work: for a probe that asks often',
    '  --json                one line for machines: {"healthy": …, "findings": [{what, state, text, remedy}]}',
    'Exit code 1 when there is a problem; a warning is none.',
  ].join('\n'),
  async run(args) {
    const options = {
      'send-to': { type: 'string' },
      'send-to-contact': { type: 'boolean' },
      worker: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values } = readArguments(args, options, 0);
    const to = values['send-to'];
    if (to !== undefined && !/^[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+$/u.test(to))
      throw new UsageError(`"${to}" is no e-mail address.`);
    const testMail = to ? { to } : values['send-to-contact'] ? ('contact' as const) : undefined;
    return await (values.json ? tellMachines : tellPeople)(
      examine(values.worker ? workerFindings : findings, { testMail }),
    );
  },
};

async function tellPeople(examined: AsyncGenerator<Finding>): Promise<number> {
  let count = 0;
  for await (const finding of examined) {
    say(line(finding));
    if (finding.state === 'problem') count++;
  }
  say(count === 0 ? '\nNo problems found.' : `\n${count === 1 ? '1 problem' : `${count} problems`} found.`);
  return count === 0 ? 0 : 1;
}

async function tellMachines(examined: AsyncGenerator<Finding>): Promise<number> {
  const found: Finding[] = [];
  for await (const finding of examined) found.push(finding);
  const healthy = found.every(({ state }) => state !== 'problem');
  say(JSON.stringify({ healthy, findings: found }));
  return healthy ? 0 : 1;
}

async function* examine(look: typeof findings, visit: Visit): AsyncGenerator<Finding> {
  try {
    yield* look(readConfig(), visit);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const one of error.problems) yield problem('settings', one, FIX_IT);
  }
}

function line({ what, state, text, remedy }: Finding): string {
  return `${SIGN[state]}  ${what.padEnd(9)} ${text}${remedy ? `\n${' '.repeat(19)}${remedy}` : ''}`;
}
