import { newId } from '#platform';
import { forgetFacts } from '../ledger/forget.js';
import { forgetMailsAbout } from '../ledger/forget-mails.js';
import { history, inboundStage, testAddresses } from '../testing/inbound-stage.js';
import { mailStage } from '../testing/mail-stage.js';
import { complaintReport, plainReport, postfixReport } from '../testing/returned-mail.js';
import { without } from '../testing/sabotage.js';
import type { InboundHandler } from './handler.js';

/** Reads what calendars answer: only that it was asked, how often, and about what. */
const asked: string[] = [];
const replies: InboundHandler = {
  purpose: 'rsvp',
  handle: async (_tx, mail, id) => {
    asked.push(id);
    if (mail.subject === 'fault') throw new Error('a fault of ours');
    return { kind: 'calendar_reply', became: 'noted', fields: { nul: 'a\0b\ud800', long: 'x'.repeat(5000) } };
  },
};

const stage = mailStage();
const world = inboundStage(stage, replies);
const { clock } = stage;

beforeEach(() => void asked.splice(0));

const receive = (to: string, raw: Buffer | string, from = '') =>
  world.inbound().receive(Buffer.from(raw), { from, to }, clock.now());

describe('a mail that is delivered again', () => {
  it('changes nothing, also when other servers brought it', async () => {
    const { id, back } = await world.sent('a');
    expect(await receive(back, postfixReport())).toBe('kept');
    clock.advance({ minutes: 5 });
    const detour = Buffer.concat([Buffer.from('Received: from elsewhere\r\nDelivered-To: x@y\r\n'), postfixReport()]);
    expect([await receive(back, postfixReport()), await receive(back.toUpperCase(), detour)]).toEqual([
      'known',
      'known',
    ]);
    expect(await history(stage.db.read, id)).toEqual([['bounced', '5.1.1']]);
    expect(await world.rows()).toHaveLength(1);
    expect((await stage.row('a')).bounced_at).toEqual(new Date('2027-03-01T09:00:00Z'));
  });

  it('is read once by two workers that get it at the same moment', async () => {
    const id = newId();
    const to = testAddresses.inboundAddress('rsvp', id) ?? '';
    const other = world.inbound(await stage.database.another());
    const both = () =>
      Promise.all(
        [world.inbound(), other].map((inbound) => inbound.receive(plainReport(), { from: '', to }, clock.now())),
      );
    expect((await both()).toSorted()).toEqual(['kept', 'known']);
    expect([asked, (await world.rows()).length]).toEqual([[id], 1]);
  });

  it('would be read twice without the unique fingerprint', async () => {
    await stage.db.read.query('alter table inbound_mail drop constraint inbound_mail_fingerprint_key');
    try {
      const unguarded = withoutConflict();
      const to = testAddresses.inboundAddress('rsvp', newId()) ?? '';
      for (const inbound of [unguarded, unguarded]) await inbound.receive(plainReport(), { from: '', to }, clock.now());
      expect(asked).toHaveLength(2);
    } finally {
      await stage.db.read.query('truncate inbound_mail');
      await stage.db.read.query('alter table inbound_mail add unique (fingerprint)');
    }
  });
});

it('is not written down again when it comes after somebody was erased', async () => {
  const registration = newId();
  const { id, back } = await world.sent('a', { subjectIds: { registration, event: newId() } });
  await receive(back, postfixReport());
  const about = { event: newId(), registration, invitation: null };
  await stage.db.transaction((tx) => forgetFacts(tx, about));
  const nothing = { became: 'bounced', fields: {}, subject_ids: {} };
  expect([await history(stage.db.read, id), await world.rows()]).toMatchObject([[], [nothing]]);
  expect(await receive(back, postfixReport())).toBe('known');
  await receive(back, plainReport());
  expect(await history(stage.db.read, id)).toEqual([]);
  expect(JSON.stringify(await world.rows())).not.toContain(registration);
});

it('holds nothing more of somebody who speaks and was taken out', async () => {
  const [event, speaker] = [newId(), newId()];
  const { back } = await world.sent('a', { subjectIds: { speaker, event } });
  await receive(back, postfixReport());
  expect(JSON.stringify(await world.rows())).toContain(speaker);
  await stage.db.transaction((tx) => forgetMailsAbout(tx, { event, subject: 'speaker', id: speaker }));
  expect(await world.rows()).toMatchObject([{ kind: 'bounce', fields: {}, subject_ids: {} }]);
});

describe('a mail for somebody else', () => {
  it.each([
    ['a forged proof', (back: string) => back.replace(/\.\w{4}/, '.0000')],
    ['an address of people', () => 'agenda@in.kring.test'],
    ['another domain', (back: string) => back.replace('in.kring.test', 'kring.test')],
  ])('with %s changes nothing and leaves no row', async (_, bend) => {
    const { id, back } = await world.sent('a');
    expect(world.inbound().accepts(bend(back))).toBe(false);
    expect(await receive(bend(back), postfixReport())).toBe('not_ours');
    expect([await world.rows(), await history(stage.db.read, id)]).toEqual([[], []]);
  });

  it('is no complaint about ours when nothing in it proves that', async () => {
    expect(world.inbound().accepts('Complaints@in.kring.test')).toBe(true);
    for (const sender of ['', `bounces+${'0'.repeat(32)}.${'0'.repeat(16)}@in.kring.test`])
      expect(await receive('complaints@in.kring.test', complaintReport(sender))).toBe('not_ours');
    expect(await world.rows()).toEqual([]);
  });
});

it('keeps neither the mail nor its fault when its handler fails, so that it can be delivered again', async () => {
  const to = testAddresses.inboundAddress('rsvp', newId()) ?? '';
  await expect(receive(to, 'Subject: fault\r\n\r\nHoi')).rejects.toThrow('a fault of ours');
  expect(await world.rows()).toEqual([]);
});

it('keeps what was read, in a form that the database takes, and no text of the mail', async () => {
  const to = testAddresses.inboundAddress('rsvp', newId()) ?? '';
  await receive(to, 'Subject: secret\r\n\r\nHoi');
  const [row] = await world.rows();
  expect(row?.fields).toEqual({ nul: 'ab', long: 'x'.repeat(1000) });
  expect(JSON.stringify(await stage.db.read.query('select * from inbound_mail'))).not.toContain('secret');
});

it('stops reading when somebody writes to one address for ever', async () => {
  const to = testAddresses.inboundAddress('rsvp', newId()) ?? '';
  for (let i = 0; i < 55; i++) await receive(to, `Subject: ${i}\r\n\r\nHoi`);
  expect([asked.length, (await world.rows()).length]).toEqual([50, 50]);
});

/** The same route, whose statement no longer leans on the constraint. */
function withoutConflict() {
  return world.inbound(without('on conflict (fingerprint) do nothing', stage.db));
}
