import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '#platform';
import type { MailStore } from './mail-store.js';

const LARGEST = 25_000_000;

/** Catches mail: an SMTP server on this machine that believes everybody and sends nothing on. */
export async function catchMail(store: MailStore, port: number, clock: Clock): Promise<{ close(): Promise<void> }> {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Kring catches this mail',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    closeTimeout: 1000,
    onData: (stream, session, answer) => {
      keep(store, stream, session, clock.now()).then(
        () => answer(null),
        (error: Error) => answer(Object.assign(error, { responseCode: stream.sizeExceeded ? 552 : 451 })),
      );
    },
  });
  server.on('error', () => undefined); // a client that hung up; it tries again
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function keep(
  store: MailStore,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  at: Date,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of stream) if (!stream.sizeExceeded) parts.push(part as Buffer);
  if (stream.sizeExceeded) throw new Error('This mail is larger than 25 MB');
  const { mailFrom, rcptTo } = session.envelope;
  await store.keep(
    Buffer.concat(parts),
    { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address) },
    at,
  );
}
