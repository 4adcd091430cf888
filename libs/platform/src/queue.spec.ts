import { z } from 'zod';
import { checkHandlers, defineJob, handle } from './queue.js';

const Ids = z.object({ ids: z.array(z.string()) });
const noWork = async () => undefined;

describe('the catalogue of jobs', () => {
  it('has each name once', () => {
    defineJob('mail.deliver twice', Ids);
    expect(() => defineJob('mail.deliver twice', Ids)).toThrow('Two jobs are called "mail.deliver twice"');
  });

  const deliver = { name: 'deliver', schema: Ids };
  const import_ = { name: 'import', schema: Ids };
  const catalogue = new Map([deliver, import_].map((job) => [job.name, job]));

  it('finds a handler for every job', () => {
    const table = checkHandlers([handle(deliver, noWork), handle(import_, noWork)], catalogue);
    expect([...table.keys()]).toEqual(['deliver', 'import']);
  });

  it.each([
    ['a job without a handler', [handle(deliver, noWork)], 'no handler for "import"'],
    [
      'a handler without a job',
      [handle(deliver, noWork), handle(import_, noWork), handle({ name: 'export', schema: Ids }, noWork)],
      'handler for "export", which is not in the catalogue',
    ],
    [
      'a job with two handlers',
      [handle(deliver, noWork), handle(deliver, noWork), handle(import_, noWork)],
      'two handlers for "deliver"',
    ],
    [
      'a handler of another job with the same name',
      [handle({ name: 'deliver', schema: Ids }, noWork), handle(import_, noWork)],
      'handler for "deliver", which is not in the catalogue',
    ],
  ])('stops the start at %s', (_, handlers, problem) => {
    expect(() => checkHandlers(handlers, catalogue)).toThrow(`The worker cannot start: ${problem}`);
  });

  it('names all that is wrong at once', () => {
    expect(() => checkHandlers([], catalogue)).toThrow('no handler for "deliver"; no handler for "import"');
  });
});

describe('a handler', () => {
  it('sees only payloads of the shape that the job promises', async () => {
    const seen: unknown[] = [];
    const handler = handle({ name: 'deliver', schema: Ids }, async (payload) => void seen.push(payload));
    await handler.run({ ids: ['a'], more: 1 });
    await expect(handler.run({ ids: 'a' })).rejects.toThrow();
    expect(seen).toEqual([{ ids: ['a'] }]);
  });
});
