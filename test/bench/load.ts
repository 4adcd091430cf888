import { connect } from 'node:net';

/** Sends `count` requests over `width` kept connections, each as soon as its answer is in; another status than this is an error. */
export async function load(
  port: number,
  width: number,
  count: number,
  request: (i: number) => Buffer,
  status = 303,
): Promise<Result> {
  const waits: number[] = [];
  let next = 0;
  let wrong = 0;
  const started = performance.now();
  const lane = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let sentAt = 0;
      let answer = '';
      const send = () => {
        if (next >= count) return socket.end(() => resolve());
        sentAt = performance.now();
        socket.write(request(next++));
      };
      socket.on('connect', send).on('error', reject);
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        const head = answer.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
        if (answer.length < head + 4 + length) return;
        waits.push(performance.now() - sentAt);
        if (!answer.startsWith(`HTTP/1.1 ${status}`)) wrong++;
        answer = '';
        send();
      });
    });
  await Promise.all(Array.from({ length: width }, lane));
  const seconds = (performance.now() - started) / 1000;
  waits.sort((a, b) => a - b);
  return { perSecond: count / seconds, p50: at(waits, 0.5), p99: at(waits, 0.99), wrong };
}

export interface Result {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers with another status than was meant: 303 is "check your mail". */
  readonly wrong: number;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
