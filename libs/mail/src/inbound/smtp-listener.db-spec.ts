import { once } from 'node:events';
import { createConnection } from 'node:net';
import { createTransport } from 'nodemailer';
import { openLog } from '#platform';
import { inboundStage } from '../testing/inbound-stage.js';
import { mailStage } from '../testing/mail-stage.js';
import { postfixReport } from '../testing/returned-mail.js';
import type { Inbound } from './receive.js';
import { SmtpListener } from './smtp-listener.js';

const stage = mailStage();
const world = inboundStage(stage);
const log = openLog({ logLevel: 'silent' }, 'test');
const open: SmtpListener[] = [];

afterEach(async () => {
  for (const listener of open.splice(0)) await listener.stop();
});

/** A listener on a port of its own, or on that of another. */
async function listen(inbound: Inbound = world.inbound(), port = 0): Promise<SmtpListener> {
  const listener = new SmtpListener({ host: '127.0.0.1', port }, inbound, stage.clock, log);
  open.push(listener);
  listener.start();
  while (port === 0 && listener.port === 0) await new Promise((resolve) => setImmediate(resolve));
  return listener;
}

/** What the listener answers to a mail: the reply code. */
async function send(
  port: number,
  to: string | string[],
  raw: Buffer | string = postfixReport(),
  from = '',
): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to }, raw });
    return Number(response.slice(0, 3));
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0;
  } finally {
    transport.close();
  }
}

it('answers 250 when what came back is on disk', async () => {
  const { port } = await listen();
  const { back } = await world.sent('a');
  expect(await send(port, back.toUpperCase())).toBe(250);
  expect((await stage.row('a')).bounce_code).toBe('5.1.1');
});

it('relays nothing: whatever we did not make ourselves is refused at once', async () => {
  const { port } = await listen();
  const { back } = await world.sent('a');
  const [local = ''] = back.split('@');
  const refused = ['ana@example.org', 'postmaster@in.kring.test', `${local}@example.org`, back.replace('.', '.0')];
  for (const to of refused) expect([to, await send(port, to)]).toEqual([to, 550]);
  expect(await world.rows()).toEqual([]);
});

it('takes a mail for those who are ours among its recipients', async () => {
  const { port } = await listen();
  const [a, b] = [await world.sent('a'), await world.sent('b')];
  expect(await send(port, [a.back, 'ana@example.org', b.back])).toBe(250);
  expect((await world.rows()).map((row) => row.about_id).toSorted()).toEqual([a.id, b.id].toSorted());
});

it('asks for the mail again while it cannot be written down', async () => {
  const { back } = await world.sent('a');
  const away = {
    accepts: () => true,
    receive: async () => {
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    },
  } as unknown as Inbound;
  const { port } = await listen(away);
  expect(await send(port, back)).toBe(451);
});

it('refuses what is larger than any report, before and after it came', async () => {
  const { port } = await listen();
  const { back } = await world.sent('a');
  expect(await send(port, back, Buffer.alloc(5_100_000, 'x\r\n'))).toBe(552);
  expect(await world.rows()).toEqual([]);
});

it('lets one of two workers have the port, and goes on by the other when that one stops', async () => {
  const first = await listen();
  const { port } = first;
  await listen(world.inbound(), port);
  const { back } = await world.sent('a');
  await first.stop();
  let code = 0;
  while (code !== 250) code = await send(port, back);
  expect(await world.rows()).toHaveLength(1);
});

it('survives clients that speak nonsense or hang up', async () => {
  const { port } = await listen();
  const { back } = await world.sent('a');
  for (const line of ['\0\xff\r\n', 'RCPT TO:<x>\r\n', `EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<${back}>\r\nDATA\r\nhalf`]) {
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end(line);
    await once(socket.resume(), 'close');
  }
  expect(await world.rows()).toEqual([]);
  expect(await send(port, back)).toBe(250);
});
