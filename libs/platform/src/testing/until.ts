import { setTimeout as pause } from 'node:timers/promises';

/** What a turn of waiting counts at most, however long it took: a machine that stood still has not waited. */
const TURN_MS = 1000;
/** Below the limit that Jest sets, so that what was waited for is named. */
const PATIENCE_SECONDS = 200;

/**
 * Waits until it is so, looking often. Only time in which this process ran counts, so that a busy or frozen machine fails
 * nothing: the end is there for what never comes. @throws after `seconds` of that, saying what did not come about.
 */
export async function until(
  isSo: () => unknown,
  what: string | (() => string) = 'what this test waits for',
  seconds = PATIENCE_SECONDS,
): Promise<void> {
  let waited = 0;
  for (let turn = performance.now(); !(await isSo()); ) {
    if (waited > seconds * 1000) throw new Error(`it did not come about: ${typeof what === 'string' ? what : what()}`);
    await pause(20);
    const now = performance.now();
    waited += Math.min(now - turn, TURN_MS);
    turn = now;
  }
}

/** What `work` gives, or the text `hangs` when it does not end. For what must not wait for ever. */
export async function ended<T>(work: Promise<T>): Promise<T | 'hangs'> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  const hangs = await until(() => isOver, 'an end', PATIENCE_SECONDS / 2).then(
    () => false,
    () => true,
  );
  return hangs ? 'hangs' : await work;
}
