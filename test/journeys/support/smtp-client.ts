import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** Hands a mail to a server on this machine, line by line, as another mail server would. @returns its last answer */
export async function handOver(port: number, from: string, to: string, mail: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const answers = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value = '', done } = await answers.next();
      if (done || /^\d{3} /.test(value)) return String(value); // "250-" goes on
    }
  };
  const lines = mail.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
  let last = await answer();
  for (const say of ['EHLO mx.example.org', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA', `${lines}\r\n.`]) {
    socket.write(`${say}\r\n`);
    last = await answer();
    if (/^[45]/.test(last)) break;
  }
  socket.end('QUIT\r\n');
  return last;
}
