import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { searchMails } from './search-mails.js';

let database: TestDatabase;
const EVENT = '0190a000-0000-7000-8000-000000000001';
const everything = { status: '', kind: '', q: '' } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  // One rare mail, then more than a search looks through for one page, then one of another event.
  await database.db.read.query(
    `insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, priority, status, message_id, created_at)
     select gen_random_uuid(), 'k' || i, case when i = 1 then 'rare' else 'confirmation' end,
            case when i = 1 then 'rare@example.org' else 'often@example.org' end, 'Ana 100%', 'nl',
            jsonb_build_object('event', case when i = 20100 then 'another' else $1 end), 20,
            case when i = 2 then 'failed' else 'sent' end, '<' || i || '@x>', '2027-03-01T09:00:00Z'
     from generate_series(1, 20100) as i order by i`,
    [EVENT],
  );
});
afterAll(() => database.drop());

const search = (wishes: Partial<Parameters<typeof searchMails>[2]>) =>
  searchMails(database.db.read, EVENT, { ...everything, ...wishes });

describe('looking through the ledger', () => {
  it('stops after a bounded number of mails and says where to go on', async () => {
    for (const rare of [{ q: 'RARE@' }, { kind: 'rare' }]) {
      const first = await search(rare);
      expect(first.mails).toEqual([]);
      expect(first.next).toBeGreaterThan(1);
      const second = await search({ ...rare, before: first.next });
      expect(second.mails.map((mail) => mail.to.address)).toEqual(['rare@example.org']);
      expect(second.next).toBeUndefined();
    }
  });

  it('finds what failed at once, however long ago', async () => {
    const { mails, next } = await search({ status: 'failed' });
    expect([mails.length, mails[0]?.status, next]).toEqual([1, 'failed', undefined]);
  });

  it('hands out fifty at a time, of this event only, and takes typed signs as they are', async () => {
    const { mails, next } = await search({});
    expect([mails.length, next]).toEqual([50, mails.at(-1)?.seq]);
    expect(mails.every((mail) => mail.subjectIds.event === EVENT)).toBe(true);
    expect((await search({ q: '100%' })).mails).toHaveLength(50);
    expect((await search({ q: '1_0' })).mails).toHaveLength(0);
    expect((await search({ before: 1 })).mails).toEqual([]);
  });
});
