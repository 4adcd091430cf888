import type { EventDetails } from '#events';
import { anEvent, organiser } from '#events/testing';
import { ensureCommunity } from '#identity';
import { withholdUnsent } from '#mail';
import { testOutbox } from '#mail/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, someoneWaits, type TestDatabase } from '#platform/testing';
import { register, registrationsOn, testLinks } from '#registrations/testing';
import type { Audience } from '../audience/audience.js';
import { countAudience } from '../audience/audience.queries.js';
import { MessageDrafts } from './message-drafts.js';
import { messageMail } from './message-mail.js';
import { progressOf } from './message-progress.js';
import { getMessage } from './message-rows.js';
import { sealOfMessage, sealOfPress } from './message-seal.js';
import { Messages } from './messages.js';

let test: TestDatabase;
let clock: HandClock;
let event: EventDetails;
let messages: Messages;
let drafts: MessageDrafts;
let nudged: string[];

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  event = (await anEvent(test.db)).event;
  nudged = [];
  const jobs = { nudge: async (_: unknown, chunks: readonly unknown[]) => void nudged.push(JSON.stringify(chunks)) };
  messages = new Messages(test.db, clock, testOutbox(), jobs, 2);
  drafts = new MessageDrafts(test.db, clock);
  await test.db.read.query(
    `insert into organiser (id, email, name, role, language, created_at) values ($1, 'o@example.org', 'O', 'owner', 'nl', $2)`,
    [organiser.kind === 'organiser' ? organiser.id : '', clock.now()],
  );
});

const words = { subject: { nl: 'Over {event}' }, body: { nl: 'Dag {name}' } };
const draft = async (audience: Audience = { kind: 'all' }): Promise<string> => {
  const id = newId();
  await drafts.write(event.id, id, { ...words, audience }, organiser);
  return id;
};
const join = (...names: string[]) => register(registrationsOn(test.db, clock), event, names);
const seal = async (id: string) => {
  const message = await getMessage(test.db.read, event.id, id);
  return sealOfPress(
    message,
    await countAudience(test.db.read, { event, audience: message.audience, now: clock.now() }),
  );
};
const press = async (id: string) => (await messages.press(event.id, id, await seal(id), organiser)).kind;
const withContact = (contactAddress: string) =>
  test.db.transaction((tx) => ensureCommunity(tx, { contactAddress }, clock.now()));
/** "Ana queued", in the order in which they were written. */
const mails = async (): Promise<string[]> => {
  const rows = await test.db.read.query(
    `select to_name || ' ' || status as said from outgoing_mail where kind = 'message' order by seq`,
  );
  return rows.map((row: { said: string }) => row.said);
};
const mark = (name: string, status: string) =>
  test.db.read.query(
    `update outgoing_mail set status = $2, attempts = 1, sent_at = $3,
            next_attempt_at = case when $2 = 'queued' then $3::timestamptz end,
            lease_until = case when $2 = 'sending' then $3::timestamptz end where to_name = $1 and kind = 'message'`,
    [name, status, clock.now()],
  );
const status = async (id: string) => (await getMessage(test.db.read, event.id, id)).status;
const progress = async (id: string) => progressOf(test.db.read, await getMessage(test.db.read, event.id, id));
const audited = async () =>
  (await test.db.read.query(`select action from audit_entry where subject_kind = 'message' order by id`)).map(
    (row: { action: string }) => row.action,
  );

describe('a press', () => {
  it('sends to everybody in the audience once, a chunk at a time, however often it is pressed and swept', async () => {
    await join('Ana', 'Bo', 'Cy', 'Dot', 'Eve');
    const id = await draft();
    const seen = await seal(id);
    const outcomes = await Promise.all([1, 2, 3].map(() => messages.press(event.id, id, seen, organiser)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already', 'already', 'sending']);
    expect(nudged).toEqual([JSON.stringify([{ id }])]);
    await Promise.all([messages.run(id), messages.run(id), messages.sendDue()]);
    expect((await mails()).toSorted()).toEqual(['Ana', 'Bo', 'Cy', 'Dot', 'Eve'].map((name) => `${name} queued`));
    expect(await press(id)).toBe('already');
    await messages.sendDue();
    expect(await mails()).toHaveLength(5);
    expect(await audited()).toEqual(['message.written', 'message.sent']);
  });

  it('sends nothing when it is one person more, or another word, than the page said', async () => {
    await join('Ana');
    const id = await draft();
    const seen = await seal(id);
    await join('Bo');
    expect(await messages.press(event.id, id, seen, organiser)).toEqual({ kind: 'restated' });
    const again = await seal(id);
    const message = await getMessage(test.db.read, event.id, id);
    const changed = { ...words, body: { nl: 'Iets anders' }, audience: message.audience };
    expect(await drafts.change(event.id, id, changed, sealOfMessage(message), organiser)).toBe('saved');
    expect(await messages.press(event.id, id, again, organiser)).toEqual({ kind: 'restated' });
    await messages.sendDue();
    expect(await mails()).toEqual([]);
    expect(await press(id)).toBe('sending');
  });

  it('counts under the lock of the event, so that whoever is being admitted meanwhile is counted or comes too late', async () => {
    await join('Ana');
    const id = await draft();
    const seen = await seal(id);
    let pressed: Promise<unknown> = Promise.resolve();
    await test.db.transaction(async (tx) => {
      await tx.query('select from event where id = $1 for update', [event.id]);
      pressed = messages.press(event.id, id, seen, organiser);
      await someoneWaits(test.db);
      await tx.query(`update registration set status = 'cancelled' where event_id = $1`, [event.id]);
    });
    expect(await pressed).toEqual({ kind: 'restated' });
  });

  it('sends nothing to nobody, and nothing to an audience that is gone', async () => {
    expect(await press(await draft())).toBe('nobody');
    expect(await press(await draft({ kind: 'session', id: newId() }))).toBe('audience_gone');
  });

  it('freezes the audience: who comes later gets nothing', async () => {
    await join('Ana', 'Bo', 'Cy');
    const id = await draft();
    await press(id);
    clock.moveTo('2027-03-01T09:00:01Z');
    await join('Late');
    await messages.sendDue();
    expect(await mails()).toEqual(['Ana queued', 'Bo queued', 'Cy queued']);
  });

  it('freezes the words too', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    const input = { ...words, audience: { kind: 'all' as const } };
    expect(await drafts.change(event.id, id, input, '', organiser)).toBe('sent');
    expect(await drafts.remove(event.id, id, organiser)).toBe('sent');
  });

  it('is of no use for a message of another event', async () => {
    const other = (await anEvent(test.db)).event;
    const id = await draft();
    await expect(messages.press(other.id, id, '', organiser)).rejects.toThrow('message');
    await expect(messages.stop(other.id, id, organiser)).rejects.toThrow('message');
    await expect(messages.resume(other.id, id, organiser)).rejects.toThrow('message');
  });
});

describe('a mail of a message', () => {
  const gathered = async () => {
    const rows = await test.db.read.query(
      `select id, language, subject_ids from outgoing_mail where kind = 'message' order by seq`,
    );
    const queued = rows.map((row: { subject_ids: object }) => ({ ...row, subjectIds: row.subject_ids }));
    return { queued, facts: await messageMail(testLinks()).gather(test.db.read, queued, clock.now()) };
  };

  it('is dropped when it is its turn and the person is not in the audience any more', async () => {
    await join('Ana', 'Bo');
    const id = await draft();
    await press(id);
    await messages.run(id);
    await test.db.read.query(`update registration set status = 'cancelled' where name = 'Ana'`);
    const { queued, facts } = await gathered();
    expect(queued.map((mail: { id: string }) => facts.has(mail.id))).toEqual([false, true]);
  });

  it('says what was written to whom it is for, and is answered to the organisers', async () => {
    await join('Ana');
    await withContact('vragen@example.org');
    const id = await draft();
    await press(id);
    await messages.run(id);
    const { queued, facts } = await gathered();
    const message = messageMail(testLinks()).render([...facts.values()][0] as never, queued[0], clock.now());
    expect(message.subject).toBe('Over Voorjaarswebinar');
    expect(message.text).toContain('Dag Ana');
    expect(message.replyTo?.address).toBe('vragen@example.org');
    expect(message.headers?.['List-Unsubscribe']).toContain('https://kring.example.org/u/');
  });

  it('goes to who speaks without a registration', async () => {
    await test.db.read.query(
      `insert into speaker (id, event_id, name, email, email_as_typed, language, created_at)
       values ($1, $2, 'Ina', 'ina@example.org', 'ina@example.org', 'nl', $3)`,
      [newId(), event.id, clock.now()],
    );
    const id = await draft({ kind: 'speakers' });
    await press(id);
    await messages.run(id);
    expect(await mails()).toEqual(['Ina queued']);
    const { queued, facts } = await gathered();
    const message = messageMail(testLinks()).render([...facts.values()][0] as never, queued[0], clock.now());
    expect(message.text).toContain('Dag Ina');
  });
});

describe('a stop', () => {
  it('holds back what has not left and what has not been queued; resuming sends the rest, once each', async () => {
    await join('Ana', 'Bo', 'Cy', 'Dot', 'Eve');
    const id = await draft();
    await press(id);
    await messages.run(id);
    await mark('Ana', 'sent');
    await mark('Bo', 'sending');
    expect(await messages.stop(event.id, id, organiser)).toBe(3);
    expect(await messages.stop(event.id, id, organiser)).toBeUndefined();
    await mark('Bo', 'caught');
    await messages.sendDue();
    expect(await mails()).toEqual(['Ana sent', 'Bo caught', 'Cy withheld', 'Dot withheld', 'Eve withheld']);
    expect(await progress(id)).toEqual({ sent: 2, failed: 0, bounced: 0, waiting: 0, stopped: 3, leftOut: 0 });
    expect(await messages.resume(event.id, id, organiser)).toBe('sending');
    expect(await messages.resume(event.id, id, organiser)).toBe('not_stopped');
    await messages.sendDue();
    expect(await mails()).toEqual(['Ana sent', 'Bo caught', 'Cy queued', 'Dot queued', 'Eve queued']);
    for (const name of ['Cy', 'Dot', 'Eve']) await mark(name, 'sent');
    await messages.sendDue();
    expect(await status(id)).toBe('done');
    expect(await audited()).toEqual(['message.written', 'message.sent', 'message.stopped', 'message.resumed']);
  });

  it('between two chunks keeps the rest from being queued, and they come after all when it goes on', async () => {
    await join('Ana', 'Bo', 'Cy');
    const id = await draft();
    await press(id);
    expect(await messages.stop(event.id, id, organiser)).toBe(0);
    await messages.run(id);
    await messages.sendDue();
    expect(await mails()).toEqual([]);
    expect(await progress(id)).toMatchObject({ waiting: 0, stopped: 3, leftOut: 0 });
    await messages.resume(event.id, id, organiser);
    await messages.sendDue();
    expect(await mails()).toEqual(['Ana queued', 'Bo queued', 'Cy queued']);
    expect(await progress(id)).toMatchObject({ waiting: 3, stopped: 0 });
  });

  it('waits for a worker that is claiming, and leaves it what it has in hand', async () => {
    await join('Ana', 'Bo');
    const id = await draft();
    await press(id);
    await messages.run(id);
    let stopped: Promise<unknown> = Promise.resolve();
    await test.db.transaction(async (worker) => {
      await worker.query(`select from outgoing_mail where to_name = 'Ana' and kind = 'message' for update skip locked`);
      stopped = messages.stop(event.id, id, organiser);
      await someoneWaits(test.db);
      await worker.query(
        `update outgoing_mail set status = 'sending', attempts = 1, lease_until = $1 where to_name = 'Ana' and kind = 'message'`,
        [clock.now()],
      );
    });
    expect(await stopped).toBe(1);
    expect(await mails()).toEqual(['Ana sending', 'Bo withheld']);
  });

  it('holds back what was in hand, was put off by its server and would be tried again', async () => {
    await join('Ana', 'Bo');
    const id = await draft();
    await press(id);
    await messages.run(id);
    await mark('Ana', 'sending');
    await messages.stop(event.id, id, organiser);
    await mark('Ana', 'queued');
    await messages.sendDue();
    expect(await mails()).toEqual(['Ana withheld', 'Bo withheld']);
  });

  it('is heard by a worker that has mails in hand; one that had not heard of going on loses none', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    await messages.run(id);
    await mark('Ana', 'sending');
    const inHand = { subjectIds: { message: id } } as never;
    const isStopped = () => messageMail(testLinks()).isStopped?.(test.db.read, inHand);
    expect(await isStopped()).toBe(false);
    await messages.stop(event.id, id, organiser);
    expect(await isStopped()).toBe(true);
    await messages.resume(event.id, id, organiser);
    expect(await isStopped()).toBe(false);
    await mark('Ana', 'withheld');
    await messages.sendDue();
    expect(await mails()).toEqual(['Ana queued']);
  });

  it('that comes when everything has left is none: the message is sent', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    await messages.run(id);
    await mark('Ana', 'sent');
    expect(await messages.stop(event.id, id, organiser)).toBeUndefined();
    expect(await status(id)).toBe('done');
  });

  it('of which only what was in flight is left ends as sent, when that has left', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    await messages.run(id);
    await mark('Ana', 'sending');
    expect(await messages.stop(event.id, id, organiser)).toBe(0);
    await messages.sendDue();
    expect(await status(id)).toBe('stopped');
    await mark('Ana', 'sent');
    await messages.sendDue();
    expect(await status(id)).toBe('done');
  });

  it('touches no other mail', async () => {
    await join('Ana');
    const [one, other] = [await draft(), await draft()];
    for (const id of [one, other]) {
      await press(id);
      await messages.run(id);
    }
    await messages.stop(event.id, one, organiser);
    expect(await mails()).toEqual(['Ana withheld', 'Ana queued']);
    await expect(
      test.db.transaction((tx) => withholdUnsent(tx, { kind: `x' or true`, subject: 'message', id: one })),
    ).rejects.toThrow('no kind');
  });
});

describe('progress', () => {
  it('has everybody in one place: sent, failed, come back, in line, left out', async () => {
    await join('Ana', 'Bo', 'Cy', 'Dot', 'Eve');
    const id = await draft();
    await press(id);
    await test.db.read.query(`update registration set status = 'cancelled' where name = 'Eve'`);
    expect(await progress(id)).toMatchObject({ waiting: 5, leftOut: 0 });
    await messages.run(id);
    await mark('Ana', 'sent');
    await mark('Bo', 'failed');
    await mark('Cy', 'sent');
    await test.db.read.query(`update outgoing_mail set bounced_at = $1 where to_name = 'Cy'`, [clock.now()]);
    expect(await progress(id)).toEqual({ sent: 1, failed: 1, bounced: 1, waiting: 1, stopped: 0, leftOut: 1 });
    await mark('Dot', 'expired');
    expect(await progress(id)).toMatchObject({ waiting: 0, leftOut: 2 });
  });
});
