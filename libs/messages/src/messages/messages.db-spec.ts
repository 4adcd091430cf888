import { anEvent, organiser } from '#events/testing';
import { newId } from '#platform';
import { someoneWaits } from '#platform/testing';
import { testLinks } from '#registrations/testing';
import { MessageStage, words } from '../testing/message-stage.js';
import { messageMail } from './message-mail.js';
import { getMessage } from './message-rows.js';
import { sealOfMessage } from './message-seal.js';

const stage = new MessageStage();
const { draft, join, seal, press, mails, audited, withContact } = stage;

describe('a press', () => {
  it('sends to everybody in the audience once, a chunk at a time, however often it is pressed and swept', async () => {
    await join('Ana', 'Bo', 'Cy', 'Dot', 'Eve');
    const id = await draft();
    const seen = await seal(id);
    const outcomes = await Promise.all([1, 2, 3].map(() => stage.messages.press(stage.event.id, id, seen, organiser)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already', 'already', 'sending']);
    expect(stage.nudged).toEqual([JSON.stringify([{ id }])]);
    await Promise.all([stage.messages.run(id), stage.messages.run(id), stage.messages.sendDue()]);
    expect((await mails()).toSorted()).toEqual(['Ana', 'Bo', 'Cy', 'Dot', 'Eve'].map((name) => `${name} queued`));
    expect(await press(id)).toBe('already');
    await stage.messages.sendDue();
    expect(await mails()).toHaveLength(5);
    expect(await audited()).toEqual(['message.written', 'message.sent']);
  });

  it('sends nothing when it is one person more, or another word, than the page said', async () => {
    await join('Ana');
    const id = await draft();
    const seen = await seal(id);
    await join('Bo');
    expect(await stage.messages.press(stage.event.id, id, seen, organiser)).toEqual({ kind: 'restated' });
    const again = await seal(id);
    const message = await getMessage(stage.test.db.read, stage.event.id, id);
    const changed = { ...words, body: { nl: 'Iets anders' }, audience: message.audience };
    expect(await stage.drafts.change(stage.event.id, id, changed, sealOfMessage(message), organiser)).toBe('saved');
    expect(await stage.messages.press(stage.event.id, id, again, organiser)).toEqual({ kind: 'restated' });
    await stage.messages.sendDue();
    expect(await mails()).toEqual([]);
    expect(await press(id)).toBe('sending');
  });

  it('counts under the lock of the event, so that whoever is being admitted meanwhile is counted or comes too late', async () => {
    await join('Ana');
    const id = await draft();
    const seen = await seal(id);
    let pressed: Promise<unknown> = Promise.resolve();
    await stage.test.db.transaction(async (tx) => {
      await tx.query('select from event where id = $1 for update', [stage.event.id]);
      pressed = stage.messages.press(stage.event.id, id, seen, organiser);
      await someoneWaits(stage.test.db);
      await tx.query(`update registration set status = 'cancelled' where event_id = $1`, [stage.event.id]);
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
    stage.clock.moveTo('2027-03-01T09:00:01Z');
    await join('Late');
    await stage.messages.sendDue();
    expect(await mails()).toEqual(['Ana queued', 'Bo queued', 'Cy queued']);
  });

  it('freezes the words too', async () => {
    await join('Ana');
    const id = await draft();
    await press(id);
    const input = { ...words, audience: { kind: 'all' as const } };
    expect(await stage.drafts.change(stage.event.id, id, input, '', organiser)).toBe('sent');
    expect(await stage.drafts.remove(stage.event.id, id, organiser)).toBe('sent');
  });

  it('is of no use for a message of another event', async () => {
    const other = (await anEvent(stage.test.db)).event;
    const id = await draft();
    await expect(stage.messages.press(other.id, id, '', organiser)).rejects.toThrow('message');
    await expect(stage.messages.stop(other.id, id, organiser)).rejects.toThrow('message');
    await expect(stage.messages.resume(other.id, id, organiser)).rejects.toThrow('message');
  });
});

describe('a mail of a message', () => {
  const gathered = async () => {
    const rows = await stage.test.db.read.query(
      `select id, language, subject_ids from outgoing_mail where kind = 'message' order by seq`,
    );
    const queued = rows.map((row: { subject_ids: object }) => ({ ...row, subjectIds: row.subject_ids }));
    return { queued, facts: await messageMail(testLinks()).gather(stage.test.db.read, queued, stage.clock.now()) };
  };

  it('is dropped when it is its turn and the person is not in the audience any more', async () => {
    await join('Ana', 'Bo');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    await stage.test.db.read.query(`update registration set status = 'cancelled' where name = 'Ana'`);
    const { queued, facts } = await gathered();
    expect(queued.map((mail: { id: string }) => facts.has(mail.id))).toEqual([false, true]);
  });

  it('says what was written to whom it is for, and is answered to the organisers', async () => {
    await join('Ana');
    await withContact('vragen@example.org');
    const id = await draft();
    await press(id);
    await stage.messages.run(id);
    const { queued, facts } = await gathered();
    const message = messageMail(testLinks()).render([...facts.values()][0] as never, queued[0], stage.clock.now());
    expect(message.subject).toBe('Over Voorjaarswebinar');
    expect(message.text).toContain('Dag Ana');
    expect(message.replyTo?.address).toBe('vragen@example.org');
    expect(message.text).toContain(
      'Geschreven door O, namens Kring.\nAntwoord je op deze mail? Dan gaat dat naar vragen@example.org.',
    );
    expect(message.headers?.['List-Unsubscribe']).toContain('https://kring.example.org/u/');
  });

  it('goes to who speaks without a registration', async () => {
    await stage.test.db.read.query(
      `insert into speaker (id, event_id, name, email, email_as_typed, language, created_at)
       values ($1, $2, 'Ina', 'ina@example.org', 'ina@example.org', 'nl', $3)`,
      [newId(), stage.event.id, stage.clock.now()],
    );
    const id = await draft({ kind: 'speakers' });
    await press(id);
    await stage.messages.run(id);
    expect(await mails()).toEqual(['Ina queued']);
    const { queued, facts } = await gathered();
    const message = messageMail(testLinks()).render([...facts.values()][0] as never, queued[0], stage.clock.now());
    expect(message.text).toContain('Dag Ina');
  });
});
