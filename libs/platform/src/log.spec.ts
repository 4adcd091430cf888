import { Writable } from 'node:stream';
import fc from 'fast-check';
import { pino } from 'pino';
import { newId } from './ids.js';
import { nestLogger, openLog, withoutTokens } from './log.js';
import { randomToken, Secrets } from './secrets.js';

const secrets = new Secrets(['k'.repeat(32)]);

describe('a path in the log', () => {
  it('never carries a personal link or a sign-in code', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('/mijn/', '/en/mijn/', '/j/', '/inloggen?code='), (id, path) => {
        for (const token of [secrets.linkToken('manage', id, 1), randomToken()]) {
          const logged = withoutTokens(`${path}${token}/agenda.ics`);
          expect(logged).not.toContain(token.slice(0, 12));
          expect(logged.startsWith(path)).toBe(true);
        }
      }),
    );
  });

  it('never carries a broken one either, wherever they stand', () => {
    for (const path of ['/mijn', '/en/mijn', '/j', '/uitnodiging', '/api/v1/my'])
      expect(withoutTokens(`${path}/abc123/offers/1`)).toBe(`${path}/…/offers/1`);
  });

  it('never carries what a person searched for or the address they typed', () => {
    expect(withoutTokens('/beheer/x/aanmeldingen?q=anna&page=2')).toBe('/beheer/x/aanmeldingen?q=…&page=2');
    expect(withoutTokens('/link-kwijt?email=a%40b.nl')).toBe('/link-kwijt?email=…');
    expect(withoutTokens('/x?page=2&token=short#top')).toBe('/x?page=2&token=…');
  });

  it('keeps everything that helps to find a fault', () => {
    const path = `/beheer/evenementen/${newId()}/aanmeldingen?page=2`;
    expect(withoutTokens(path)).toBe(path);
    expect(withoutTokens('/voorjaarswebinar-over-leren-in-netwerken')).toBe(
      '/voorjaarswebinar-over-leren-in-netwerken',
    );
  });
});

it("Nest's own chatter is for debugging, while its warnings and errors keep their place and their stack", () => {
  const lines: { level: number; msg: string; context?: string; err?: { message: string } }[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  const log = nestLogger(pino({ level: 'trace', base: null }, sink));
  log.log('Nest application started', 'NestApplication');
  log.warn('slow', 'Router');
  log.error(new Error('broken'), 'stack', 'Router');
  expect(lines.map(({ level, msg, context }) => [level, msg, context])).toEqual([
    [20, 'Nest application started', 'NestApplication'],
    [40, 'slow', 'Router'],
    [50, 'Error: broken', 'Router'],
  ]);
  expect(lines[2]?.err?.message).toBe('broken');
});

it('tells of a database error what went wrong, and nothing of the people it was about', () => {
  const failed = Object.assign(new Error('new row violates check constraint'), {
    query: 'insert into registration …',
    parameters: ['zoe@example.org'],
    driverError: { code: '23514', detail: 'Failing row contains (zoe@example.org)' },
  });
  let said = '';
  openLog({ logLevel: 'info' }, 'test', { write: (line: string) => void (said += line) }).error(
    { err: failed },
    'a batch failed',
  );
  expect(said).toContain('23514');
  expect(said).toContain('violates check constraint');
  expect(said).not.toContain('zoe@example.org');
});

it('hides keys however they are written, and whatever people type', () => {
  expect(withoutTokens('/mijn/AaIIwoTfe9SuDJcIqpLOvuZSDH90mqg4QEfS8%2Du4IGkJp7PK')).toBe('/mijn/…');
  expect(withoutTokens('/en/j/half-a-key/room')).toBe('/en/j/…/room');
  expect(withoutTokens('/wat-werkt?name=Geheim+Persoon&page=2')).toBe('/wat-werkt?name=…&page=2');
  expect(withoutTokens('/contact/jan%40example.org/x')).toBe('/contact/…/x');
  expect(withoutTokens('/%ff')).toBe('/…');
});
