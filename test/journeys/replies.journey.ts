import { readCalendar } from '#calendar/testing';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { freePort } from '#platform';
import { until } from '#platform/testing';
import { outlookReply } from '#registrations/testing';
import { postForm } from './support/http.js';
import { type RunningKring, startKring } from './support/kring.js';
import { handOver } from './support/smtp-client.js';
import { story } from './support/story.js';

/** The invite goes out, the answer comes back: a decline frees nothing until its person presses the button. */
let sink: SmtpSink;
let kring: RunningKring;
let port: number;
const step = story();
/** A coming webinar of the demo community. */
const EVENT = '/wat-werkt';
const [ana, bo] = ['ana.antwoord@example.org', 'bo.antwoord@example.org'];

beforeAll(async () => {
  sink = await startSmtpSink();
  port = await freePort();
  kring = await startKring({
    SMTP_URL: sink.url,
    MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>',
    INBOUND_DOMAIN: 'in.kring.example.org',
    INBOUND_SMTP_PORT: String(port),
  });
});
afterAll(async () => {
  await kring?.stop();
  await sink?.stop();
});

/** What this person was mailed, once there are so many. */
async function mailsTo(address: string, count: number) {
  await until(() => sink.to(address).length >= count, `${count} mails to ${address}`);
  return sink.to(address);
}

async function inviteOf(address: string) {
  const [mail] = await mailsTo(address, 1);
  const file = mail?.parsed.attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  const invite = readCalendar(file?.content.toString() ?? '').entries[0];
  if (!invite?.organizer) throw new Error(`no invite for ${address}`);
  return { ...invite, organizer: invite.organizer, text: mail?.parsed.text ?? '' };
}

/** An answer as Outlook mails it. */
function answer(file: string, to: string): string {
  return [
    `From: Ana <${ana}>`,
    `To: ${to}`,
    'Subject: Geweigerd: Wat werkt',
    `Message-ID: <${Math.random()}@example.org>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="grens"',
    '',
    '--grens',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Ik kan niet.',
    '--grens',
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(file)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--grens--',
  ].join('\r\n');
}

const stand = async (email: string) => {
  const [row] = await kring.rows<{ status: string; partstat: string | null }>(
    `select r.status, entry.partstat from registration r join contact c on c.id = r.contact_id
     left join calendar_entry entry on entry.registration_id = r.id where c.email = $1`,
    [email],
  );
  return row;
};

let invite: Awaited<ReturnType<typeof inviteOf>>;

step('the invite asks for an answer at an address of ours', async () => {
  expect((await postForm(`${kring.url}${EVENT}/aanmelden`, { name: 'Ana Antwoord', email: ana })).status).toBe(303);
  invite = await inviteOf(ana);
  expect(invite.attendees).toMatchObject([{ address: ana, rsvp: true }]);
  expect(invite.organizer.address).toMatch(/^rsvp\+[0-9a-f]{32}\.[0-9a-f]{16}@in\.kring\.example\.org$/);
});

step('every place is taken now, so the next one waits', async () => {
  await kring.rows(
    `update pool set capacity = taken, ceiling = taken where event_id = (select id from event where slug = $1)`,
    [EVENT.slice(1)],
  );
  expect((await postForm(`${kring.url}${EVENT}/aanmelden`, { name: 'Bo Antwoord', email: bo })).status).toBe(303);
  await mailsTo(bo, 1);
  expect(await stand(bo)).toEqual({ status: 'waiting', partstat: null });
});

const stamp = () =>
  kring
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');

step('an answer of somebody else, or to a guessed address, changes nothing', async () => {
  const { uid, sequence, organizer } = invite;
  const foreign = outlookReply({ uid, sequence, attendee: 'chef@example.org', partstat: 'DECLINED', stamp: stamp() });
  expect(await handOver(port, 'chef@example.org', organizer.address, answer(foreign, organizer.address))).toMatch(
    /^250/,
  );
  const own = outlookReply({ uid, sequence, attendee: ana, partstat: 'DECLINED', stamp: stamp() });
  const guessed = organizer.address.replace(/\.[0-9a-f]{16}@/, `.${'0'.repeat(16)}@`);
  expect(await handOver(port, ana, guessed, answer(own, guessed))).toMatch(/^5/);
  expect(await stand(ana)).toEqual({ status: 'confirmed', partstat: null });
});

step('her own decline is noted, and brings one mail that asks', async () => {
  const { uid, sequence, organizer } = invite;
  const decline = answer(
    outlookReply({ uid, sequence, attendee: ana, partstat: 'DECLINED', stamp: stamp() }),
    organizer.address,
  );
  for (const _ of ['once', 'delivered twice']) {
    expect(await handOver(port, ana, organizer.address, decline)).toMatch(/^250/);
  }
  const [, asked] = await mailsTo(ana, 2);
  expect(asked?.parsed.subject).toMatch(/^Kom je niet\?/);
  expect(await stand(ana)).toEqual({ status: 'confirmed', partstat: 'DECLINED' });
});

step('the page in that mail frees the place with one press, and who waited has it', async () => {
  const [, asked] = await mailsTo(ana, 2);
  const link = /http:\/\/localhost:\d+\/mijn\/[\w-]{48}/.exec(asked?.parsed.text ?? '')?.[0] ?? '';
  const page = await (await fetch(link)).text();
  expect(page).toContain('Je zei in je agenda dat je niet komt');
  expect(await stand(ana)).toMatchObject({ status: 'confirmed' }); // opening it pressed nothing
  expect((await postForm(`${link}/niet-komen`, { plek: 'vrij' })).status).toBe(303);
  expect([(await stand(ana))?.status, (await stand(bo))?.status]).toEqual(['cancelled', 'confirmed']);
  const [, promoted] = await mailsTo(bo, 2);
  expect(promoted?.parsed.attachments.map(({ filename }) => filename)).toContain('invite.ics');
  expect(sink.to(ana).filter(({ parsed }) => parsed.subject?.startsWith('Kom je niet?'))).toHaveLength(1);
});
