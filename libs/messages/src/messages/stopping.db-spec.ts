import { organiser } from '#events/testing';
import { withholdUnsent } from '#mail';
import { someoneWaits } from '#platform/testing';
import { testLinks } from '#registrations/testing';
import { MessageStage } from '../testing/message-stage.js';
import { messageMail } from './message-mail.js';

const stage = new MessageStage();
const { draft, join, press, mails, mark, status, progress, audited } = stage;

describe('a stop', () => {
  it('holds back what has not left and what has not been queued; resuming sends the rest, once each', async () => {
    await join('Ana', 'Bo', 'Cy', 'Dot', 'Eve');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    await mark('Ana', 'sent');
    await mark('Bo', 'sending');
    expect(await stage.messages.stop(stage.event.id, id, organiser)).toBe(3);
    expect(await stage.messages.stop(stage.event.id, id, organiser)).toBeUndefined();
    await mark('Bo', 'caught');
    await stage.messages.sendDue();
    expect(await mails()).toEqual(['Ana sent', 'Bo caught', 'Cy withheld', 'Dot withheld', 'Eve withheld']);
    expect(await progress(id)).toEqual({ sent: 2, failed: 0, bounced: 0, waiting: 0, stopped: 3, leftOut: 0 });
    expect(await stage.messages.resume(stage.event.id, id, organiser)).toBe('sending');
    expect(await stage.messages.resume(stage.event.id, id, organiser)).toBe('not_stopped');
    await stage.messages.sendDue();
    expect(await mails()).toEqual(['Ana sent', 'Bo caught', 'Cy queued', 'Dot queued', 'Eve queued']);
    for (const name of ['Cy', 'Dot', 'Eve']) await mark(name, 'sent');
    await stage.messages.sendDue();
    expect(await status(id)).toBe('done');
    expect(await audited()).toEqual(['message.written', 'message.sent', 'message.stopped', 'message.resumed']);
  });

  it('between two chunks keeps the rest from being queued, and they come after all when it goes on', async () => {
    await join('Ana', 'Bo', 'Cy');
    const id = await draft();
    await press(id);
    expect(await stage.messages.stop(stage.event.id, id, organiser)).toBe(0);
    await stage.messages.run(id);
    await stage.messages.sendDue();
    expect(await mails()).toEqual([]);
    expect(await progress(id)).toMatchObject({ waiting: 0, stopped: 3, leftOut: 0 });
    await stage.messages.resume(stage.event.id, id, organiser);
    await stage.messages.sendDue();
    expect(await mails()).toEqual(['Ana queued', 'Bo queued', 'Cy queued']);
    expect(await progress(id)).toMatchObject({ waiting: 3, stopped: 0 });
  });

  it('waits for a worker that is claiming, and leaves it what it has in hand', async () => {
    await join('Ana', 'Bo');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    let stopped: Promise<unknown> = Promise.resolve();
    await stage.test.db.transaction(async (worker) => {
      await worker.query(`select from outgoing_mail where to_name = 'Ana' and kind = 'message' for update skip locked`);
      stopped = stage.messages.stop(stage.event.id, id, organiser);
      await someoneWaits(stage.test.db);
      await worker.query(
        `update outgoing_mail set status = 'sending', attempts = 1, lease_until = $1 where to_name = 'Ana' and kind = 'message'`,
        [stage.clock.now()],
      );
    });
    expect(await stopped).toBe(1);
    expect(await mails()).toEqual(['Ana sending', 'Bo withheld']);
  });

  it('holds back what was in hand, was put off by its server and would be tried again', async () => {
    await join('Ana', 'Bo');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    await mark('Ana', 'sending');
    await stage.messages.stop(stage.event.id, id, organiser);
    await mark('Ana', 'queued');
    await stage.messages.sendDue();
    expect(await mails()).toEqual(['Ana withheld', 'Bo withheld']);
  });

  it('is heard by a worker that has mails in hand; one that had not heard of going on loses none', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    await mark('Ana', 'sending');
    const inHand = { subjectIds: { message: id } } as never;
    const isStopped = () => messageMail(testLinks()).isStopped?.(stage.test.db.read, inHand);
    expect(await isStopped()).toBe(false);
    await stage.messages.stop(stage.event.id, id, organiser);
    expect(await isStopped()).toBe(true);
    await stage.messages.resume(stage.event.id, id, organiser);
    expect(await isStopped()).toBe(false);
    await mark('Ana', 'withheld');
    await stage.messages.sendDue();
    expect(await mails()).toEqual(['Ana queued']);
  });

  it('that comes when everything has left is none: the message is sent', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    await mark('Ana', 'sent');
    expect(await stage.messages.stop(stage.event.id, id, organiser)).toBeUndefined();
    expect(await status(id)).toBe('done');
  });

  it('of which only what was in flight is left ends as sent, when that has left', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    await mark('Ana', 'sending');
    expect(await stage.messages.stop(stage.event.id, id, organiser)).toBe(0);
    await stage.messages.sendDue();
    expect(await status(id)).toBe('stopped');
    await mark('Ana', 'sent');
    await stage.messages.sendDue();
    expect(await status(id)).toBe('done');
  });

  it('touches no other mail', async () => {
    await join('Ana');
    const [one, other] = [await draft(), await draft()];
    for (const id of [one, other]) {
      await press(id);
      await stage.messages.run(id);
    }
    await stage.messages.stop(stage.event.id, one, organiser);
    expect(await mails()).toEqual(['Ana withheld', 'Ana queued']);
    await expect(
      stage.test.db.transaction((tx) => withholdUnsent(tx, { kind: `x' or true`, subject: 'message', id: one })),
    ).rejects.toThrow('no kind');
  });
});

describe('progress', () => {
  it('has everybody in one place: sent, failed, come back, in line, left out', async () => {
    await join('Ana', 'Bo', 'Cy', 'Dot', 'Eve');
    const id = await draft();
    await press(id);
    await stage.test.db.read.query(`update registration set status = 'cancelled' where name = 'Eve'`);
    expect(await progress(id)).toMatchObject({ waiting: 5, leftOut: 0 });
    await stage.messages.run(id);
    await mark('Ana', 'sent');
    await mark('Bo', 'failed');
    await mark('Cy', 'sent');
    await stage.test.db.read.query(`update outgoing_mail set bounced_at = $1 where to_name = 'Cy'`, [
      stage.clock.now(),
    ]);
    expect(await progress(id)).toEqual({ sent: 1, failed: 1, bounced: 1, waiting: 1, stopped: 0, leftOut: 1 });
    await mark('Dot', 'expired');
    expect(await progress(id)).toMatchObject({ waiting: 0, leftOut: 2 });
  });
});
