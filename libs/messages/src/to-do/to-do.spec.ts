import { toDoFor } from './to-do.js';

const START = new Date('2027-03-04T13:00:00Z');
const LONG_BEFORE = new Date('2027-01-04T13:00:00Z');
const DAYS_BEFORE = new Date('2027-03-01T13:00:00Z');
const session = { id: 's', code: 'A1', title: {}, isCancelled: false, capacity: 20, attended: 0, themeGroup: null };
const event = { title: { nl: 'Webinar', en: 'Webinar' }, summary: {}, startsAt: START, status: 'published' } as const;
const known = { pools: [], offered: 0, sessions: [], failedMails: 0, reminders: 2 } as const;
const calm = { ...known, event, state: 'open', counts: { waiting: 0 } } as const;
const kinds = (known: Parameters<typeof toDoFor>[0], now = LONG_BEFORE) => toDoFor(known, now).map(({ kind }) => kind);

describe('what is worth doing', () => {
  it('is nothing when all is well', () => {
    expect(toDoFor(calm, LONG_BEFORE)).toEqual([]);
  });

  it('begins with mails that did not arrive, also when it is over', () => {
    const failed = { ...calm, failedMails: 2, counts: { waiting: 3 }, reminders: 0 };
    expect(kinds(failed)).toEqual(['mails_failed', 'people_wait', 'no_reminders']);
    expect(kinds({ ...failed, state: 'ended' })).toEqual(['mails_failed']);
    expect(kinds({ ...failed, state: 'cancelled' })).toEqual(['mails_failed']);
  });

  it('names sessions that people wait for, and close to the day those that few chose', () => {
    const sessions = [
      { ...session, confirmed: 20, waiting: 5 },
      { ...session, id: 'b', code: 'B1', confirmed: 2, waiting: 0 },
      { ...session, id: 'c', code: 'C1', confirmed: 0, waiting: 2, isCancelled: true },
    ];
    // Five have no place yet, and one of them is held one: that one is not in line.
    const pools = [
      { sessionId: 's', capacity: 21, taken: 21, waiting: 4 },
      { sessionId: 'c', capacity: 0, taken: 0, waiting: 2 },
    ];
    expect(toDoFor({ ...calm, sessions, pools }, LONG_BEFORE)).toEqual([
      { kind: 'session_waits', id: 's', code: 'A1', count: 4 },
    ]);
    expect(toDoFor({ ...calm, sessions, pools }, DAYS_BEFORE)).toEqual([
      { kind: 'session_waits', id: 's', code: 'A1', count: 4 },
      { kind: 'few_chose', id: 'b', code: 'B1', count: 2 },
    ]);
  });

  it('says how many more people there are than places, and how many places wait for an answer', () => {
    const pools = [
      { sessionId: null, capacity: 10, taken: 22, waiting: 0 },
      { sessionId: null, capacity: 10, taken: 4, waiting: 0 },
      { sessionId: null, capacity: null, taken: 90, waiting: 0 },
      { sessionId: 's', capacity: 1, taken: 3, waiting: 0 },
    ];
    const sessions = [{ ...session, confirmed: 3, waiting: 0 }];
    expect(toDoFor({ ...calm, pools, sessions, offered: 2 }, LONG_BEFORE)).toEqual([
      { kind: 'overhang', count: 12 },
      { kind: 'places_offered', count: 2 },
      { kind: 'session_overhang', id: 's', code: 'A1', count: 2 },
    ]);
  });

  it('says that the English text is missing only where there is a Dutch one', () => {
    expect(kinds({ ...calm, event: { ...event, title: { nl: 'Webinar' } } })).toEqual(['english_missing']);
    expect(kinds({ ...calm, event: { ...event, summary: { nl: 'Kort' } } })).toEqual(['english_missing']);
  });
});
