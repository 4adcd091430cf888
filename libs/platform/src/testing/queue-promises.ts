import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { defineJob, handle, JobQueue } from '../queue.js';
import { ended, until } from './until.js';

/** A server that the queue runs on, which the test can take away and bring back. */
export interface QueueGround {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good and leaves nothing behind. */
  leave(): Promise<void>;
}

const note = defineJob('note', z.object({ ids: z.array(z.string()) }));

/** What is said to the log, with the level. */
function listeningLog() {
  const said: { level: number; msg: string }[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(JSON.parse(line)) });
  return { log, said };
}

/** The promises of the queue, whatever it runs on. `name` is what it runs on. */
export function keepsTheQueuesPromises(name: string, lay: () => Promise<QueueGround>): void {
  describe(`the queue on ${name}`, () => {
    let ground: QueueGround;
    const opened: JobQueue[] = [];

    beforeAll(async () => {
      ground = await lay();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((queue) => queue.close()));
    });
    afterAll(() => ground.leave());

    function open(log = listeningLog().log): JobQueue {
      const queue = JobQueue.open({ ...ground, log });
      opened.push(queue);
      return queue;
    }

    /** A worker that notes what it was given. */
    function worker(seen: string[], log = listeningLog().log): JobQueue {
      const queue = open(log);
      queue.work([handle(note, async ({ ids }) => void seen.push(...ids))], 5);
      return queue;
    }

    it('brings a job to its handler in another process, and forgets it when it is done', async () => {
      const seen: string[] = [];
      worker(seen);
      const web = open();
      await web.nudge(note, [{ ids: ['a', 'b'] }, { ids: ['c'] }]);
      await until(() => seen.length === 3);
      expect(seen.toSorted()).toEqual(['a', 'b', 'c']);
      await until(async () => (await web.depth()) === 0);
    });

    it('works off what is urgent first', async () => {
      const web = open();
      for (const [id, priority] of [
        ['bulk', 70],
        ['reminder', 50],
        ['sign-in', 10],
      ] as const) {
        await web.nudge(note, [{ ids: [id] }], priority);
      }
      expect(await web.depth()).toBe(3);
      const seen: string[] = [];
      const queue = open();
      queue.work([handle(note, async ({ ids }) => void seen.push(...ids))], 1);
      await until(() => seen.length === 3);
      expect(seen).toEqual(['sign-in', 'reminder', 'bulk']);
    });

    it('tells of a job that failed, and goes on with the next', async () => {
      const { log, said } = listeningLog();
      const seen: string[] = [];
      const queue = open(log);
      const refuse = async ({ ids }: { ids: string[] }) => {
        if (ids[0] === 'bad') throw new Error('no such mail');
        seen.push(...ids);
      };
      queue.work([handle(note, refuse)], 1);
      await queue.nudge(note, [{ ids: ['bad'] }, { ids: ['good'] }]);
      await until(() => seen.length === 1 && said.length > 0);
      expect(said).toMatchObject([{ level: 50, msg: 'a job failed' }]);
    });

    it.each(['stop', 'kill'] as const)(
      'goes on by itself after its server was taken away (%s) and came back',
      async (end) => {
        const seen: string[] = [];
        worker(seen);
        const web = open();
        await web.nudge(note, [{ ids: ['before'] }]);
        await until(() => seen.includes('before'));
        await ground[end]();
        await ground.start();
        await until(async () => {
          await web.nudge(note, [{ ids: ['after'] }]);
          await pause(200);
          return seen.includes('after');
        });
      },
    );

    it('only warns, and holds nobody up, when its server is away: the rows are there', async () => {
      const { log, said } = listeningLog();
      const web = open(log);
      await web.nudge(note, [{ ids: ['x'] }]);
      await ground.stop();
      expect(await ended(web.nudge(note, [{ ids: ['lost'] }]))).not.toBe('hangs');
      expect(said.every(({ level }) => level === 40)).toBe(true);
      expect(said.map(({ msg }) => msg)).toContain('could not hint the worker; the sweep will find the rows');
      await ground.start();
    });

    it('begins to work when its server comes later than the process', async () => {
      await ground.stop();
      const seen: string[] = [];
      const { log, said } = listeningLog();
      const queue = worker(seen, log);
      await queue.nudge(note, [{ ids: ['lost'] }]);
      expect(said.map(({ msg }) => msg)).toContain('could not hint the worker; the sweep will find the rows');
      await ground.start();
      await until(async () => {
        await queue.nudge(note, [{ ids: ['found'] }]);
        await pause(200);
        return seen.includes('found');
      });
    });

    it('survives that its server goes away in the moment of letting go', async () => {
      const queues = Array.from({ length: 3 }, () => worker([]));
      await queues[0]?.nudge(note, [{ ids: ['x'] }]);
      const closing = Promise.allSettled(opened.splice(0).map((one) => one.close()));
      await ground.stop();
      expect(await ended(closing)).not.toBe('hangs');
      await ground.start();
    });

    it('lets go when its server is away', async () => {
      const queue = worker([]);
      await queue.nudge(note, [{ ids: ['x'] }]);
      await ground.stop();
      const closing = Promise.all(opened.splice(0).map((one) => one.close()));
      expect(await ended(closing)).not.toBe('hangs');
      await ground.start();
    });
  });
}
