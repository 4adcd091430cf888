import { anEvent } from '#events/testing';
import { InboundAddresses } from '#mail';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { gatherRegistrationFacts } from '../mails/facts.js';
import { invitation } from '../mails/invitation.js';
import { OwnWorld } from '../testing/own-world.js';
import { testLinks, testSecrets } from '../testing.js';
import { CalendarEntries } from './calendar-entries.js';

let database: TestDatabase;
let world: OwnWorld;
const clock = new HandClock();
const inbound = new InboundAddresses(
  { inbound: { domain: 'in.kring.test', port: 0, host: '' } as never },
  testSecrets(),
);
const uidDomain = 'kring.example.org';
const heard = new CalendarEntries({ uidDomain, organizer: (id) => inbound.inboundAddress('rsvp', id) ?? '' });
const unheard = new CalendarEntries({ uidDomain, organizer: () => 'agenda@kring.example.org' });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  world = new OwnWorld(database.db, clock);
});

/** The invite of somebody as it would leave now, unfolded. */
async function inviteOf(id: string): Promise<string> {
  const mail = { id: newId(), language: 'nl' as const, subjectIds: { registration: id } };
  const facts = (await gatherRegistrationFacts(database.db.read, [mail], clock.now())).get(mail.id);
  const invite = facts && invitation('REQUEST', facts, 'nl', testLinks());
  return invite?.content.replaceAll('\r\n ', '') ?? '';
}

/** Opens the entry of Ana anew, as if these were the entries of the house. */
async function open(entries: CalendarEntries): Promise<string> {
  const { event } = await anEvent(database.db);
  const { id } = await world.join(event, 'Ana');
  await database.db.read.query('delete from calendar_entry');
  await database.db.transaction((tx) => entries.open(tx, [id]));
  return id;
}

describe('the organizer of an entry', () => {
  it('reads answers where mail reaches us, each entry under an address of its own, and asks for one', async () => {
    const id = await open(heard);
    const [{ entry }] = await database.db.read.query('select id as entry from calendar_entry');
    const invite = await inviteOf(id);
    const [, address = ''] = /ORGANIZER;[^:]*:MAILTO:(.*)\r\n/i.exec(invite) ?? [];
    expect(inbound.readInboundAddress(address)).toEqual({ purpose: 'rsvp', id: entry });
    expect(invite).toContain(';RSVP=TRUE;');
  });

  it('is the sender where nothing is read, and nobody is asked to answer', async () => {
    const invite = await inviteOf(await open(unheard));
    expect(invite).toMatch(/ORGANIZER;[^:]*:MAILTO:agenda@kring\.example\.org\r\n/i);
    expect(invite).toContain(';RSVP=FALSE;');
  });

  it('stays who it was when the house begins to read answers, or ends it: clients heed nobody else', async () => {
    const id = await open(unheard);
    const before = await inviteOf(id);
    await database.db.transaction((tx) => heard.raise(tx, [id], 'CANCEL'));
    await database.db.transaction((tx) => heard.open(tx, [id]));
    const [, organizer = ''] = /(ORGANIZER;.*)\r\n/.exec(before) ?? [];
    const after = await inviteOf(id);
    expect(after).toContain('SEQUENCE:2\r\n');
    expect(after).toContain(organizer);
    expect(after).toContain(';RSVP=FALSE;');
  });
});
