import { testOutbox } from '#mail/testing';
import { Secrets } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { Organisers } from './organisers.js';
import { identitySweeps, SignIn } from './sign-in.js';
import { signInCode } from './sign-in-link.js';
import { anOrganiser } from './testing.js';

const secrets = new Secrets(['a key of thirty-two characters or more']);
const BROWSER = 'the cookie of the browser that asked';
let test: TestDatabase;
let clock: HandClock;
let signIn: SignIn;
let organisers: Organisers;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
  signIn = new SignIn(test.db, clock, secrets, testOutbox());
  organisers = new Organisers(test.db, clock, testOutbox());
});
afterAll(() => test.drop());

const mails = () =>
  test.db.read.query('select kind, to_address, subject_ids, not_after from outgoing_mail order by seq');

async function codeFor(email: string): Promise<string> {
  const link = await signIn.makeLink(email);
  if (link.kind !== 'made') throw new Error('no link');
  return link.code;
}

/** The code as the mail carries it. */
async function mailedCode(email: string): Promise<string> {
  await signIn.mailLink(email, BROWSER);
  return signInCode(secrets, (await mails()).at(-1).subject_ids.link);
}

async function session(code: string, browser?: string, old?: string): Promise<string> {
  const token = await signIn.consume(code, browser, old);
  if (!token) throw new Error('not let in');
  return token;
}

describe('a sign-in link', () => {
  it('lets its organiser in, once', async () => {
    const noor = await anOrganiser(test.db);
    const code = await codeFor(noor.email);
    const token = await session(code);
    expect((await signIn.find(token))?.organiser).toEqual({
      id: noor.id,
      name: noor.name,
      email: noor.email,
      role: 'organiser',
      language: 'nl',
    });
    expect(await signIn.consume(code, undefined, undefined)).toBeUndefined();
    expect(await test.db.read.query('select action, actor_id from audit_entry')).toEqual([
      { action: 'organiser.signed_in', actor_id: noor.id },
    ]);
  });

  it('lets one in of many presses at the same moment, over two processes', async () => {
    const { email } = await anOrganiser(test.db);
    const code = await codeFor(email);
    const other = new SignIn(await test.another(), clock, secrets, testOutbox());
    const presses = [signIn, other, signIn, other].map((door) => door.consume(code, undefined, undefined));
    expect((await Promise.all(presses)).filter(Boolean)).toHaveLength(1);
    expect(await test.db.read.query('select count(*)::int as n from web_session')).toEqual([{ n: 1 }]);
  });

  it('works for fifteen minutes', async () => {
    const { email } = await anOrganiser(test.db);
    const [early, late] = [await codeFor(email), await codeFor(email)];
    clock.advance({ minutes: 14, seconds: 59 });
    expect(await signIn.consume(early, undefined, undefined)).toBeDefined();
    clock.advance({ seconds: 1 });
    expect(await signIn.consume(late, undefined, undefined)).toBeUndefined();
  });

  it('works only in the browser that asked when it came by mail', async () => {
    const { email } = await anOrganiser(test.db);
    const code = await mailedCode(email);
    expect(await signIn.consume(code, 'the cookie of another browser', undefined)).toBeUndefined();
    expect(await signIn.consume(code, undefined, undefined)).toBeUndefined();
    expect(await signIn.consume(code, BROWSER, undefined)).toBeDefined();
  });

  it('works in any browser when it was shown in a terminal', async () => {
    const { email } = await anOrganiser(test.db);
    expect(await signIn.consume(await codeFor(email), BROWSER, undefined)).toBeDefined();
  });

  it('is refused when it is made up, or made with another key', async () => {
    const { email } = await anOrganiser(test.db);
    const code = await codeFor(email);
    const [row] = await test.db.read.query('select id from sign_in_link');
    const forged = signInCode(new Secrets(['another key of thirty-two characters!']), row.id);
    for (const wrong of ['', 'x', code.slice(0, -1), `${code}A`, forged, `${code}'--`, '\u0000'.repeat(49)]) {
      expect(await signIn.consume(wrong, undefined, undefined)).toBeUndefined();
    }
  });

  it('is asked for without anybody learning who organises here', async () => {
    const { email } = await anOrganiser(test.db, { disabledAt: new Date(0) });
    expect(await signIn.mailLink(email, BROWSER)).toBeUndefined();
    expect(await signIn.mailLink('stranger@example.org', BROWSER)).toBeUndefined();
    expect(await mails()).toEqual([]);
    const noor = await anOrganiser(test.db);
    expect(await signIn.mailLink(noor.email, BROWSER)).toBeUndefined();
    expect(await mails()).toMatchObject([
      { kind: 'sign-in', to_address: noor.email, not_after: new Date(clock.now().getTime() + 15 * 60_000) },
    ]);
  });

  it('is mailed at most eight times in a quarter of an hour, also when asked all at once, and never locks out the host', async () => {
    const { email } = await anOrganiser(test.db);
    await Promise.all(Array.from({ length: 12 }, () => signIn.mailLink(email, BROWSER)));
    expect(await mails()).toHaveLength(8);
    expect((await signIn.makeLink(email)).kind).toBe('made');
    clock.advance({ minutes: 15 });
    await signIn.mailLink(email, BROWSER);
    expect(await mails()).toHaveLength(9);
  });

  it('still reaches its organiser when a stranger in another browser keeps asking', async () => {
    const { email } = await anOrganiser(test.db);
    for (let i = 0; i < 12; i++) await signIn.mailLink(email, 'the browser of a stranger');
    await signIn.mailLink(email, BROWSER);
    expect(await mails()).toHaveLength(9);
  });
});

describe('a session', () => {
  it('is the only place where its token is: tables and mail rows hold hashes', async () => {
    const { email } = await anOrganiser(test.db);
    const code = await mailedCode(email);
    const token = await session(code, BROWSER);
    const tables: { table: string }[] = await test.db.read.query(
      `select tablename as table from pg_tables where schemaname = 'public'`,
    );
    for (const { table } of tables) {
      const rows = JSON.stringify(await test.db.read.query(`select t.*::text from "${table}" t`));
      for (const secret of [code, token, BROWSER]) expect(rows).not.toContain(secret);
    }
  });

  it('ends after a week of silence, and being used keeps it alive', async () => {
    const { email } = await anOrganiser(test.db);
    const token = await session(await codeFor(email));
    for (let day = 1; day <= 2; day++) {
      clock.advance({ days: 6, hours: 23 });
      expect(await signIn.find(token)).toBeDefined();
    }
    clock.advance({ days: 7 });
    expect(await signIn.find(token)).toBeUndefined();
  });

  it('ends thirty days after sign-in, however busy', async () => {
    const { email } = await anOrganiser(test.db);
    const token = await session(await codeFor(email));
    for (let day = 1; day < 30; day++) {
      clock.advance({ days: 1 });
      expect(await signIn.find(token)).toBeDefined();
    }
    clock.advance({ days: 1 });
    expect(await signIn.find(token)).toBeUndefined();
  });

  it('is renewed at sign-in: the token that the browser had stops working', async () => {
    const { email } = await anOrganiser(test.db);
    const old = await session(await codeFor(email));
    const fresh = await session(await codeFor(email), undefined, old);
    expect(await signIn.find(old)).toBeUndefined();
    expect(await signIn.find(fresh)).toBeDefined();
  });

  it('ends at sign-out', async () => {
    const { email } = await anOrganiser(test.db);
    const token = await session(await codeFor(email));
    await signIn.signOut(token);
    await signIn.signOut(token);
    expect(await signIn.find(token)).toBeUndefined();
  });

  it('ends at once for an organiser who is disabled, links in the mail too', async () => {
    const owner = await anOrganiser(test.db, { role: 'owner' });
    const noor = await anOrganiser(test.db);
    const token = await session(await codeFor(noor.email));
    const link = await codeFor(noor.email);
    await organisers.disable(noor.id, { kind: 'organiser', id: owner.id });
    expect(await signIn.find(token)).toBeUndefined();
    expect(await signIn.consume(link, undefined, undefined)).toBeUndefined();
    await organisers.enable(noor.id, { kind: 'organiser', id: owner.id });
    expect(await signIn.find(token)).toBeUndefined();
  });

  it('is refused by the row of the organiser alone, should its own row have survived', async () => {
    const noor = await anOrganiser(test.db);
    const token = await session(await codeFor(noor.email));
    await test.db.read.query('update organiser set disabled_at = $1', [clock.now()]);
    expect(await signIn.find(token)).toBeUndefined();
  });

  it('leaves nothing behind when its time is over', async () => {
    const { email } = await anOrganiser(test.db);
    await session(await codeFor(email));
    clock.advance({ days: 31 });
    const keeper = await session(await codeFor(email));
    for (const sweep of identitySweeps(test.db)) await sweep.run(clock.now());
    expect(await test.db.read.query('select count(*)::int as n from web_session')).toEqual([{ n: 1 }]);
    expect(await test.db.read.query('select count(*)::int as n from sign_in_link')).toEqual([{ n: 1 }]);
    expect(await signIn.find(keeper)).toBeDefined();
  });

  it('has a form token of its own', async () => {
    const token = signIn.csrfToken('one session');
    expect(signIn.isCsrfToken('one session', token)).toBe(true);
    expect(signIn.isCsrfToken('another session', token)).toBe(false);
    for (const wrong of ['', 'x', token.slice(1)]) expect(signIn.isCsrfToken('one session', wrong)).toBe(false);
  });
});
