/** @needs dkim */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type DkimKeys, makeDkimKeys } from '../testing/dkim-keys.js';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { noteMail } from '../testing.js';

const stage = mailStage();
const { clock, queue } = stage;
let keys: DkimKeys;
beforeAll(() => {
  keys = makeDkimKeys();
});
afterAll(() => keys.forget());

/** dkimpy, with DNS replaced by one record: argv[1] is what it says, the mail comes on standard input. */
const VERIFY = `
import sys, dkim
say = lambda name, timeout=5: sys.argv[1].encode() if name == b'2027a._domainkey.kring.test.' else None
print('signed' if dkim.verify(sys.stdin.buffer.read(), dnsfunc=say) else 'not signed')
`;

/** What software that is not ours makes of a mail, as it came over the wire. */
function foreignVerdict(raw: string | Buffer): string {
  const python = /^#!(\S+)/.exec(readFileSync(process.env.DKIM_VERIFY_PATH ?? '/usr/bin/dkimverify', 'utf8'))?.[1];
  const run = spawnSync(python ?? 'python3', ['-c', VERIFY, keys.record], { input: raw, encoding: 'utf8' });
  return run.stdout.trim() || run.stderr;
}

it('a mail that leaves is signed, for software that is not ours, and a repeat is the same mail to the byte', async () => {
  clock.moveTo('2026-03-01T09:00:00Z'); // a signature from the future counts for nothing
  stage.sink.answer(({ earlier }) => (earlier === 0 ? { refuse: 451, at: 'data' } : 'take'));
  const signing = openPostOffice(stage.db, stage.sink.url, { clock, world: stage.office.world, dkim: keys.dkim });
  await queue(noteMail('a', { to: { address: 'ana@example.org', name: 'Aña "Ö", \t x' } }));
  await signing.delivery.deliverDue();
  clock.advance({ minutes: 2 });
  await signing.delivery.deliverDue();
  await signing.stop();
  const [mail] = stage.sink.mails;
  const raw = mail?.raw.toString('latin1') ?? '';
  expect(raw).toBe(stage.sink.refused[0]?.raw.toString('latin1'));
  expect(foreignVerdict(raw)).toBe('signed');
  expect(foreignVerdict(raw.replace('Kennisbasis', 'Geldbasis'))).not.toBe('signed');
  expect(foreignVerdict(raw.replace(/^From:/m, 'From: Other <other@kring.test>\r\nFrom:'))).not.toBe('signed');
  const unsubscribe = 'List-Unsubscribe: <https://elsewhere.test>\r\n';
  expect(foreignVerdict(raw.replace(/^Subject:/m, `${unsubscribe}Subject:`))).not.toBe('signed');
});
