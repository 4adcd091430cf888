import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ParsedMail } from 'mailparser';
import type { JSX } from 'preact';
import { LANGUAGES, type Language } from '#platform';
import { faviconSvg, findAsset, renderPage, type Site, themeAsset } from '#ui';
import { addressText, type CaughtMail, type MailStore, parseMail } from './mail-store.js';
import { ListPage, MAILBOX_CSS, MailPage, NotFoundPage, type ShownMail, type ShownPart } from './pages.js';

const HUE = 222;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A mail is a stranger's page: it may look as it likes, run nothing, fetch nothing and send nothing. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Shows the caught mails to whoever knows the key, on this machine only. */
export async function showMailbox(store: MailStore, key: string, port: number): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answerTo(store, key, request)
      .catch((): Answer => ({ status: 500, type: 'text/plain; charset=utf-8', body: 'This mail cannot be shown.' }))
      .then((answer) => send(response, answer, request.method === 'HEAD'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  return { close: () => closed(server) };
}

async function answerTo(store: MailStore, key: string, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET only');
  // Another site could let its own name point to this machine (DNS rebinding); its pages get nothing.
  const address = `http://${request.headers.host}${request.url}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !LOOPBACK.has(url.hostname)) return plain(421, 'Open the mailbox on the machine it runs on.');
  const [, given = '', id = '', part, index] = url.pathname.split('/');
  if (!isSame(given, key)) return publicFile(url) ?? plain(404, 'Not found');
  const page = pageMaker(request);
  const home = `/${key}/`;
  if (!id) {
    const wanted = url.searchParams.get('q') ?? '';
    const number = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
    return page(200, <ListPage home={home} mails={store.list(wanted)} wanted={wanted} page={number} />);
  }
  const found = await store.read(id);
  if (!found) return page(404, <NotFoundPage home={home} />);
  if (part === 'source') return plain(200, found.raw);
  const parsed = await parseMail(found.raw);
  if (part === undefined) return page(200, <MailPage home={home} shown={shownMail(found.mail, found.raw, parsed)} />);
  if (part === 'html') return mailHtml(parsed);
  return (part === 'part' && attachment(parsed, Number(index))) || page(404, <NotFoundPage home={home} />);
}

function pageMaker(request: IncomingMessage): (status: number, page: JSX.Element) => Answer {
  const language = preferred(request.headers['accept-language']);
  const site: Site = { name: 'Kring', hue: HUE, origin: '', language, path: '/' };
  const headers = { 'content-security-policy': PAGE_POLICY };
  return (status, page) => ({ status, type: 'text/html; charset=utf-8', body: renderPage(page, site), headers });
}

function preferred(accepted = ''): Language {
  const first = accepted.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return first.map((word) => LANGUAGES.find((language) => language === word)).find(Boolean) ?? 'en';
}

function shownMail(mail: CaughtMail, raw: Buffer, parsed: ParsedMail): ShownMail {
  const headers = raw.toString('utf8').split(/\r?\n\r?\n/, 1)[0] ?? '';
  const from = addressText(parsed.from);
  return {
    mail,
    from,
    hasHtml: Boolean(parsed.html),
    text: parsed.text ?? '',
    headers,
    attachments: shownParts(parsed),
  };
}

/** An invite is in the mail twice, as a version of the mail and as a file, because programs differ. Shown is the file. */
function shownParts({ attachments }: ParsedMail): ShownPart[] {
  const files = attachments.filter((one) => one.filename);
  return attachments.flatMap((one, index) => {
    if (!one.filename && files.some((file) => file.content.equals(one.content))) return [];
    const text = one.contentType.startsWith('text/') ? { text: one.content.toString('utf8') } : {};
    return [{ index, name: one.filename ?? one.contentType, type: one.contentType, ...text }];
  });
}

function mailHtml(parsed: ParsedMail): Answer {
  // Links open in a tab of their own: the frame they are in may load nothing.
  const body = `<base target="_blank">${parsed.html || ''}`;
  return { status: 200, type: 'text/html; charset=utf-8', body, headers: { 'content-security-policy': MAIL_POLICY } };
}

function attachment(parsed: ParsedMail, index: number): Answer | undefined {
  const found = parsed.attachments[index];
  if (!found) return undefined;
  const name = (found.filename ?? 'part').replace(/[^\w.-]/g, '_');
  const type = found.contentType === 'text/calendar' ? 'text/calendar; charset=utf-8' : 'application/octet-stream';
  return {
    status: 200,
    type,
    body: found.content,
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
}

/** Looks are no secret. */
function publicFile(url: URL): Answer | undefined {
  if (url.pathname === '/mailbox.css') return { status: 200, type: 'text/css; charset=utf-8', body: MAILBOX_CSS };
  if (url.pathname === '/favicon.svg') return { status: 200, type: 'image/svg+xml', body: faviconSvg() };
  const asset = url.pathname === '/theme.css' ? themeAsset(HUE) : findAsset(url.pathname);
  return asset && { status: 200, type: asset.type, body: asset.plain };
}

function plain(status: number, body: string | Buffer): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}

function send(response: ServerResponse, { status, type, body, headers }: Answer, headOnly: boolean): void {
  response.writeHead(status, {
    'content-security-policy': "default-src 'none'",
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer', // the key is in the address
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(headOnly ? undefined : body);
}

function isSame(given: string, key: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(key));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
