import { anEvent, type TestEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { aForm, register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let webinar: TestEvent;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db);
  webinar = await anEvent(test.db, { capacity: 2 });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const path = (rest = '') => `/console/e/${webinar.event.id}/mail${rest}`;
const come = (...names: string[]) => register(registrationsOn(test.db, new HandClock()), webinar.event, names);
const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const idOf = async (name: string): Promise<string> =>
  (await rows('select id from outgoing_mail where to_name = $1 order by seq desc', [name]))[0].id;

describe('the mails of an event', () => {
  const names = async (query: string) => {
    const { body } = await noor.get(path(`?${query}`));
    return [...body.matchAll(/<small>(\w+)@example.org<\/small>/g)].map(([, name]) => name);
  };

  it('are found by state, kind and address', async () => {
    await come('Ana', 'Ben', 'Cem');
    await rows(`update outgoing_mail set status = 'sent' where to_name = 'Ana'`);
    expect(await names('')).toEqual(['cem', 'ben', 'ana']);
    expect(await names('status=sent')).toEqual(['ana']);
    expect(await names('kind=waiting')).toEqual(['cem']);
    expect(await names('q=BEN%40EX')).toEqual(['ben']);
    expect(await names('q=a%25')).toEqual([]);
    expect(await names('status=failed')).toEqual([]);
    for (const nonsense of ['status=x', 'kind=sign-in', 'before=x', 'before=-1', 'q=', 'q[]=a']) {
      expect([nonsense, await names(nonsense)]).toEqual([nonsense, ['cem', 'ben', 'ana']]);
    }
    for (const q of ['x'.repeat(10_000), '%', '_', '\\', '\0', "' or true--"]) {
      expect([q.slice(0, 9), (await noor.get(path(`?q=${encodeURIComponent(q)}`))).statusCode]).toEqual([
        q.slice(0, 9),
        200,
      ]);
    }
    expect((await noor.get(path('?before=999999999999999'))).statusCode).toBe(200);
  });

  it('turn pages without losing or repeating any', async () => {
    await come('Ana');
    await rows(
      `insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, priority, message_id, created_at)
       select gen_random_uuid(), key || i, kind, 'n' || i || '@example.org', 'n', language, subject_ids, priority, message_id || i, created_at
       from outgoing_mail, generate_series(1, 119) as i`,
    );
    const seen: (string | undefined)[] = [];
    for (let query = ''; ; ) {
      seen.push(...(await names(query)));
      const next = /before=(\d+)/.exec((await noor.get(path(`?${query}`))).body);
      if (!next || query === next[0]) break;
      query = next[0];
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });
});

describe('one mail', () => {
  it('shows what it will say, without the keys of the person', async () => {
    await come('Ana');
    const { body } = await noor.get(path(`/${await idOf('Ana')}`));
    expect(body).toContain('Je bent aangemeld: Voorjaarswebinar');
    expect(body).toContain('Zo gaat hij de deur uit');
    expect(body).toContain('/mijn/…');
    expect(body).not.toMatch(/\/(mijn|j)\/[\w-]{48}/);
    expect(body).not.toMatch(/[\w-]{48}\/(?:afzeggen|niet-ik)/);
    expect(await rows('select facts from outgoing_mail')).toEqual([{ facts: null }]);
  });

  it('shows what it said, not what is true now; what is no longer kept is not made up', async () => {
    await come('Ana');
    const id = await idOf('Ana');
    await rows(`update registration set name = 'Anders'`);
    const before = (await noor.get(path(`/${id}`))).body;
    expect(before).toContain('Dag Anders');
    await rows(
      `update outgoing_mail set status = 'sent', sent_at = created_at, attempts = 1, smtp_text = '250 <b>ok</b>', facts = $1`,
      [{ at: '2027-03-01T08:00:00Z', facts: await factsOf(id) }],
    );
    await rows(`update registration set name = 'Later'`);
    const after = (await noor.get(path(`/${id}`))).body;
    expect(after).toContain('Dag Ana');
    expect(after).toContain('Zo is hij verstuurd');
    expect(after).toContain('250 &lt;b>ok');
    await rows('update outgoing_mail set facts = null');
    expect((await noor.get(path(`/${id}`))).body).toContain('bewaren we niet meer');
  });

  it('says so when it would help nobody any more', async () => {
    await come('Ana');
    await rows(`update registration set status = 'cancelled'`);
    expect((await noor.get(path(`/${await idOf('Ana')}`))).body).toContain('zou nu niemand meer helpen');
  });

  it('that was sent goes out once more after a question, as a new one, once', async () => {
    await come('Ana');
    const id = await idOf('Ana');
    await rows(`update outgoing_mail set status = 'sent', sent_at = created_at, attempts = 1`);
    expect((await noor.post(path(`/${id}/attempts`))).headers.location).toBe(path(`/${id}/again`));
    expect((await noor.get(path(`/${id}/again`))).body).toContain('nog eens sturen aan Ana?');
    expect(await rows('select 1 from outgoing_mail')).toHaveLength(1);
    const again = () => noor.post(path(`/${id}/attempts`), { confirmed: 'yes' });
    const answers = await Promise.all([again(), again()]);
    const made = await rows('select id, status, key, subject_ids, message_id from outgoing_mail order by seq');
    expect(made.map((mail: { status: string }) => mail.status)).toEqual(['sent', 'queued']);
    expect(made[1].key).toBe(`${made[0].key}/again`);
    expect(made[1].subject_ids).toEqual(made[0].subject_ids);
    expect(made[1].message_id).not.toBe(made[0].message_id);
    expect(answers.map((answer) => answer.headers.location).toSorted()).toEqual(
      [path(`/${made[1].id}?done=mail_queued`), path(`/${id}?done=mail_not_again`)].toSorted(),
    );
    const audit = await rows(`select subject_id, after from audit_entry where action = 'mail.sent_again'`);
    expect(audit).toEqual([{ subject_id: id, after: { mail: made[1].id } }]);
    expect((await noor.get(path(`/${id}`))).body).toContain(`Opnieuw gestuurd door ${noor.organiser.name}`);
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    expect((await viewer.get(path(`/${id}`))).body).not.toContain('/again"');
  });

  it('asks the database as much about an old mail as about a new one', async () => {
    await come('Ana');
    const id = await idOf('Ana');
    const count = () => queriesOfPage(web, () => noor.get(path(`/${id}`)));
    const one = await count();
    await rows(
      `insert into audit_entry (at, actor_kind, actor_id, action, subject_kind, subject_id)
       select now(), 'organiser', $1, 'mail.sent_again', 'mail', $2 from generate_series(1, 30)`,
      [noor.organiser.id, id],
    );
    expect([one, await count()]).toEqual([9, 9]);
  });
});

/** The facts as a worker would have frozen them, read from a page of our own: name as it was when she registered. */
async function factsOf(id: string): Promise<object> {
  const form = aForm('Ana');
  const [{ registration }] = await rows(
    `select subject_ids->>'registration' as registration from outgoing_mail where id = $1`,
    [id],
  );
  return {
    registrationId: registration,
    linkVersion: 1,
    status: 'confirmed',
    name: form.name,
    email: form.email.asTyped,
    attends: 'online',
    community: 'Kring',
    contactAddress: null,
    event: {
      slug: webinar.event.slug,
      title: 'Voorjaarswebinar',
      isCancelled: false,
      startVersion: 1,
      startsAt: webinar.event.startsAt.toISOString(),
      endsAt: webinar.event.endsAt.toISOString(),
      timeZone: webinar.event.timeZone,
      location: '',
    },
    sessions: [],
    calendar: null,
  };
}
