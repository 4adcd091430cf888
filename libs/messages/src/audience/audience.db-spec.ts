import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion, someOptions } from '#questions/testing';
import { aForm, aThemeGroup, registrationsOn } from '#registrations/testing';
import { type Audience, writeAudience } from './audience.js';
import { countAudience, findAudience, stillIn } from './audience.queries.js';
import { audienceChoices, everyAudience, isChoice } from './audience-choices.js';
import { sayAudience } from './audience-words.js';

let test: TestDatabase;
let clock: HandClock;
let event: EventDetails;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  event = (await anEvent(test.db)).event;
});

const join = async (name: string, sessions: readonly string[] = [], told = true) => {
  const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
  const verdict = await registrationsOn(test.db, clock).register({ ...aForm(name), sessions: [...sessions] }, context);
  if (!('registrationId' in verdict)) throw new Error(verdict.kind);
  const noticed = told ? clock.now() : null;
  await test.db.read.query('update registration set notice_shown_at = $2 where id = $1', [
    verdict.registrationId,
    noticed,
  ]);
  return verdict.registrationId;
};
const asked = (audience: Audience) => ({ event, audience, now: clock.now() });
const page = { after: -1, limit: 100 };
/** Names in it; the count says the same. */
const names = async (audience: Audience): Promise<string[]> => {
  const found = await findAudience(test.db.read, asked(audience), page);
  expect(await countAudience(test.db.read, asked(audience))).toEqual({ people: found.length, off: 0 });
  expect(
    await stillIn(
      test.db.read,
      asked(audience),
      found.map(({ id }) => id),
    ),
  ).toEqual(new Set(found.map(({ id }) => id)));
  return found.map(({ name }) => name);
};
const answer = (registration: string, question: string, value: unknown) =>
  test.db.read.query('insert into answer (registration_id, question_id, value, answered_at) values ($1, $2, $3, $4)', [
    ...[registration, question],
    ...[JSON.stringify(value), clock.now()],
  ]);
const seen = async (registration: string, attended: boolean) => {
  const [{ id }] = await test.db.read.query(`select id from session where event_id = $1 and code = 'P'`, [event.id]);
  await test.db.read.query(
    `insert into attendance (registration_id, session_id, attended, decided_by) values ($1, $2, $3, 'person')`,
    [registration, id, attended],
  );
};

describe('the people of an audience', () => {
  it('are everybody with a place, in order of arrival, and nobody who waits or left', async () => {
    ({ event } = await anEvent(test.db, { capacity: 2 }));
    const ana = await join('Ana');
    await join('Bo');
    await join('Cy');
    expect(await names({ kind: 'all' })).toEqual(['Ana', 'Bo']);
    expect(await names({ kind: 'waiting' })).toEqual(['Cy']);
    await test.db.read.query(`update registration set status = 'cancelled' where id = $1`, [ana]);
    expect(await names({ kind: 'all' })).toEqual(['Bo']);
    expect(await stillIn(test.db.read, asked({ kind: 'all' }), [ana])).toEqual(new Set());
  });

  it('holds back what is queued for who switches such mails off before it leaves', async () => {
    const [ana, bo] = [await join('Ana'), await join('Bo')];
    await test.db.read.query(`update registration set mail_off_at = created_at where id = $1`, [ana]);
    expect(await stillIn(test.db.read, asked({ kind: 'all' }), [ana, bo])).toEqual(new Set([bo]));
    expect(await countAudience(test.db.read, asked({ kind: 'all' }))).toEqual({ people: 1, off: 1 });
  });

  it('of a session hold a place in it; who waits for it is on a waiting list', async () => {
    const sessions = await aProgramme(test.db, event, [{ sessions: { A1: 1, B1: null } }]);
    const [a1 = '', b1 = ''] = [sessions.get('A1'), sessions.get('B1')];
    await join('Ana', [a1]);
    await join('Bo', [a1]);
    await join('Cy', [b1]);
    expect(await names({ kind: 'session', id: a1 })).toEqual(['Ana']);
    expect(await names({ kind: 'session', id: b1 })).toEqual(['Cy']);
    expect(await names({ kind: 'waiting' })).toEqual(['Bo']);
  });

  it('of a theme group hold a place in one of its sessions here, or in what everybody attends', async () => {
    const sessions = await aProgramme(test.db, event, [{ sessions: { B1: null, C1: null } }]);
    const group = await aThemeGroup(test.db, []);
    await test.db.read.query('update session set theme_group_id = $1 where id = $2', [group, sessions.get('B1')]);
    await join('Ana', [sessions.get('B1') ?? '']);
    await join('Bo', [sessions.get('C1') ?? '']);
    expect(await names({ kind: 'theme_group', id: group })).toEqual(['Ana']);
    await test.db.read.query(`update session set theme_group_id = $1 where event_id = $2 and code = 'P'`, [
      group,
      event.id,
    ]);
    expect(await names({ kind: 'theme_group', id: group })).toEqual(['Ana', 'Bo']);
  });

  it('are of this event only, whatever the id is of', async () => {
    const other = (await anEvent(test.db)).event;
    const sessions = await aProgramme(test.db, other, [{ sessions: { A1: null } }]);
    const question = await addQuestion(test.db, other.id, { kind: 'yes_no' });
    const ana = await join('Ana');
    await answer(ana, question.id, true);
    expect(await names({ kind: 'session', id: sessions.get('A1') ?? '' })).toEqual([]);
    expect(await names({ kind: 'answered', question: question.id, option: 'yes' })).toEqual([]);
    expect(await names({ kind: 'theme_group', id: newId() })).toEqual([]);
  });

  it('chose an option, alone or among others, or said yes or no; sensitive answers make no audience', async () => {
    const options = someOptions('one', 'two');
    const one = await addQuestion(test.db, event.id, { kind: 'one_choice', options });
    const many = await addQuestion(test.db, event.id, { kind: 'many_choice', options });
    const yesNo = await addQuestion(test.db, event.id, { kind: 'yes_no' });
    const diet = await addQuestion(test.db, event.id, {
      kind: 'one_choice',
      options,
      privacy: 'sensitive',
      eraseDays: 7,
    });
    const [ana, bo] = [await join('Ana'), await join('Bo')];
    await answer(ana, one.id, 'one');
    await answer(bo, one.id, 'two');
    await answer(ana, many.id, ['one', 'two']);
    await answer(bo, many.id, ['two']);
    await answer(ana, yesNo.id, true);
    await answer(bo, yesNo.id, false);
    await answer(ana, diet.id, 'one');
    const who = (question: string, option: string) => names({ kind: 'answered', question, option });
    expect(await who(one.id, 'one')).toEqual(['Ana']);
    expect(await who(many.id, 'one')).toEqual(['Ana']);
    expect(await who(many.id, 'two')).toEqual(['Ana', 'Bo']);
    expect(await who(yesNo.id, 'yes')).toEqual(['Ana']);
    expect(await who(yesNo.id, 'no')).toEqual(['Bo']);
    expect(await who(diet.id, 'one')).toEqual([]);
  });

  it('were there or not as it was decided; of whom nothing can be known are neither', async () => {
    const [ana, bo] = [await join('Ana'), await join('Bo')];
    await join('Cy');
    await join('Dot', [], false);
    await seen(bo, false);
    expect(await names({ kind: 'attended' })).toEqual([]);
    expect(await names({ kind: 'absent' })).toEqual(['Bo']);
    clock.moveTo('2027-03-05T09:00:00Z');
    expect(await names({ kind: 'absent' })).toEqual(['Bo']); // nobody was seen: that says nothing about anybody
    await seen(ana, true);
    expect(await names({ kind: 'attended' })).toEqual(['Ana']);
    expect(await names({ kind: 'absent' })).toEqual(['Bo', 'Cy']); // Dot was never told that it is noted
    clock.moveTo('2027-03-04T13:30:00Z');
    expect(await names({ kind: 'absent' })).toEqual(['Bo']); // Cy may still come
  });

  it('who speak are those who were added, without a registration', async () => {
    await join('Ana');
    await test.db.read.query(
      `insert into speaker (id, event_id, name, email, email_as_typed, language, created_at)
       values ($1, $2, 'Ina', 'ina@example.org', 'Ina@example.org', 'en', $3)`,
      [newId(), event.id, clock.now()],
    );
    expect(await names({ kind: 'speakers' })).toEqual(['Ina']);
    const [ina] = await findAudience(test.db.read, asked({ kind: 'speakers' }), page);
    expect(ina).toMatchObject({ as: 'speaker', address: 'Ina@example.org', language: 'en', uid: null });
  });

  it('come page by page, each once, and only who was in by a moment', async () => {
    for (const name of ['Ana', 'Bo', 'Cy']) await join(name);
    const pressed = clock.now();
    clock.moveTo('2027-03-01T09:00:01Z');
    await join('Late');
    const all = { ...asked({ kind: 'all' }), inBy: pressed };
    const first = await findAudience(test.db.read, all, { after: -1, limit: 2 });
    const second = await findAudience(test.db.read, all, { after: first.at(-1)?.place ?? -1, limit: 2 });
    expect([...first, ...second].map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy']);
    expect(await countAudience(test.db.read, all)).toEqual({ people: 3, off: 0 });
  });
});

describe('the audiences of an event', () => {
  it('are offered and named; those of another event or of what is gone are not', async () => {
    const sessions = await aProgramme(test.db, event, [{ sessions: { A1: null, B1: null } }]);
    const question = await addQuestion(test.db, event.id, { kind: 'yes_no', label: { nl: 'Lunch?' } });
    await addQuestion(test.db, event.id, { kind: 'text' });
    await addQuestion(test.db, event.id, { kind: 'yes_no', privacy: 'sensitive', eraseDays: 7 });
    await test.db.read.query(`update session set status = 'cancelled' where code = 'B1'`);
    const choices = await audienceChoices(test.db.read, event);
    expect(everyAudience(choices).map((one) => sayAudience(one, choices, 'nl'))).toEqual([
      'Iedereen met een plek',
      'Wie wacht op een plek, bij het evenement of in een sessie',
      'Wie naar sessie A1 Sessie A1 gaat',
      'Wie ‘Ja’ antwoordde op ‘Lunch?’',
      'Wie ‘Nee’ antwoordde op ‘Lunch?’',
      'Wie erbij was',
      'Wie er niet bij was',
      'Sprekers',
    ]);
    const called = { kind: 'session' as const, id: sessions.get('B1') ?? '' };
    expect(isChoice(choices, called)).toBe(false);
    expect(sayAudience(called, choices, 'en')).toBe('Who goes to session B1 Sessie B1');
    expect(isChoice(choices, { kind: 'session', id: newId() })).toBe(false);
    expect(sayAudience({ kind: 'session', id: newId() }, choices, 'en')).toBe('A choice that is no longer there');
    expect(isChoice(choices, { kind: 'answered', question: question.id, option: 'perhaps' })).toBe(false);
    expect(new Set(everyAudience(choices).map(writeAudience)).size).toBe(8);
  });
});
