import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProcessLog } from './process-log.js';
import { shortLine } from './short-line.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kring-log-'));
  path = join(folder, 'log', 'web.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the words of a process', () => {
  it('all reach the file, which only its owner reads; warnings also reach people', async () => {
    const shown: string[] = [];
    const log = new ProcessLog(path, (text) => shown.push(text));
    const words = new PassThrough();
    log.follow(words);
    words.write('{"level":30,"msg":"answered"}\n{"level":40,"ms');
    words.end('g":"the queue is away","err":{"message":"refused"}}\n');
    await finished(words);
    await nextTurn();
    log.close();
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(shown).toEqual(['the queue is away (refused)']);
    expect(log.lastWords).toBe('the queue is away (refused)');
  });

  it('never fill the disk', () => {
    const log = new ProcessLog(path, () => undefined, 1000);
    for (let n = 0; n < 200; n++) log.take(`{"level":30,"msg":"line ${n}"}`);
    log.close();
    expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThan(2200);
    expect(readFileSync(path, 'utf8')).toContain('line 199');
  });
});

describe('a line on the terminal', () => {
  it('marks errors, and leaves out what is only of interest in the file', () => {
    expect(shortLine('{"level":50,"msg":"a job failed","err":{"message":"a job failed"}}')).toBe('error: a job failed');
    expect(shortLine('{"level":30,"msg":"web is listening"}')).toBeUndefined();
    expect(shortLine('')).toBeUndefined();
  });

  it('shows the message of a crash without its stack', () => {
    expect(shortLine('    at resolve (node:internal/modules/esm/resolve:283:11)')).toBeUndefined();
    expect(shortLine('Node.js v20.19.0')).toBeUndefined();
    expect(shortLine('Error: listen EADDRINUSE')).toBe('Error: listen EADDRINUSE');
    expect(shortLine('{ broken')).toBe('{ broken');
  });

  it('carries no control characters of strangers to the terminal', () => {
    expect(shortLine('{"level":40,"msg":"\\u001b[2Jhello\\u0007"}')).toBe(' [2Jhello');
  });
});
