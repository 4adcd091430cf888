import { openLog } from '#platform';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { type Script, type ScriptedSmtp, startScriptedSmtp } from '../testing/scripted-smtp.js';
import { noteMail } from '../testing.js';

/** Whatever a mail server can do to us has a defined end in the ledger, and a server that recovers gets the same mail. */

const stage = mailStage();
const { clock, queue, row } = stage;
let server: ScriptedSmtp;

beforeEach(async () => {
  server = await startScriptedSmtp();
});
afterEach(() => server.stop());

interface End {
  readonly status: 'sent' | 'queued' | 'failed';
  readonly code: number | null;
  /** What a person reads of it in the console; a whole line, or what must be in it. */
  readonly text: string | RegExp;
  readonly alarm?: true;
  /** The server has the mail although we could not know. */
  readonly repeats?: true;
  /** Nothing more goes to this address. */
  readonly suppresses?: true;
}

const later = (code: number | null, text: End['text'], more: Partial<End> = {}): End => ({
  status: 'queued',
  code,
  text,
  ...more,
});
const never = (code: number, text: string, more: Partial<End> = {}): End => ({ status: 'failed', code, text, ...more });
const say = (text: string) => ({ say: text });
const at = (moment: 'mail' | 'rcpt' | 'data' | 'text', text: string): Script => ({ [moment]: say(text) });
const TLS = { offers: ['STARTTLS'] };
const LOGIN = { offers: ['AUTH PLAIN LOGIN'] };

const CASES: [what: string, script: Script, end: End, login?: 'a:b'][] = [
  ['421 as its greeting', { greeting: say('421 4.3.2 closing') }, later(421, /421 4\.3\.2 closing/)],
  ['554 as its greeting', { greeting: say('554 5.7.1 go away') }, later(554, /554 5\.7\.1 go away/, { alarm: true })],
  ['421 at the recipient', at('rcpt', '421 4.3.2 closing'), later(421, '421 4.3.2 closing')],
  ['450 at the recipient', at('rcpt', '450 4.2.0 greylisted'), later(450, '450 4.2.0 greylisted')],
  ['451 4.7.1 at the recipient', at('rcpt', '451 4.7.1 try later'), later(451, '451 4.7.1 try later')],
  ['452 4.2.2 at the recipient', at('rcpt', '452 4.2.2 over quota'), later(452, '452 4.2.2 over quota')],
  ['452 after the text', at('text', '452 4.3.1 no room'), later(452, '452 4.3.1 no room')],
  ['550 5.1.1 at the recipient', at('rcpt', '550 5.1.1 nobody'), never(550, '550 5.1.1 nobody', { suppresses: true })],
  ['550 5.1.1 after the text', at('text', '550 5.1.1 nobody'), never(550, '550 5.1.1 nobody')],
  ['550 5.7.1 at the recipient', at('rcpt', '550 5.7.1 spam'), never(550, '550 5.7.1 spam', { alarm: true })],
  ['550 5.7.26 after the text', at('text', '550 5.7.26 no DMARC'), never(550, '550 5.7.26 no DMARC', { alarm: true })],
  ['a bare 552', at('text', '552 too much'), later(552, '552 too much')],
  ['552 5.2.2, a full mailbox', at('rcpt', '552 5.2.2 full'), later(552, '552 5.2.2 full')],
  ['552 5.2.3, too large', at('text', '552 5.2.3 too large'), never(552, '552 5.2.3 too large')],
  ['a bare 554 after the text', at('text', '554 no'), never(554, '554 no')],
  ['550 to the sender', at('mail', '550 5.7.1 who are you'), later(550, '550 5.7.1 who are you', { alarm: true })],
  ['451 to DATA', at('data', '451 4.3.0 not now'), later(451, '451 4.3.0 not now')],
  ['503, having lost its thread', at('rcpt', '503 5.5.1 MAIL first'), later(503, '503 5.5.1 MAIL first')],
  ['an answer nobody can read', at('rcpt', 'hello'), later(null, /hello|Invalid/)],
  ['silence instead of a greeting', { greeting: 'hang' }, later(null, /timeout/i)],
  ['silence at the recipient', { rcpt: 'hang' }, later(null, /timeout/i)],
  ['silence after the text', { text: 'hang' }, later(null, /timeout/i)],
  ['a dropped line instead of a greeting', { greeting: 'drop' }, later(null, /closed|reset|hang up/i)],
  ['a dropped line in the text', { body: 'drop' }, later(null, /closed|reset|hang up/i)],
  ['a dropped line after it took the text', { text: 'drop' }, later(null, /closed|reset/i, { repeats: true })],
  [
    'a dropped line after its 250',
    { text: { say: '250 ok', thenDrop: true } },
    { status: 'sent', code: 250, text: '250 ok' },
  ],
  ['no TLS that was offered', { ...TLS, starttls: say('454 4.7.0 no TLS') }, later(454, /./, { alarm: true })],
  ['TLS with a certificate nobody signed', TLS, later(null, /certificate|signed/i, { alarm: true })],
  ['garbage instead of TLS', { ...TLS, starttls: say('220 go\r\n\x16\x03garbage') }, later(null, /TLS/)],
  [
    'a login it refuses',
    { ...LOGIN, auth: say('535 5.7.8 wrong') },
    later(535, /535 5\.7\.8 wrong/, { alarm: true }),
    'a:b',
  ],
  [
    'a login it puts off',
    { ...LOGIN, auth: say('454 4.7.0 later') },
    later(454, /454 4\.7\.0 later/, { alarm: true }),
    'a:b',
  ],
  ['no question for the login we have', {}, { status: 'sent', code: 250, text: '250 2.0.0 taken' }, 'a:b'],
  [
    'an answer of three lines',
    at('rcpt', '550-5.1.1 The mailbox\r\n550-5.1.1 was not found,\r\n550 5.1.1 says the server'),
    never(550, '550-5.1.1 The mailbox 550-5.1.1 was not found, 550 5.1.1 says the server', { suppresses: true }),
  ],
  [
    'an answer of 20,000 characters',
    at('rcpt', `550 5.1.1 ${'x'.repeat(20_000)}`),
    never(550, `550 5.1.1 ${'x'.repeat(490)}`, { suppresses: true }),
  ],
  ['control characters', at('text', '550 5.1.1 a\0b\x1b[31mred\x07\tc\x7f\rd'), never(550, '550 5.1.1 ab[31mred c d')],
  [
    'its answers a drop at a time',
    { text: { say: '250 2.0.0 at last', drips: true } },
    { status: 'sent', code: 250, text: '250 2.0.0 at last' },
  ],
];

const all = (sql: string) => stage.db.read.query(sql);

/** Sends what is due once, and tells what an operator is told. */
async function deliver(login?: string): Promise<string[]> {
  const told: string[] = [];
  const hears = openLog({ logLevel: 'info' }, 'test', { write: (line: string) => void told.push(line) });
  const office = openPostOffice(stage.db, server.url(login), { clock, patience: 300, hears });
  await office.delivery.deliverDue();
  await office.stop();
  return told;
}

it.each(CASES)('%s has its end in the ledger', async (_, ...[script, end, login]) => {
  await queue(noteMail('a'));
  const before = await row('a');
  server.script = script;
  const told = await deliver(login);
  const after = await row('a');
  expect(after).toMatchObject({ status: end.status, attempts: 1, smtp_code: end.code, lease_until: null });
  if (end.text instanceof RegExp) expect(after.smtp_text).toMatch(end.text);
  else expect(after.smtp_text).toBe(end.text);
  expect(after.smtp_text).toMatch(/^[^\p{Cc}]{1,500}$/u);
  expect(told.some((line) => line.includes('"alarm":"mail"'))).toBe(end.alarm === true);
  expect(await all(`select domain from mail_alarm where what = 'refused'`)).toHaveLength(end.alarm ? 1 : 0);
  const suppressed = end.suppresses ? [{ address: 'a@example.org', code: '5.1.1' }] : [];
  expect(await all('select address, code from mail_suppression where lifted_at is null')).toEqual(suppressed);
  expect(after.message_id).toBe(before.message_id);
  const wait = after.next_attempt_at && (after.next_attempt_at.getTime() - clock.now().getTime()) / 60_000;
  if (end.status === 'queued') expect(wait >= 0.8 && wait <= 1.2).toBe(true);
  else expect(wait).toBeNull();
  expect(server.taken).toHaveLength(end.status === 'sent' || end.repeats ? 1 : 0);
});

it.each(CASES)(
  '%s costs nobody a mail once the server behaves, and what it heard twice is the same to the byte',
  async (_, ...[script, end, login]) => {
    await queue(noteMail('a'));
    server.script = script;
    await deliver(login);
    server.script = login ? LOGIN : {};
    clock.advance({ minutes: 2 });
    await deliver(login);
    await deliver(login);
    const after = await row('a');
    expect(after.status).toBe(end.status === 'failed' ? 'failed' : 'sent');
    expect(server.taken).toHaveLength(end.status === 'failed' ? 0 : end.repeats ? 2 : 1);
    expect(new Set(server.heard.map(({ raw }) => raw)).size).toBeLessThanOrEqual(1);
    for (const { raw } of server.heard) expect(raw).toContain(`\r\nMessage-ID: ${after.message_id}\r\n`);
  },
);
