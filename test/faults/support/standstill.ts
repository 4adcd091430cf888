/** Looked for so often, and worth a word from so long on. */
const EVERY_MS = 100;
const LONG_MS = 1000;

/**
 * Does `work`; when it fails, the error also says when the whole machine, or at least this process, stood still meanwhile.
 * Leases and patience of the product go by real time, so whoever reads the failure needs to know.
 */
export async function tellingPauses<T>(work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const pauses: string[] = [];
  let seen = began;
  const look = () => {
    const now = Date.now();
    const stood = now - seen - EVERY_MS;
    if (stood > LONG_MS) pauses.push(`${inSeconds(stood)} s at ${inSeconds(seen - began)} s`);
    seen = now;
  };
  const looking = setInterval(look, EVERY_MS);
  try {
    return await work();
  } catch (error) {
    look();
    const said = pauses.length === 0 ? 'never for more than a second' : pauses.join(', ');
    const { message } = error as Error;
    throw new Error(`${message}\n\nIn these ${inSeconds(seen - began)} s this process stood still: ${said}`, {
      cause: error,
    });
  } finally {
    clearInterval(looking);
  }
}

const inSeconds = (ms: number): string => (ms / 1000).toFixed(1);
