import { type EventDetails, Events } from '#events';
import { anEvent, anEventInput, organiser } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { MessagesModule } from '../messages.module.js';
import { Reminders } from '../reminders.js';
import { MailPlan } from './mail-plan.entity.js';

/** What an event does to mails that have not left yet, as the app has wired it. */

let database: TestDatabase;
let clock: HandClock;
let events: Events;
let reminders: Reminders;
let event: EventDetails;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  events = new Events(database.db, clock);
  reminders = new Reminders(database.db, clock, testOutbox());
  new MessagesModule(events, reminders);
  ({ event } = await anEvent(database.db)); // Thursday 4 March 2027, 14:00 to 15:30 in Amsterdam, 13:00 to 14:30 UTC
});

const rows = (sql: string, values: unknown[] = []) => database.db.read.query(sql, values);
const add = async (when: Pick<MailPlan, 'anchor' | 'lead' | 'atLocal'>) => {
  const rest = { atDoubled: 'earlier', edition: 1, doneVersion: 0, enabled: true } as const;
  const whom = { audience: { kind: 'all' }, template: { builtIn: 'follow_up' } } as const;
  const plan = { ...when, ...rest, ...whom, id: newId(), eventId: event.id, since: clock.now() };
  await database.db.read.insert(MailPlan, plan);
};
const fixed = (atLocal: string) => add({ anchor: 'fixed', lead: null, atLocal });
const followUp = () => add({ anchor: 'end', lead: 'PT1H', atLocal: null });
const come = (...names: string[]) => register(registrationsOn(database.db, clock), event, names);
const sweepAt = async (time: string) => {
  clock.moveTo(time);
  await reminders.queueDue();
};
const edit = async (at: string, start: string, end: string) => {
  clock.moveTo(at);
  const { updatedAt } = await events.get(event.id);
  const outcome = await events.edit(event.id, anEventInput({ start, end }), updatedAt, organiser);
  expect(outcome.kind).toBe('saved');
};
const got = async (status = 'queued'): Promise<[string, Date][]> =>
  (
    await rows(`select to_name, not_after from outgoing_mail where kind = 'planned' and status = $1 order by seq`, [
      status,
    ])
  ).map((row: { to_name: string; not_after: Date }) => [row.to_name, row.not_after]);
const names = async (status?: string) => (await got(status)).map(([name]) => name);
const send = (name: string) =>
  rows(`update outgoing_mail set status = 'sent', next_attempt_at = null where kind = 'planned' and to_name = $1`, [
    name,
  ]);

describe('a mail at a time of its own', () => {
  it('goes out though the start moved after it was due, while nobody swept', async () => {
    await fixed('2027-03-02T09:00');
    await come('Ana');
    await edit('2027-03-02T08:30:00Z', '2027-03-05T14:00', '2027-03-05T15:30');
    await sweepAt('2027-03-02T10:00:00Z');
    expect(await got()).toEqual([['Ana', new Date('2027-03-05T13:00:00Z')]]);
  });

  it('that is queued when the start moves is of use until the new start, and nobody gets it twice', async () => {
    await fixed('2027-03-02T09:00');
    await come('Ana', 'Bo');
    await sweepAt('2027-03-02T08:00:00Z');
    await sweepAt('2027-03-02T08:20:00Z'); // everybody has been told
    await send('Ana');
    await edit('2027-03-02T08:30:00Z', '2027-03-11T14:00', '2027-03-11T15:30');
    await sweepAt('2027-03-02T08:31:00Z');
    await sweepAt('2027-03-02T09:00:00Z');
    expect(await got()).toEqual([['Bo', new Date('2027-03-11T13:00:00Z')]]);
  });

  it('that was due, or queued, while the event was off goes out when that goes on again', async () => {
    await fixed('2027-03-02T09:00');
    await fixed('2027-03-02T11:00');
    await come('Ana');
    await sweepAt('2027-03-02T08:00:00Z');
    await events.cancel(event.id, organiser);
    await sweepAt('2027-03-02T10:00:00Z');
    expect(await names()).toEqual([]);
    clock.moveTo('2027-03-02T12:00:00Z');
    await events.restore(event.id, organiser);
    await sweepAt('2027-03-02T12:00:10Z');
    await sweepAt('2027-03-02T12:00:20Z');
    expect(await names()).toEqual(['Ana', 'Ana']);
  });
});

describe('a mail after the event', () => {
  it('that is queued when only the end moves is queued again for the new end', async () => {
    await followUp();
    await come('Ana', 'Bo');
    await sweepAt('2027-03-04T15:30:00Z');
    await sweepAt('2027-03-04T15:46:00Z'); // everybody has been told
    await send('Ana');
    await edit('2027-03-04T15:50:00Z', '2027-03-04T14:00', '2027-03-04T18:00'); // it went on for longer
    expect(await names()).toEqual([]);
    await sweepAt('2027-03-04T17:59:59Z');
    expect(await names()).toEqual([]);
    await sweepAt('2027-03-04T18:00:00Z');
    await sweepAt('2027-03-04T18:00:10Z');
    expect(await got()).toEqual([['Bo', new Date('2027-03-11T18:00:00Z')]]);
  });

  it('is not sent again when the times are put right once it left, and goes to who had not got it', async () => {
    await followUp();
    await come('Ana', 'Bo');
    await sweepAt('2027-03-04T15:30:00Z');
    await sweepAt('2027-03-04T15:46:00Z'); // everybody has been told
    await send('Ana');
    // It began ten minutes late and went on until 18:00 in Amsterdam; both are past by now.
    await edit('2027-03-04T17:05:00Z', '2027-03-04T14:10', '2027-03-04T18:00');
    expect((await events.get(event.id)).startVersion).toBe(1);
    await sweepAt('2027-03-04T17:59:59Z');
    expect(await names()).toEqual([]);
    await sweepAt('2027-03-04T18:00:00Z');
    await sweepAt('2027-03-04T18:00:10Z');
    expect(await names()).toEqual(['Bo']);
  });

  it('is not silenced when the times are put right so that it was due already', async () => {
    await followUp();
    await come('Ana');
    await edit('2027-03-04T15:10:00Z', '2027-03-04T13:50', '2027-03-04T15:00'); // it began and ended earlier
    await sweepAt('2027-03-04T15:10:10Z');
    await sweepAt('2027-03-04T15:10:20Z');
    expect(await names()).toEqual(['Ana']);
  });

  it('reaches who came in while it went on for longer than it was to', async () => {
    await followUp();
    await come('Ana');
    await edit('2027-03-04T14:00:00Z', '2027-03-04T14:00', '2027-03-04T15:10');
    await sweepAt('2027-03-04T15:10:00Z');
    await sweepAt('2027-03-04T15:26:00Z');
    await send('Ana');
    await edit('2027-03-04T15:27:00Z', '2027-03-04T14:00', '2027-03-04T17:00');
    await come('Bo');
    await sweepAt('2027-03-04T17:00:00Z');
    expect(await names()).toEqual(['Bo']);
  });

  it('is sent again where the event really moves to another day after it was to be', async () => {
    await followUp();
    await come('Ana');
    await sweepAt('2027-03-04T15:30:00Z');
    await send('Ana');
    await edit('2027-03-04T16:00:00Z', '2027-03-11T14:00', '2027-03-11T15:30');
    await sweepAt('2027-03-11T15:30:00Z');
    expect(await names()).toEqual(['Ana']);
  });

  it('is left alone when something else changes', async () => {
    await followUp();
    await come('Ana');
    await sweepAt('2027-03-04T15:30:00Z');
    await edit('2027-03-04T15:50:00Z', '2027-03-04T14:00', '2027-03-04T15:30');
    expect(await names()).toEqual(['Ana']);
  });
});
