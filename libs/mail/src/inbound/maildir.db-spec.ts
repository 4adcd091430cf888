import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '#platform';
import { inboundStage } from '../testing/inbound-stage.js';
import { mailStage } from '../testing/mail-stage.js';
import { postfixReport } from '../testing/returned-mail.js';
import { maildirSweep } from './maildir.js';
import type { Inbound } from './receive.js';

const stage = mailStage();
const world = inboundStage(stage);
const log = openLog({ logLevel: 'silent' }, 'test');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maildir-'));
  for (const name of ['new', 'cur', 'tmp']) await mkdir(join(folder, name));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, raw: Buffer | string) => writeFile(join(folder, 'new', name), raw);
const empty = (inbound: Inbound = world.inbound()) => maildirSweep(folder, inbound, log).run(stage.clock.now());
const files = async (place: string) => (await readdir(join(folder, place)).catch(() => [])).toSorted();
/** As the server writes it that delivers for a whole domain. */
const deliveredTo = (to: string, raw: Buffer) =>
  Buffer.concat([Buffer.from(`Return-Path: <>\nX-Original-To: ${to}\nDelivered-To: catchall@in.kring.test\n`), raw]);

it('reads what is new and puts it where read mail goes', async () => {
  const { back } = await world.sent('a');
  await put('1772355607.V1.host', deliveredTo(back, postfixReport()));
  await empty();
  expect((await stage.row('a')).bounce_code).toBe('5.1.1');
  expect([await files('new'), await files('cur')]).toEqual([[], ['1772355607.V1.host:2,S']]);
});

it('sets aside what is not ours, cannot be read, or is too large, and does not try it again', async () => {
  const { back } = await world.sent('a');
  await put('1.newsletter', 'To: agenda@in.kring.test\n\nHoi');
  await put('2.forged', deliveredTo(back.replace(/\.\w{4}/, '.0000'), postfixReport()));
  await put('3.large', deliveredTo(back, Buffer.alloc(5_100_000, 'x')));
  await mkdir(join(folder, 'new', '4.folder'));
  await put('5.nothing', '');
  await put('6.bounce', deliveredTo(back, postfixReport()));
  await empty();
  expect(await files('set-aside')).toEqual(['1.newsletter', '2.forged', '3.large', '4.folder', '5.nothing']);
  expect([await files('new'), await files('cur')]).toEqual([[], ['6.bounce:2,S']]);
});

/** A house in which reading some mails fails, with this code. */
const failing = (code: string, isHit: (raw: Buffer) => boolean = () => true): Inbound => {
  const inbound = world.inbound();
  return {
    accepts: (to: string) => inbound.accepts(to),
    receive: async (raw: Buffer, ...how: [Parameters<Inbound['receive']>[1], Date]) => {
      if (isHit(raw)) throw Object.assign(new Error('no'), code && { code });
      return await inbound.receive(raw, ...how);
    },
  } as unknown as Inbound;
};

it('leaves everything where it is while the database is away', async () => {
  const { back } = await world.sent('a');
  await put('1.bounce', deliveredTo(back, postfixReport()));
  await expect(empty(failing('ECONNREFUSED'))).rejects.toThrow('no');
  expect(await files('new')).toEqual(['1.bounce']);
});

// Deadlock, statement cancelled, lock not available, disk full, out of memory, too many open files.
it.each(['40P01', '57014', '55P03', '53100', '53200', 'EMFILE'])(
  'a mail that fails with %s this time is read the next time',
  async (code) => {
    const { back } = await world.sent('a');
    await put('1.bounce', deliveredTo(back, postfixReport()));
    await empty(failing(code));
    expect([await files('new'), await files('set-aside')]).toEqual([['1.bounce'], []]);
    await empty();
    expect([await files('new'), await files('cur')]).toEqual([[], ['1.bounce:2,S']]);
    expect((await stage.row('a')).bounce_code).toBe('5.1.1');
  },
);

it.each(['22P05', '23514', ''])('a mail that would fail with "%s" for ever is set aside', async (code) => {
  const { back } = await world.sent('a');
  await put('1.bounce', deliveredTo(back, postfixReport()));
  await empty(failing(code));
  expect([await files('new'), await files('set-aside')]).toEqual([[], ['1.bounce']]);
});

it('what fails again and again keeps nobody behind it waiting', async () => {
  const { back } = await world.sent('a');
  await put('2.good', deliveredTo(back, postfixReport()));
  for (let i = 0; i < 200; i++) await put(`1.bad${i}`, deliveredTo(back, Buffer.from('bad')));
  const sweep = maildirSweep(
    folder,
    failing('53100', (raw) => raw.includes('bad')),
    log,
  );
  await sweep.run(stage.clock.now());
  expect(await files('cur')).toEqual([]); // they came first
  await sweep.run(stage.clock.now());
  expect(await files('cur')).toEqual(['2.good:2,S']);
});

it('counts each mail once when two workers empty it together', async () => {
  const mails = await Promise.all(Array.from({ length: 10 }, (_, i) => world.sent(`m${i}`)));
  for (const { id, back } of mails) await put(id, deliveredTo(back, postfixReport()));
  await Promise.all([empty(), empty()]);
  expect([(await files('new')).length, (await files('cur')).length, (await world.rows()).length]).toEqual([0, 10, 10]);
});
