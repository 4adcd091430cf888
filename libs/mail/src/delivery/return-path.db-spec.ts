import { Secrets } from '#platform';
import { InboundAddresses } from '../inbound/address.js';
import { testAddresses } from '../testing/inbound-stage.js';
import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { type ScriptedSmtp, startScriptedSmtp } from '../testing/scripted-smtp.js';
import { noteMail } from '../testing.js';

/** Where a mail comes back to, as the mail server of the other side is told. */

const stage = mailStage();
let server: ScriptedSmtp;

beforeEach(async () => {
  server = await startScriptedSmtp();
});
afterEach(() => server.stop());

/** Sends a mail to each of two people. @returns the senders that their envelopes named, and the ids of the mails. */
async function send(inbound: InboundAddresses) {
  const ids = await stage.queue(noteMail('a'), noteMail('b'));
  const office = openPostOffice(stage.db, server.url(), { clock: stage.clock, inbound });
  await office.delivery.deliver(ids);
  await office.stop();
  expect(server.taken.map(({ to }) => to).toSorted()).toEqual(['a@example.org', 'b@example.org']);
  for (const { raw } of server.taken) expect(raw).toMatch(/^From: .*<agenda@kring\.test>\r$/m);
  return { ids, senders: server.taken.map(({ from }) => from) };
}

it('each mail has an envelope sender of its own, which says what mail came back and nothing else', async () => {
  const { ids, senders } = await send(testAddresses);
  for (const sender of senders) expect(sender).toMatch(/^bounces\+[0-9a-f]{32}\.[0-9a-f]{16}@in\.kring\.test$/);
  const known = senders.map((sender) => testAddresses.readInboundAddress(sender));
  expect(known.map((one) => [one?.purpose, one?.id]).toSorted()).toEqual(ids.toSorted().map((id) => ['bounces', id]));
});

it('a mail comes back to the sender where nothing mailed to us would be read', async () => {
  const { senders } = await send(new InboundAddresses({ inbound: undefined }, new Secrets(['k'.repeat(32)])));
  expect(senders).toEqual(['agenda@kring.test', 'agenda@kring.test']);
});
