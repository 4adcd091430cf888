import { type EventDetails, Events, lockEvent } from '#events';
import { anEvent } from '#events/testing';
import type { Actor } from '#identity';
import { Outbox } from '#mail';
import { testOutbox } from '#mail/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { sealOfPlans } from './plan-changes.js';
import { Reminders } from './reminders.js';
import { countReminders } from './reminders.queries.js';

let database: TestDatabase;
let clock: HandClock;
let reminders: Reminders;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  reminders = new Reminders(database.db, clock, testOutbox());
});

/** A webinar on Thursday 4 March 2027, 14:00 in Amsterdam (13:00 UTC), with both default reminders. */
async function aWebinar(): Promise<EventDetails> {
  const { event } = await anEvent(database.db);
  await database.db.transaction((tx) => reminders.addFirst(tx, event, clock.now()));
  return event;
}
const registerAll = (event: EventDetails, ...names: string[]) =>
  register(registrationsOn(database.db, clock), event, names);
const queued = async (): Promise<string[]> => {
  const rows = await database.db.read.query(
    `select p.lead || ' to ' || m.to_name as said from outgoing_mail m join mail_plan p on p.id = (m.subject_ids->>'plan')::uuid
     where m.kind = 'reminder' and m.status = 'queued' order by m.seq`,
  );
  return rows.map((row: { said: string }) => row.said);
};
const sweepAt = async (time: string) => {
  clock.moveTo(time);
  await reminders.queueDue();
};

describe('reminders', () => {
  it('are queued a day and an hour before, once, however often the sweep runs', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana', 'Bo');
    await sweepAt('2027-03-03T12:59:59Z');
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-03T13:00:00Z');
    await sweepAt('2027-03-03T13:00:10Z');
    await Promise.all([reminders.queueDue(), reminders.queueDue()]);
    expect(await queued()).toEqual(['P1D to Ana', 'P1D to Bo']);
    await sweepAt('2027-03-03T20:00:00Z');
    await sweepAt('2027-03-04T12:00:00Z');
    await sweepAt('2027-03-04T12:30:00Z');
    expect(await queued()).toEqual(['P1D to Ana', 'P1D to Bo', 'PT1H to Ana', 'PT1H to Bo']);
  });

  it('skip those that are past for somebody who registers late', async () => {
    const event = await aWebinar();
    clock.moveTo('2027-03-03T13:05:00Z');
    await registerAll(event, 'Late');
    await sweepAt('2027-03-03T13:05:10Z');
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-04T12:00:00Z');
    expect(await queued()).toEqual(['PT1H to Late']);
  });

  it('reach somebody whose registration was committed just after the sweep had looked', async () => {
    const event = await aWebinar();
    await sweepAt('2027-03-03T13:00:05Z');
    clock.moveTo('2027-03-03T12:59:59Z'); // another machine's clock, or a commit that took its time
    await registerAll(event, 'Ana');
    await sweepAt('2027-03-03T13:00:15Z');
    expect(await queued()).toEqual(['P1D to Ana']);
  });

  it('are not all sent at once by a worker that slept: the nearest one takes over', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana');
    await sweepAt('2027-03-04T12:10:00Z');
    expect(await queued()).toEqual(['PT1H to Ana']);
  });

  it('never come after the start, nor to people who wait, cancelled, or whose event is off', async () => {
    const { event } = await anEvent(database.db, { capacity: 2 });
    await database.db.transaction((tx) => reminders.addFirst(tx, event, clock.now()));
    const [, bo] = await registerAll(event, 'Ana', 'Bo', 'Waiting', 'AlsoWaiting');
    await registrationsOn(database.db, clock).cancel(bo && 'registrationId' in bo ? bo.registrationId : '', {
      kind: 'participant',
    });
    await sweepAt('2027-03-04T13:00:00Z');
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-03T13:00:00Z');
    expect(await queued()).toEqual(['P1D to Ana', 'P1D to Waiting']); // promoted into Bo's place, two days before
    await database.db.read.query(`update event set status = 'cancelled'`);
    await sweepAt('2027-03-04T12:00:00Z');
    expect(await queued()).toHaveLength(2);
  });

  it('follow a start that moves: unsent ones expire, new ones are due by the new time', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana');
    await sweepAt('2027-03-03T13:00:00Z');
    clock.moveTo('2027-03-03T13:30:00Z');
    await database.db.transaction(async (tx) => {
      await tx.query(
        `update event set starts_at = starts_at + interval '1 week', ends_at = ends_at + interval '1 week',
                start_version = start_version + 1, start_moved_at = $1`,
        [clock.now()],
      );
      await reminders.expireUnsent(tx, event);
    });
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-10T13:00:00Z');
    expect(await queued()).toEqual(['P1D to Ana']);
  });

  it('due while the event was off are not sent when it goes on again: that news was the reminder', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana');
    const events = new Events(database.db, clock);
    clock.moveTo('2027-03-03T12:00:00Z');
    await events.cancel(event.id, { kind: 'system' });
    await sweepAt('2027-03-03T13:00:00Z');
    clock.moveTo('2027-03-03T13:30:00Z');
    await events.restore(event.id, { kind: 'system' });
    await reminders.queueDue();
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-04T12:00:00Z');
    expect(await queued()).toEqual(['PT1H to Ana']);
  });

  it('of a large event are written a chunk at a time: a start that moves between two stops the rest', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana', 'Bo', 'Cy', 'Di', 'Ed');
    const moveAndTellTheQueue = async () => {
      await database.db.transaction(async (tx) => {
        await lockEvent(tx, event.id);
        await tx.query(
          `update event set starts_at = starts_at + interval '1 week', ends_at = ends_at + interval '1 week',
                  start_version = start_version + 1, start_moved_at = $1`,
          [clock.now()],
        );
      });
    };
    const outbox = new Outbox({ mailFrom: 'agenda@kring.test' }, { nudge: moveAndTellTheQueue });
    clock.moveTo('2027-03-03T13:00:00Z');
    await new Reminders(database.db, clock, outbox, 2).queueDue();
    expect(await queued()).toEqual(['P1D to Ana', 'P1D to Bo']);
  });

  it('of a large event reach everybody once, however many chunks it takes', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana', 'Bo', 'Cy', 'Di');
    reminders = new Reminders(database.db, clock, testOutbox(), 2);
    await sweepAt('2027-03-03T13:00:00Z');
    expect(await queued()).toEqual(['P1D to Ana', 'P1D to Bo', 'P1D to Cy', 'P1D to Di']);
  });

  it('due before the start was moved to where it is are not sent', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana');
    clock.moveTo('2027-03-02T09:00:00Z');
    // Moved forward to this very evening: the reminder of "a day before" lies in the past of that news.
    await database.db.read.query(
      `update event set starts_at = $1, ends_at = $2, start_version = start_version + 1, start_moved_at = $3`,
      ['2027-03-02T19:00:00Z', '2027-03-02T20:00:00Z', clock.now()],
    );
    await reminders.queueDue();
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-02T18:00:00Z');
    expect(await queued()).toEqual(['PT1H to Ana']);
  });
});

describe('the plans of an event', () => {
  const organiser: Actor = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };
  const change = async (event: EventDetails, ...leads: string[]) => {
    const wanted = leads.map((lead) => ({ lead: lead.replace('-', ''), enabled: !lead.startsWith('-') }));
    const seen = sealOfPlans(await reminders.plansOf(event));
    return await reminders.changePlans(event.id, wanted, seen, organiser);
  };
  const leads = async (event: EventDetails) =>
    (await reminders.plansOf(event)).map(({ lead, enabled }) => `${enabled ? '' : '-'}${lead}`);

  it('become what an organiser wants, the earliest first, written down once', async () => {
    const event = await aWebinar();
    expect(await leads(event)).toEqual(['P1D', 'PT1H']);
    expect(await change(event, 'PT15M', 'P7D', '-P1D', 'PT1H')).toBe('saved');
    expect(await leads(event)).toEqual(['P7D', '-P1D', 'PT1H', 'PT15M']);
    expect(await change(event, 'PT1H', '-P1D', 'PT15M', 'P7D')).toBe('saved');
    expect(await database.db.read.query('select action, before, after from audit_entry')).toEqual([
      {
        action: 'event.reminders_changed',
        before: { reminders: 'P1D PT1H' },
        after: { reminders: 'P1D- P7D PT15M PT1H' },
      },
    ]);
  });

  it('are not overwritten by a form that was opened earlier', async () => {
    const event = await aWebinar();
    const seen = sealOfPlans(await reminders.plansOf(event));
    const to = (lead: string) => reminders.changePlans(event.id, [{ lead, enabled: true }], seen, organiser);
    expect((await Promise.all([to('P2D'), to('P3D')])).sort()).toEqual(['saved', 'stale']);
    expect(await leads(event)).toHaveLength(1);
  });

  it('take the mails that have not left with them, and those of other plans stay', async () => {
    const event = await aWebinar();
    await change(event, 'P1D', 'PT23H');
    await registerAll(event, 'Ana');
    await sweepAt('2027-03-03T13:00:00Z');
    expect(await queued()).toEqual(['P1D to Ana']);
    await sweepAt('2027-03-03T14:00:00Z');
    await change(event, '-P1D', 'PT23H');
    expect(await queued()).toEqual(['PT23H to Ana']);
    await change(event, 'PT2H');
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-04T11:00:00Z');
    expect(await queued()).toEqual(['PT2H to Ana']);
  });

  it('send nothing that was due before they were made or switched on again', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana');
    await change(event, '-P1D', 'PT1H');
    await sweepAt('2027-03-03T13:00:10Z');
    await change(event, 'P1D', 'PT1H', 'PT24H');
    await sweepAt('2027-03-03T13:00:20Z');
    expect(await queued()).toEqual([]);
    await sweepAt('2027-03-04T12:00:00Z');
    expect(await queued()).toEqual(['PT1H to Ana']);
  });

  it('send nobody the same reminder twice when one is taken away and put back', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana');
    await sweepAt('2027-03-03T13:00:00Z');
    await database.db.read.query(`update outgoing_mail set status = 'sent', next_attempt_at = null`);
    clock.moveTo('2027-03-03T13:01:00Z');
    await change(event, 'PT1H');
    await change(event, 'P1D', 'PT1H');
    await sweepAt('2027-03-03T13:01:10Z');
    expect(await queued()).toEqual([]);
  });

  it('tell how many got which reminder, for the start as it is', async () => {
    const event = await aWebinar();
    await registerAll(event, 'Ana', 'Bo');
    await sweepAt('2027-03-03T13:00:00Z');
    await database.db.read.query(
      `update outgoing_mail set status = 'sent', next_attempt_at = null where kind = 'reminder'`,
    );
    const [day] = await reminders.plansOf(event);
    expect(await countReminders(database.db.read, event)).toEqual(new Map([[day?.id, 2]]));
    expect(await countReminders(database.db.read, { ...event, startVersion: 2 })).toEqual(new Map());
  });
});
