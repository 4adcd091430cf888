import type { LightMyRequestResponse } from 'fastify';
import type { TestWeb } from '../../testing.js';
import type { AtConsole } from '../testing.js';

const BOUNDARY = 'a-line-that-no-file-has';

/** Sends a file as a browser would send it with the form of the console. */
export function sendFile(
  web: TestWeb,
  { csrf, headers }: Pick<AtConsole, 'csrf' | 'headers'>,
  path: string,
  content: string | Buffer,
): Promise<LightMyRequestResponse> {
  const body = Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--${BOUNDARY}\r\n` +
        'Content-Disposition: form-data; name="file"; filename="mensen.csv"\r\nContent-Type: text/csv\r\n\r\n',
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return web.postRaw(path, body, { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` });
}
