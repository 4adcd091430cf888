import type { QueuedMail } from '#mail';
import { testOutbox } from '#mail/testing';
import { Secrets } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { ensureCommunity } from './community.js';
import { identityMailKinds } from './mails.js';
import { ROLES } from './organiser.entity.js';
import { Organisers } from './organisers.js';
import { SignIn } from './sign-in.js';
import { anOrganiser } from './testing.js';

const secrets = new Secrets(['a key of thirty-two characters or more']);
const kinds = identityMailKinds({ publicUrl: 'https://kring.example.org' }, secrets);
let test: TestDatabase;
let clock: HandClock;
let signIn: SignIn;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
  signIn = new SignIn(test.db, clock, secrets, testOutbox());
});
afterAll(() => test.drop());

/** The mails of the ledger as the worker would send them now; `undefined` for one that has become useless. */
async function letters() {
  const mails: QueuedMail[] = await test.db.read.query(
    `select id, kind, language, subject_ids as "subjectIds" from outgoing_mail order by seq`,
  );
  return await test.db.transaction((tx) =>
    Promise.all(
      mails.map(async (mail) => {
        const kind = kinds.find((known) => known.kind === mail.kind);
        const facts = (await kind?.gather(tx, [mail], clock.now()))?.get(mail.id);
        return facts && kind?.render(JSON.parse(JSON.stringify(facts)), mail, clock.now());
      }),
    ),
  );
}

describe('the sign-in mail', () => {
  it('carries a link that lets its reader in, in their language', async () => {
    await test.db.transaction((tx) => ensureCommunity(tx, { name: { nl: 'Netwerk', en: 'Network' } }, clock.now()));
    const sam = await anOrganiser(test.db, { name: 'Sam <b>', language: 'en' });
    await signIn.mailLink(sam.email, 'browser');
    const [letter] = await letters();
    expect(letter?.subject).toBe('Sign in to Network');
    expect(letter?.html).toContain('Sam &lt;b>');
    const code = /https:\/\/kring\.example\.org\/en\/console\/inloggen\/([\w-]{49})\b/.exec(letter?.text ?? '')?.[1];
    expect(await signIn.consume(code ?? '', 'browser', undefined)).toBeDefined();
  });

  it('is not sent when the link was used, has run out, or its organiser was disabled meanwhile', async () => {
    const noor = await anOrganiser(test.db);
    await signIn.mailLink(noor.email, 'browser');
    expect(await letters()).toEqual([expect.objectContaining({ subject: 'Inloggen bij Kring' })]);
    await test.db.read.query('update organiser set disabled_at = $1', [clock.now()]);
    expect(await letters()).toEqual([undefined]);
    await test.db.read.query('update organiser set disabled_at = null');
    clock.advance({ minutes: 15 });
    expect(await letters()).toEqual([undefined]);
  });
});

describe('the invitation', () => {
  it('leads to the sign-in page and carries no key', async () => {
    const organisers = new Organisers(test.db, clock, testOutbox());
    await organisers.invite(
      { email: 'noor@example.org', name: 'Noor', role: 'organiser', language: 'nl' },
      { kind: 'system' },
    );
    const [letter] = await letters();
    expect(letter?.text).toMatch(/https:\/\/kring\.example\.org\/console\/inloggen(?!\/)/);
    expect(letter?.text).not.toMatch(/[\w-]{40}/);
  });

  it('says what the role of its reader may do', async () => {
    const organisers = new Organisers(test.db, clock, testOutbox());
    for (const role of ROLES) {
      const input = { email: `${role}@example.org`, name: role, role, language: 'nl' } as const;
      await organisers.invite(input, { kind: 'system' });
    }
    const [owner, organiser, viewer] = await letters();
    expect(owner?.text).toContain('bepaalt wie er organisator is');
    expect(organiser?.text).toContain('je maakt evenementen en ziet wie er komt');
    expect(viewer?.subject).toBe('Je kunt nu meekijken bij Kring');
    expect(viewer?.text).toContain('verandert niets');
    expect(viewer?.text).not.toContain('maakt evenementen');
  });
});
