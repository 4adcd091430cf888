import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type SmtpSink, startSmtpSink } from '../testing.js';
import { visitMailServer } from './mail-server.js';

const mailFrom = 'Kring <agenda@kring.test>';
const AT = new Date('2027-03-01T09:00:00Z');
const TO = { to: 'netwerk@example.org', at: AT };
let sink: SmtpSink | undefined;
let other: Pick<SMTPServer, 'close'> | Server | undefined;

afterEach(async () => {
  await sink?.stop();
  await new Promise<void>((resolve) => (other ? other.close(() => resolve()) : resolve()));
  sink = other = undefined;
});

/** A server with a certificate that nobody knows, which lets in whoever has the password. */
async function startStrict(options: { secure: boolean }): Promise<number> {
  const server = new SMTPServer({
    ...options,
    logger: false,
    authOptional: false,
    allowInsecureAuth: true,
    ...(options.secure ? {} : { disabledCommands: ['STARTTLS'] }),
    onAuth: ({ password }, _, done) => done(password === 'right' ? null : new Error('no'), { user: 'kring' }),
  });
  server.on('error', () => undefined); // a client that hangs up is what we test
  other = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.server.address() as { port: number }).port;
}

describe('a visit to the mail server', () => {
  it('sends nothing when it only knocks', async () => {
    sink = await startSmtpSink();
    expect(await visitMailServer({ smtpUrl: sink.url, mailFrom })).toEqual({ kind: 'welcome' });
    expect(sink.mails).toEqual([]);
  });

  it('sends one mail that says what it is, and reports what the server said', async () => {
    sink = await startSmtpSink();
    expect(await visitMailServer({ smtpUrl: sink.url, mailFrom }, TO)).toMatchObject({ kind: 'taken' });
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: 'agenda@kring.test', to: 'netwerk@example.org' });
    expect(mail?.parsed.subject).toBe('A test mail from Kring');
    expect(mail?.parsed.date).toEqual(AT);
  });

  it('says that the address is refused, and not the login', async () => {
    sink = await startSmtpSink({ answer: () => ({ refuse: 550, text: 'no such mailbox' }) });
    const visit = await visitMailServer({ smtpUrl: sink.url, mailFrom }, TO);
    expect(visit).toMatchObject({ kind: 'refused', why: 'mail', said: expect.stringContaining('no such mailbox') });
  });

  it('tells a wrong password from a right one, without saying either', async () => {
    const port = await startStrict({ secure: false });
    const visit = (password: string) =>
      visitMailServer({ smtpUrl: `smtp://kring:${password}@127.0.0.1:${port}`, mailFrom });
    expect(await visit('right')).toEqual({ kind: 'welcome' });
    const wrong = await visit('wrong-and-secret');
    expect(wrong).toMatchObject({ kind: 'refused', why: 'login' });
    expect(JSON.stringify(wrong)).not.toContain('secret');
  });

  it('does not trust a certificate that nobody signed', async () => {
    const port = await startStrict({ secure: true });
    const visit = await visitMailServer({ smtpUrl: `smtps://kring:right@127.0.0.1:${port}`, mailFrom });
    expect(visit).toMatchObject({ kind: 'refused', why: 'certificate' });
  });

  it('says that nobody listens', async () => {
    const port = await startStrict({ secure: false });
    await new Promise<void>((resolve) => other?.close(() => resolve()));
    other = undefined;
    const visit = await visitMailServer({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom });
    expect(visit).toMatchObject({ kind: 'refused', why: 'unreachable' });
  });

  it('says that something else listens there', async () => {
    other = createServer((socket) => socket.end('SSH-2.0-something\r\n'));
    await new Promise<void>((resolve) => (other as Server).listen(0, '127.0.0.1', resolve));
    const { port } = (other as Server).address() as { port: number };
    const visit = await visitMailServer({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom });
    expect(visit).toMatchObject({ kind: 'refused', why: 'unreachable' });
  });
});
