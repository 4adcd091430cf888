import { PRIORITY } from '#mail';
import { testOutbox } from '#mail/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { EventDetails } from '../event/event.entity.js';
import { anEvent, aProgramme, organiser } from '../testing.js';
import { readSpeaker } from './speaker-input.js';
import { Speakers, sealOfSpeaker } from './speakers.js';

let test: TestDatabase;
let speakers: Speakers;
let event: EventDetails;
const clock = new HandClock('2027-02-01T09:00:00Z');

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.clean();
  event = (await anEvent(test.db)).event;
  speakers = new Speakers(test.db, clock);
});

const typed = { name: 'Ina Voorbeeld', email: 'Ina@Example.org', language: 'en' };
const input = (changes: object = {}) => {
  const read = readSpeaker({ ...typed, ...changes });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.input;
};
const one = async () => {
  const [speaker] = await speakers.of(event.id);
  if (!speaker) throw new Error('nobody speaks');
  return speaker;
};

describe('who speaks', () => {
  it('is added once by an address, however it is typed and by however many at the same moment', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => speakers.add(event.id, input(), organiser)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'refused', 'saved']);
    const again = await speakers.add(event.id, input({ email: 'ina@example.ORG' }), organiser);
    expect(again).toEqual({ kind: 'refused', problems: [{ field: 'email', code: 'email-known' }] });
    expect(await speakers.of(event.id)).toMatchObject([{ name: 'Ina Voorbeeld', email: 'ina@example.org' }]);
  });

  it('may belong to a session of this event, and of no other', async () => {
    const mine = await aProgramme(test.db, event, [{ sessions: { A1: null } }]);
    const other = await aProgramme(test.db, (await anEvent(test.db)).event, [{ sessions: { A1: null } }]);
    expect(await speakers.add(event.id, input({ session: other.get('A1') }), organiser)).toMatchObject({
      kind: 'refused',
    });
    expect(await speakers.add(event.id, input({ session: mine.get('A1') }), organiser)).toEqual({ kind: 'saved' });
    expect((await one()).sessionId).toBe(mine.get('A1'));
  });

  it('is not overwritten by who did not see the last change', async () => {
    await speakers.add(event.id, input(), organiser);
    const { id, ...shown } = await one();
    const seen = sealOfSpeaker({ id, ...shown });
    expect(await speakers.change(event.id, id, input({ name: 'Ina' }), seen, organiser)).toEqual({ kind: 'saved' });
    expect(await speakers.change(event.id, id, input({ name: 'Iris' }), seen, organiser)).toEqual({ kind: 'stale' });
    expect((await one()).name).toBe('Ina');
  });

  it('is forgotten when taken out: in the list, in mails and in the audit', async () => {
    await speakers.add(event.id, input(), organiser);
    const { id } = await one();
    const mail = {
      key: 'm/1',
      kind: 'message',
      to: { address: typed.email, name: typed.name },
      language: 'en',
    } as const;
    const subjectIds = { event: event.id, speaker: id };
    await test.db.transaction((tx) =>
      testOutbox().queue(tx, [{ ...mail, subjectIds, priority: PRIORITY.bulk }], clock.now()),
    );
    await test.db.read.query(`update outgoing_mail set facts = '{"at": "x", "facts": "Ina"}', status = 'sent'`);
    await speakers.remove(event.id, id, organiser);
    expect(await speakers.of(event.id)).toEqual([]);
    const [row] = await test.db.read.query('select facts, to_name from outgoing_mail');
    expect(row).toEqual({ facts: null, to_name: '' });
    const [{ audit }] = await test.db.read.query('select json_agg(a)::text as audit from audit_entry a');
    expect(audit).toContain('speaker.removed');
    expect(audit).not.toContain('Ina');
  });

  it('of another event is as unknown as any', async () => {
    await speakers.add(event.id, input(), organiser);
    const { id } = await one();
    const other = (await anEvent(test.db)).event;
    await expect(speakers.remove(other.id, id, organiser)).rejects.toThrow('speaker');
    await expect(speakers.change(other.id, id, input(), '', organiser)).rejects.toThrow('speaker');
  });

  it.each([
    [{ name: ' \u200b ' }, 'name-missing'],
    [{ name: 'x'.repeat(121) }, 'name-too-long'],
    [{ email: 'ina@example.org\r\nBcc: x@example.org' }, 'email-malformed'],
    [{ email: '' }, 'email-malformed'],
    [{ session: `' or true` }, 'session-unknown'],
    [{ language: 'fr' }, 'language-unknown'],
  ])('is refused with %j', (changes, code) => {
    expect(readSpeaker({ ...typed, ...changes })).toMatchObject({ kind: 'refused', problems: [{ code }] });
  });
});
