import { connect } from 'node:net';
import { cleanLine } from '#platform';

const PATIENCE_MS = 5000;
/** A greeting of SMTP is one line of at most 512 octets (RFC 5321 section 4.5.3.1.5). */
const LONGEST = 512;

/**
 * The first line that whoever listens at a port says by itself, cleaned to be shown; empty for one that says nothing.
 * `undefined` when nobody listens.
 */
export function readGreeting(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    let said = '';
    let isOpen = false;
    const end = () => {
      clearTimeout(patience);
      socket.destroy();
      resolve(isOpen ? cleanLine(said.split('\n')[0] ?? '').slice(0, 100) : undefined);
    };
    const patience = setTimeout(end, PATIENCE_MS);
    socket.once('connect', () => {
      isOpen = true;
    });
    socket.on('data', (some) => {
      said += some.toString('latin1');
      if (said.includes('\n') || said.length > LONGEST) end();
    });
    socket.once('error', end);
    socket.once('close', end);
  });
}
