import { afterEach, beforeEach, jest } from '@jest/globals';
import { CannotStart } from '#platform';
import { type Command, readArguments } from './command.js';
import { run } from './run.js';

let out = '';
let err = '';
beforeEach(() => {
  out = err = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((out += text)));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((err += text)));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const greet: Command = {
  name: 'greet',
  operands: '<name>',
  summary: 'Say hello.',
  async run(args) {
    const { positionals, values } = readArguments(args, { loud: { type: 'boolean' } }, 1);
    if (values.loud) throw new CannotStart('It is too late to shout.', 'Whisper.');
    process.stdout.write(`Hello ${positionals[0]}\n`);
    return 0;
  },
};

describe('the command line', () => {
  it('runs a command and gives its exit code', async () => {
    expect(await run(['greet', 'Zoë'], [greet])).toBe(0);
    expect(out).toBe('Hello Zoë\n');
  });

  it('lists what there is when asked for help, or for nothing', async () => {
    expect(await run(['--help'], [greet])).toBe(0);
    expect(await run([], [greet])).toBe(2);
    expect(out).toContain('greet <name>  Say hello.');
  });

  it.each([
    [['gret'], 'There is no command "gret".'],
    [['greet', '--shout'], "Unknown option '--shout'"],
    [['greet', 'Zoë', 'Ann'], 'Too many arguments: "Ann"'],
  ])('says what is wrong with %j, and how it should be', async (args, problem) => {
    expect(await run(args, [greet])).toBe(2);
    expect(err).toMatch(new RegExp(`^${problem}\n\nUsage: `));
    expect(out).toBe('');
  });

  it('tells a problem that people can solve without a stack', async () => {
    expect(await run(['greet', '--loud'], [greet])).toBe(1);
    expect(err).toBe('It is too late to shout.\nWhisper.\n');
  });
});
