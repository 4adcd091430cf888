import { errorCode, openLog } from '#platform';
import { createTestDatabase, HandClock, meetAt, type TestDatabase } from '#platform/testing';
import { claimMails } from '../delivery/claim.js';
import { deliverMails } from '../mail.jobs.js';
import { MailKinds, type MailToQueue } from '../mail-kind.js';
import { Outbox } from '../outbox.js';
import { noteKind, noteMail, testOutbox } from '../testing.js';
import { expireUnsent, findUnsent, sendAgain } from './ledger.js';
import { countFailedMails, findMail, findMails } from './search-mails.js';

let database: TestDatabase;
const clock = new HandClock();
const outbox = testOutbox();
const EVENT = '01900000-0000-7000-8000-000000000001';
const ANA = '01900000-0000-7000-8000-00000000000a';
const BEN = '01900000-0000-7000-8000-00000000000b';

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.clean());
afterAll(() => database.drop());

const queue = (...mails: MailToQueue[]) => database.db.transaction((tx) => outbox.queue(tx, mails, clock.now()));
const about = (registration: string) => ({ subjectIds: { event: EVENT, registration } });
const keysWith = async (status: string): Promise<string[]> => {
  const rows = await database.db.read.query('select key from outgoing_mail where status = $1 order by seq', [status]);
  return rows.map((row: { key: string }) => row.key);
};
const set = (status: string, key: string) =>
  database.db.read.query("update outgoing_mail set status = $1, attempts = 3, facts = '{}' where key = $2", [
    status,
    key,
  ]);

describe('the outbox', () => {
  it('is part of its transaction: what is rolled back is never mailed', async () => {
    const failing = database.db.transaction(async (tx) => {
      await outbox.queue(tx, [noteMail('a')], clock.now());
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await keysWith('queued')).toEqual([]);
  });

  it('takes one of two mails with one key, also from two transactions at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => queue(noteMail('a'), noteMail('b'))));
    expect(ids.flat()).toHaveLength(2);
    expect((await keysWith('queued')).toSorted()).toEqual(['a', 'b']);
    const insert = `insert into outgoing_mail (id, key, kind, to_address, language, subject_ids, priority, message_id, created_at)
                    values (gen_random_uuid(), 'a', 'note', 'x@y.z', 'nl', '{}', 1, 'm', now())`;
    await expect(database.db.read.query(insert)).rejects.toMatchObject({ code: '23505' }); // the belt under it
  });

  it('takes the same keys from two sides in opposite order without a deadlock', async () => {
    const meeting = await meetAt(database.db, 'outgoing_mail', 'between');
    const mails = Array.from({ length: 10 }, (_, i) => noteMail(`k${i}`));
    const error = async (batch: MailToQueue[]) => {
      const owned = await database.db.begin(); // `transaction` would try again and hide a deadlock
      try {
        await outbox.queue(owned.tx, batch, clock.now());
        await owned.commit();
        return 'none';
      } catch (reason) {
        await owned.rollback();
        return errorCode(reason);
      }
    };
    expect(await Promise.all([error(mails), error(mails.toReversed())])).toEqual(['none', 'none']);
    // Negative control: the same keys under order keys that turn their order around.
    await database.clean();
    await meeting.again();
    const turned = mails.map((mail, i) => ({ ...mail, orderKey: `o${9 - i}` }));
    expect((await Promise.all([error(mails), error(turned)])).toSorted()).toEqual(['40P01', 'none']);
    await meeting.end();
  });

  it('survives names of all sorts, and cuts controls out of them', async () => {
    const [id = ''] = await queue(noteMail('a', { to: { address: 'a@b.nl', name: 'Ana\r\nBcc: x\0\ud800 👩‍👩‍👧' } }));
    expect((await findMail(database.db.read, id))?.to.name).toBe('Ana Bcc: x\ufffd 👩‍👩‍👧');
  });

  it('hints in chunks of a hundred', async () => {
    const nudges: unknown[] = [];
    const jobs = { nudge: async (job: unknown, payloads: readonly unknown[]) => void nudges.push([job, payloads]) };
    const ids = Array.from({ length: 201 }, (_, i) => `id-${i}`);
    await new Outbox({ mailFrom: 'a@b.nl' }, jobs).nudge(ids);
    expect(nudges).toEqual([
      [deliverMails, [{ ids: ids.slice(0, 100) }, { ids: ids.slice(100, 200) }, { ids: ['id-200'] }]],
    ]);
  });

  it('withholds whatever it gets once it is told to, and hints nobody', async () => {
    const nudges: unknown[] = [];
    const demo = new Outbox({ mailFrom: 'a@b.nl' }, { nudge: async (job) => void nudges.push(job) });
    demo.withholdAll();
    const ids = await database.db.transaction((tx) => demo.queue(tx, [noteMail('a')], clock.now()));
    await demo.nudge(ids);
    expect(await keysWith('withheld')).toEqual(['a']);
    expect(nudges).toEqual([]);
  });
});

describe('a change', () => {
  it('expires the unsent mails about its subject, of the kinds it names', async () => {
    await queue(
      noteMail('reminder/ana', { ...about(ANA), kind: 'reminder' }),
      noteMail('confirmation/ana', { ...about(ANA), kind: 'confirmation' }),
      noteMail('reminder/ben', { ...about(BEN), kind: 'reminder' }),
    );
    await set('sent', 'confirmation/ana');
    const expire = (kinds?: string[]) =>
      database.db.transaction((tx) =>
        expireUnsent(tx, { subject: 'registration', ids: [ANA], ...(kinds ? { kinds } : {}) }),
      );
    expect(await expire(['confirmation'])).toBe(0);
    expect(await expire()).toBe(1);
    expect(await keysWith('expired')).toEqual(['reminder/ana']);
    expect(await database.db.transaction((tx) => expireUnsent(tx, { subject: 'event', ids: [EVENT] }))).toBe(1);
    expect(await keysWith('queued')).toEqual([]);
  });

  it('expires by order key, and leaves alone what is being sent this moment', async () => {
    await queue(
      noteMail('a', { orderKey: 'uid-1' }),
      noteMail('b', { orderKey: 'uid-1' }),
      noteMail('c', { orderKey: 'uid-2' }),
    );
    await database.db.read.query("update outgoing_mail set status = 'sending', lease_until = $1 where key = 'a'", [
      clock.now(),
    ]);
    expect(await database.db.transaction((tx) => expireUnsent(tx, { orderKeys: ['uid-1', 'uid-3'] }))).toBe(1);
    expect(await keysWith('expired')).toEqual(['b']);
  });

  it('keeps a mail that nobody has tried yet from the workers until it is committed: the mail must say the new thing', async () => {
    await queue(noteMail('a', { orderKey: 'uid-1' }));
    const kinds = new MailKinds([noteKind({ title: 'x', useless: new Set(), broken: new Set() })]);
    const claimed = async () => {
      const owned = await database.db.begin();
      const options = { limit: 10, now: clock.now(), leaseUntil: clock.now() };
      const claim = await claimMails(owned.tx, kinds, options, openLog({ logLevel: 'silent' }, 'test'));
      await owned.rollback();
      return claim.mails.map((mail) => mail.key);
    };
    const change = await database.db.begin();
    expect(await findUnsent(change.tx, { orderKeys: ['uid-1'], kinds: ['note'] })).toEqual(new Set(['uid-1']));
    expect(await claimed()).toEqual([]);
    await change.commit();
    expect(await claimed()).toEqual(['a']);
  });

  it('cannot name a subject that is not a plain word', async () => {
    const hostile = database.db.transaction((tx) => expireUnsent(tx, { subject: "x' or true --", ids: [ANA] }));
    await expect(hostile).rejects.toThrow('no subject');
  });
});

describe('send again', () => {
  it.each(['failed', 'expired', 'withheld', 'suppressed'])(
    'queues a mail that is %s, with fresh facts and a fresh count',
    async (status) => {
      const [id = ''] = await queue(noteMail('a', { notAfter: new Date(clock.now().getTime() - 1) }));
      await set(status, 'a');
      expect(await database.db.transaction((tx) => sendAgain(tx, id, clock.now()))).toBe(true);
      const [row] = await database.db.read.query(
        'select status, attempts, facts, not_after, next_attempt_at from outgoing_mail',
      );
      expect(row).toEqual({
        status: 'queued',
        attempts: 0,
        facts: null,
        not_after: null,
        next_attempt_at: clock.now(),
      });
    },
  );

  it.each(['queued', 'sent', 'caught'])('leaves a mail alone that is %s', async (status) => {
    const [id = ''] = await queue(noteMail('a'));
    await set(status, 'a');
    expect(await database.db.transaction((tx) => sendAgain(tx, id, clock.now()))).toBe(false);
    expect(await keysWith(status)).toEqual(['a']);
  });
});

describe('the console', () => {
  it('sees the mails of an event or a registration, newest first, a page at a time', async () => {
    await queue(...Array.from({ length: 5 }, (_, i) => noteMail(`ana/${i}`, about(ANA))));
    await queue(noteMail('ben', about(BEN)));
    const keys = (mails: { key: string }[]) => mails.map((mail) => mail.key);
    expect(keys(await findMails(database.db.read, 'event', EVENT))).toEqual([
      'ben',
      'ana/4',
      'ana/3',
      'ana/2',
      'ana/1',
      'ana/0',
    ]);
    const page = await findMails(database.db.read, 'registration', ANA, { limit: 2 });
    expect(keys(page)).toEqual(['ana/4', 'ana/3']);
    expect(
      keys(await findMails(database.db.read, 'registration', ANA, { limit: 9, before: page[1]?.seq ?? 0 })),
    ).toEqual(['ana/2', 'ana/1', 'ana/0']);
    expect(page[0]).toMatchObject({
      status: 'queued',
      attempts: 0,
      to: { name: 'Ana' },
      createdAt: clock.now(),
      sentAt: undefined,
    });
  });

  it('finds nothing for an id that is nobody', async () => {
    expect(await findMail(database.db.read, ANA)).toBeUndefined();
    expect(await findMails(database.db.read, 'event', ANA)).toEqual([]);
  });

  it('sees and counts those that failed', async () => {
    await queue(noteMail('a', about(ANA)), noteMail('b', about(BEN)));
    const failed = async () =>
      (await findMails(database.db.read, 'event', EVENT, { status: 'failed' })).map(({ key }) => key);
    const failedOf = async (event: string) => (await countFailedMails(database.db.read, [event])).get(event);
    expect([await failed(), await failedOf(EVENT)]).toEqual([[], undefined]);
    await set('failed', 'a');
    expect([await failed(), await failedOf(EVENT)]).toEqual([['a'], 1]);
    expect(await failedOf(ANA)).toBeUndefined();
  });
});
