import { type AnEvent, anEvent } from '#events/testing';
import type { InboundOutcome } from '#mail';
import { testOutbox } from '#mail/testing';
import { createTestDatabase, queriesOf, type TestDatabase } from '#platform/testing';
import { findRegistration } from '../find-registration.js';
import {
  googleReply,
  OfferStage,
  outlookReply,
  ownRegistrationsOn,
  type ReplyWishes,
  replyMail,
  testLinks,
} from '../testing.js';
import { calendarAnswers, countAnswers } from './answers.queries.js';
import { CalendarReplies } from './calendar-replies.js';
import { declinedMailKind } from './declined-mail.js';

let database: TestDatabase;
let stage: OfferStage;
let replies: CalendarReplies;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  stage = new OfferStage(database.db);
  replies = new CalendarReplies(database.db, stage.clock, testOutbox());
});

const participant = { kind: 'participant' } as const;

/** One place, which Ana has; Bo waits for it. */
async function full(wishes: AnEvent = {}) {
  const { event } = await anEvent(database.db, { capacity: 1, ...wishes });
  const [ana, bo] = [await stage.join(event, 'Ana'), await stage.join(event, 'Bo')];
  await stage.ledger.allSent();
  return { event, ana, bo };
}

async function entryOf(registrationId: string) {
  const [entry] = await database.db.read.query(
    'select id, uid, sequence, partstat from calendar_entry where registration_id = $1',
    [registrationId],
  );
  return entry;
}

/** An answer to Ana's entry, unless it is said to be otherwise, sent to the address of that entry. */
async function answer(ana: string, partstat: string, wishes: Partial<ReplyWishes> = {}, to?: string): Promise<string> {
  const { id, uid, sequence } = await entryOf(ana);
  const stamp = `${stage.clock
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')}`;
  const file = outlookReply({ uid, attendee: 'Ana@Example.org', partstat, sequence, stamp, ...wishes });
  const outcome: InboundOutcome = await database.db.transaction((tx) =>
    replies.handle(tx, replyMail(file), to ?? id, stage.clock.now()),
  );
  return outcome.became;
}

const standing = async (ana: string) => (await calendarAnswers(database.db.read, [ana])).get(ana);
const asked = async () => (await stage.ledger.unsent()).filter((mail) => mail.startsWith('calendar-declined'));

describe('an answer from a calendar', () => {
  it.each(['ACCEPTED', 'TENTATIVE', 'DECLINED'])('stands beside the registration: %s', async (partstat) => {
    const { event, ana } = await full();
    expect(await answer(ana, partstat)).toBe(partstat.toLowerCase());
    expect(await standing(ana)).toBe(partstat);
    const counts = { accepted: 0, tentative: 0, declined: 0 };
    expect(await countAnswers(database.db.read, event.id)).toEqual({ ...counts, [partstat.toLowerCase()]: 1 });
  });

  it('never takes a place away by itself', async () => {
    const { ana } = await full();
    await answer(ana, 'DECLINED');
    expect(await stage.people()).toEqual(['Ana confirmed', 'Bo waiting']);
    expect(await stage.ledger.entries()).toEqual(['Ana REQUEST 0']);
  });

  it('is the one given last, whichever comes first', async () => {
    const { ana } = await full();
    expect(await answer(ana, 'ACCEPTED', { stamp: '20270301T085900Z' })).toBe('accepted');
    expect(await answer(ana, 'DECLINED', { stamp: '20270301T085800Z' })).toBe('stale');
    expect([await standing(ana), await asked()]).toEqual(['ACCEPTED', []]);
    expect(await answer(ana, 'TENTATIVE', { stamp: '20270301T085930Z' })).toBe('tentative');
  });

  it('is said of whom it is about, and nothing else of the mail', async () => {
    const { event, ana } = await full();
    const { id, uid } = await entryOf(ana);
    const mail = replyMail(googleReply({ uid, attendee: 'ana@example.org', partstat: 'DECLINED' }));
    const outcome = await database.db.transaction((tx) => replies.handle(tx, mail, id, stage.clock.now()));
    expect(outcome).toEqual({
      kind: 'calendar_reply',
      became: 'declined',
      fields: { answer: 'DECLINED', sequence: 0, answered: '2027-03-01T10:00:00.000Z' },
      subjectIds: { registration: ana, event: event.id },
    });
  });
});

describe('an answer that changes nothing', () => {
  it.each<[string, string, Partial<ReplyWishes>]>([
    ['comes from somebody the invite was passed on to', 'other_address', { attendee: 'chef@example.org' }],
    ['is about another entry', 'other_entry', { uid: 'other@kring.example.org' }],
    ['is about an invite that was replaced', 'stale', { sequence: -1 }],
    ['sends somebody else', 'other_answer', { partstat: 'DELEGATED' }],
  ])('%s', async (_, why, wishes) => {
    const { ana } = await full();
    await answer(ana, 'ACCEPTED');
    stage.clock.moveTo('2027-03-01T09:30:00Z');
    expect(await answer(ana, 'DECLINED', wishes)).toBe(why);
    expect([await standing(ana), await asked()]).toEqual(['ACCEPTED', []]);
  });

  it('comes with the address of one entry and the name of another', async () => {
    const { event } = await anEvent(database.db);
    const [ana, eve] = [await stage.join(event, 'Ana'), await stage.join(event, 'Eve')];
    const { id } = await entryOf(eve);
    expect(await answer(ana, 'DECLINED', {}, id)).toBe('other_entry');
    expect([await standing(ana), await standing(eve)]).toEqual([undefined, undefined]);
  });

  it('comes for an entry that is not there, or from who has no place any more', async () => {
    const { ana } = await full();
    expect(await answer(ana, 'DECLINED', {}, '0190a000-0000-7000-8000-00000000dead')).toBe('no_entry');
    await stage.registrations.cancel(ana, participant);
    const [before] = [await stage.ledger.unsent()];
    expect(await answer(ana, 'DECLINED')).toBe('no_place');
    expect(await stage.ledger.unsent()).toEqual(before);
  });

  it('is no answer', async () => {
    const { ana } = await full();
    const { id } = await entryOf(ana);
    const became = async (text: string) => {
      const [mail, now] = [replyMail(text), stage.clock.now()];
      return (await database.db.transaction((tx) => replies.handle(tx, mail, id, now))).became;
    };
    expect(await became('BEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\nEND:VCALENDAR\r\n')).toBe('other_method');
    expect(await became('x')).toBe('unreadable');
    expect(await became('x'.repeat(1_000_000))).toBe('too_long');
  });
});

describe('who declines', () => {
  it('is asked by mail whether somebody else may have the place, once', async () => {
    const { ana } = await full();
    await answer(ana, 'DECLINED');
    await answer(ana, 'DECLINED');
    stage.clock.moveTo('2027-03-01T09:10:00Z');
    await answer(ana, 'DECLINED');
    expect(await asked()).toEqual(['calendar-declined to Ana']);
  });

  it('is not asked again the same day when the calendar cannot make up its mind', async () => {
    const { ana } = await full();
    for (let minute = 10; minute < 20; minute++) {
      stage.clock.moveTo(`2027-03-01T09:${minute}:00Z`);
      await answer(ana, minute % 2 ? 'ACCEPTED' : 'DECLINED');
    }
    expect(await asked()).toHaveLength(1);
    stage.clock.moveTo('2027-03-02T10:00:00Z');
    expect(await answer(ana, 'DECLINED')).toBe('declined');
    expect(await asked()).toHaveLength(2);
  });

  it.each([
    ['once the event has begun', 'published', '2027-03-04T13:00:00Z'],
    ['about an event that is off', 'cancelled', '2027-03-01T09:00:00Z'],
  ])('is not asked %s', async (_, status, at) => {
    const { event, ana } = await full();
    await database.db.read.query('update event set status = $2 where id = $1', [event.id, status]);
    stage.clock.moveTo(at);
    await answer(ana, 'DECLINED');
    expect(await asked()).toEqual([]);
  });

  it('is not asked who switched such mails off, and still finds the question on the page', async () => {
    const { ana } = await full();
    await database.db.read.query('update registration set mail_off_at = $2 where id = $1', [ana, stage.clock.now()]);
    await answer(ana, 'DECLINED');
    expect([await asked(), await standing(ana)]).toEqual([[], 'DECLINED']);
  });

  it('is not asked when they accepted, left or said "I am coming" before the mail could leave', async () => {
    const { ana } = await full();
    const gathered = async () => {
      const mails = await database.db.read.query(
        `select id, language, subject_ids as "subjectIds" from outgoing_mail where kind = 'calendar-declined'`,
      );
      const facts = await declinedMailKind(testLinks()).gather(database.db.read, mails, stage.clock.now());
      return facts.size;
    };
    await answer(ana, 'DECLINED');
    expect(await gathered()).toBe(1);
    const registration = await findRegistration(database.db.read, ana);
    stage.clock.moveTo('2027-03-01T09:10:00Z');
    await replies.keepPlace({ id: ana });
    expect([await gathered(), await standing(ana)]).toEqual([0, 'ACCEPTED']);
    expect(await answer(ana, 'DECLINED', { stamp: '20270301T090500Z' })).toBe('stale');
    stage.clock.moveTo('2027-03-01T09:20:00Z');
    await answer(ana, 'DECLINED');
    await stage.registrations.cancel(ana, participant);
    expect([await gathered(), await standing(ana)]).toEqual([0, undefined]);
    stage.clock.moveTo('2027-03-01T09:30:00Z');
    if (registration) await ownRegistrationsOn(database.db, stage.clock).comeBack(registration);
    expect(await standing(ana)).toBeUndefined();
  });

  it('is told how, in a mail whose only way on is the own page', async () => {
    const { ana } = await full();
    await answer(ana, 'DECLINED');
    const mails = await database.db.read.query(
      `select id, language, subject_ids as "subjectIds" from outgoing_mail where kind = 'calendar-declined'`,
    );
    const kind = declinedMailKind(testLinks());
    const facts = await kind.gather(database.db.read, mails, stage.clock.now());
    const message = kind.render([...facts.values()][0] as never, { ...mails[0], language: 'nl' }, stage.clock.now());
    expect(message.subject).toBe('Kom je niet? Voorjaarswebinar');
    expect([...message.text.matchAll(/https:\/\/\S+/g)].map(([link]) => link)).toEqual([
      expect.stringMatching(/^https:\/\/kring\.example\.org\/mijn\/[\w-]{48}$/),
      expect.stringMatching(/^https:\/\/kring\.example\.org\/u\/[\w-]{48}$/), // off, in one click
    ]);
    expect(Object.keys(message.headers ?? {})).toContain('List-Unsubscribe-Post');
    expect(message.calendar).toBeUndefined();
  });
});

describe('an answer', () => {
  it('is forgotten when the event moves, because it was about another time', async () => {
    const { event, ana } = await full();
    await answer(ana, 'ACCEPTED');
    await database.db.read.query('update event set start_moved_at = $2 where id = $1', [
      event.id,
      new Date('2027-03-01T09:30:00Z'),
    ]);
    expect(await standing(ana)).toBeUndefined();
    stage.clock.moveTo('2027-03-01T10:00:00Z');
    await answer(ana, 'DECLINED');
    expect([await standing(ana), await asked()]).toEqual(['DECLINED', ['calendar-declined to Ana']]);
  });

  it('costs the same for one and for many', async () => {
    const { event } = await anEvent(database.db);
    const ids = [];
    for (const name of ['Ana', 'Bo', 'Cy']) ids.push(await stage.join(event, name));
    const cost = async (some: string[]) =>
      (await queriesOf(database.db, () => calendarAnswers(database.db.read, some))).length;
    expect([await cost(ids.slice(0, 1)), await cost(ids)]).toEqual([1, 1]);
  });
});

it('holds the second of two answers at once against the first', async () => {
  const { ana } = await full();
  const stamps = Array.from({ length: 8 }, (_, n) => `20270301T08590${n}Z`);
  const partstat = (n: number) => (n === 7 ? 'ACCEPTED' : 'DECLINED');
  await Promise.all(stamps.map((stamp, n) => answer(ana, partstat(n), { stamp })));
  expect(await standing(ana)).toBe('ACCEPTED');
  expect((await asked()).length).toBeLessThanOrEqual(1);
});
