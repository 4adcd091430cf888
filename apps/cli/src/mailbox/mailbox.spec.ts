import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#platform';
import { MailStore } from './mail-store.js';
import { type Mailbox, openMailbox } from './mailbox.js';

let folder: string;
let mailbox: Mailbox;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kring-mailbox-'));
  mailbox = await openMailbox(join(folder, 'mailbox'), systemClock);
});
afterEach(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const INVITE = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'END:VCALENDAR'].join('\r\n');

/** As the product writes them: text, HTML and calendar as versions, and the calendar again as a file. */
function letter(
  subject: string,
  html = '<p>Dag <b>Zoë</b>, <a href="http://localhost:3000/mijn/x">link</a></p>',
): string {
  const part = (type: string, content: string, more = '') =>
    `--b\r\nContent-Type: ${type}\r\n${more}\r\n${content}\r\n`;
  return [
    'From: "Kring" <kring@localhost>\r\nTo: <zoe@example.org>\r\n',
    `Subject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`,
    part('text/plain; charset=utf-8', 'Dag Zoë'),
    part('text/html; charset=utf-8', html),
    part('text/calendar; charset=utf-8; method=REQUEST', INVITE),
    part('application/ics; name=invite.ics', INVITE, 'Content-Disposition: attachment; filename=invite.ics\r\n'),
    '--b--\r\n',
  ].join('');
}

/** Speaks SMTP by hand; resolves with the answer to the message itself. */
function deliver(message: string, to = 'zoe@example.org'): Promise<string> {
  const steps = ['EHLO test', 'MAIL FROM:<kring@localhost>', `RCPT TO:<${to}>`, 'DATA', `${message}\r\n.`, 'QUIT'];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1');
    let accepted = '';
    socket
      .setEncoding('utf8')
      .on('error', reject)
      .on('close', () => resolve(accepted));
    socket.on('data', (text: string) => {
      const last = text.trimEnd().split('\r\n').at(-1) ?? '';
      if (!/^\d{3} /.test(last)) return;
      if (steps.length === 1) accepted = last;
      const next = steps.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
  });
}

const page = async (path = '', headers: Record<string, string> = {}) => {
  const answer = await fetch(new URL(path, mailbox.pageUrl), { headers: { ...headers, connection: 'close' } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

const onlyMail = async () => /href="(\/[\w-]+\/[0-9a-f-]{36})"/.exec((await page()).text)?.[1] ?? 'no mail';

it('opens for several starts at the same moment, each on ports of its own', async () => {
  const opened = await Promise.all(
    Array.from({ length: 8 }, (_, i) => openMailbox(join(folder, `other-${i}`), systemClock)),
  );
  expect(new Set([...opened, mailbox].map(({ smtpUrl }) => smtpUrl)).size).toBe(9);
  await Promise.all(opened.map((one) => one.close()));
});

describe('the built-in mailbox', () => {
  it('takes mail from the site and lists it, newest first', async () => {
    expect(await deliver(letter('Een'))).toMatch(/^250 /);
    expect(await deliver(letter('=?utf-8?Q?Twee_=C3=A9n_drie?='), 'ann@example.org')).toMatch(/^250 /);
    const { text } = await page();
    expect(text).toContain('ann@example.org');
    expect(text.indexOf('Twee én drie')).toBeLessThan(text.indexOf('Een'));
    expect((await page('?q=ANN')).text).not.toContain('zoe@example.org');
  });

  it('shows the text, the headers and the invite as a file, once', async () => {
    await deliver(letter('Uitnodiging'));
    const { text } = await page(await onlyMail());
    expect(text).toContain('Dag Zoë');
    expect(text).toContain('Subject: Uitnodiging');
    expect(text.match(/invite\.ics/g)).toHaveLength(1);
    const link = /href="([^"]+\/part\/\d+)"/.exec(text)?.[1];
    expect((await page(link)).text.trim()).toBe(INVITE);
  });

  it('speaks the language of its reader', async () => {
    expect((await page('', { 'accept-language': 'nl-NL,nl;q=0.9' })).text).toContain('<html lang="nl">');
    expect((await page('', { 'accept-language': 'de,en;q=0.5' })).text).toContain('<html lang="en">');
  });

  it('lets a mail run nothing, load nothing and send nothing', async () => {
    await deliver(
      letter('Boos', '<script>alert(1)</script><img src="http://tracker.example/x.png"><form action="/x">'),
    );
    const mail = await onlyMail();
    const frame = await page(`${mail}/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups[^;]*; default-src 'none';/);
    expect(frame.headers.get('content-security-policy')).not.toMatch(/script|connect|allow-same-origin/);
    expect((await page(mail)).text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  it('encodes what a mail says of itself', async () => {
    await deliver(letter('<script>alert(1)</script>'));
    for (const path of ['', await onlyMail()]) expect((await page(path)).text).not.toContain('<script>alert');
  });

  it('opens only with its key, which survives a restart', async () => {
    await deliver(letter('Geheim'));
    const before = mailbox.pageUrl;
    for (const path of ['/', '/guess/', `/guess${(await onlyMail()).replace(/^\/[^/]+/, '')}`]) {
      expect(await page(path)).toMatchObject({ status: 404, text: 'Not found' });
    }
    await mailbox.close();
    mailbox = await openMailbox(join(folder, 'mailbox'), systemClock);
    expect(new URL(mailbox.pageUrl).pathname).toBe(new URL(before).pathname);
    expect((await page()).text).toContain('Geheim');
  });

  it('answers only to names of this machine', async () => {
    const { port, pathname } = new URL(mailbox.pageUrl);
    const status = await new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path: pathname, headers: { host: 'evil.example' } });
      asking.on('response', (answer) => resolve(answer.statusCode)).on('error', reject);
      asking.end();
    });
    expect(status).toBe(421);
  });

  it('says so when a mail is gone', async () => {
    expect((await page('018f0000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await page('..%2Fkey')).status).toBe(404);
  });

  it('keeps its mails for its owner only', async () => {
    await deliver(letter('Privé'));
    for (const name of readdirSync(join(folder, 'mailbox'))) {
      expect([name, statSync(join(folder, 'mailbox', name)).mode & 0o077]).toEqual([name, 0]);
    }
  });
});

describe('what the mailbox keeps', () => {
  const from = { from: 'kring@localhost', to: ['zoe@example.org'] };
  const raw = (n: number) => Buffer.from(`Subject: mail ${n}\r\n\r\n${'x'.repeat(1000)}`);

  it('is limited: the oldest mails go, on disk too', async () => {
    const store = new MailStore(join(folder, 'few'), { mails: 10, bytes: 1_000_000 });
    for (let n = 1; n <= 25; n++) await store.keep(raw(n), from, new Date(n * 1000));
    const kept = store.list().map((mail) => mail.subject);
    expect(kept[0]).toBe('mail 25');
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(readdirSync(join(folder, 'few')).filter((name) => name.endsWith('.eml'))).toHaveLength(kept.length);
    expect(new MailStore(join(folder, 'few')).list().map((mail) => mail.subject)).toEqual(kept);
  });

  it('is limited in size as well', async () => {
    const store = new MailStore(join(folder, 'small'), { mails: 1000, bytes: 5000 });
    for (let n = 1; n <= 20; n++) await store.keep(raw(n), from, new Date(n * 1000));
    expect(store.list().reduce((sum, mail) => sum + mail.size, 0)).toBeLessThanOrEqual(5000);
  });
});
