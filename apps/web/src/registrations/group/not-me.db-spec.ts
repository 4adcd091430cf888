import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(() => test.clean());
afterAll(async () => {
  await web.close();
  await test.drop();
});

const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const form = {
  ...{ name: 'Els Bureau', email: 'els@example.org' },
  ...{ 'name.1': 'Ana', 'email.1': 'ana@example.org', 'name.2': 'Bo', 'email.2': 'bo@example.org' },
};

/** Els registers two people, and every mail has left. @returns the path of her link. */
async function sent(more: Record<string, string> = {}): Promise<string> {
  await anEvent(test.db, { slug: 'dag' });
  await web.post('/dag/aanmelden/groep', { ...form, ...more });
  await query(
    `update outgoing_mail set status = 'sent', facts = jsonb_build_object('at', '2027-01-04T09:00:00.000Z', 'facts', case
       when kind = 'confirmation' then '{"name": "kept", "together": {"by": "Els Bureau"}}'::jsonb else '{"name": "Els Bureau"}' end)`,
  );
  const [{ id }] = await query('select id from registration_group');
  return `/groep/${web.secrets.linkToken('group', id, 1)}/niet-ik`;
}
/** Whatever the tables still say of a name. */
const traces = async (name: string): Promise<string[]> => {
  const rows: { at: string }[] = await query(
    `select 'group' as at from registration_group where name = $1
     union all select kind from outgoing_mail where facts::text like '%' || $1 || '%' or to_name = $1
     union all select 'registration' from registration where name = $1 order by 1`,
    [name],
  );
  return rows.map(({ at }) => at);
};
const mineOf = async (name: string): Promise<string> => {
  const [{ id }] = await query('select id from registration where name = $1', [name]);
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
};

describe('whoever did not register others', () => {
  it('is asked first, then has the name taken away everywhere; the others stay, and so does what they were told', async () => {
    const link = await sent();
    const page = await web.get(link);
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    expect(textOf(page.body)).toContain('heeft iemand met jouw adres 2 mensen aangemeld');
    expect(await traces('Els Bureau')).toEqual(['confirmation', 'confirmation', 'group', 'registered-others']);
    const answer = await web.post(link);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, link]);
    expect(textOf((await web.get(link)).body)).toContain('De naam is weg');
    expect(await traces('Els Bureau')).toEqual([]);
    expect(await query(`select name from registration where status = 'confirmed'`)).toHaveLength(2);
    expect(await traces('kept')).toEqual(['confirmation', 'confirmation']);
    expect((await web.post(link)).statusCode).toBe(303);
    expect(await query(`select from audit_entry where action = 'registration_group.sender_removed'`)).toHaveLength(1);
  });

  it('has it taken away too where the registration of their own is removed', async () => {
    await sent({ self: 'on' });
    await web.post(`${await mineOf('Els Bureau')}/niet-ik`);
    expect(await traces('Els Bureau')).toEqual([]);
    expect(await query(`select name from registration where status = 'confirmed' order by name`)).toEqual([
      { name: 'Ana' },
      { name: 'Bo' },
    ]);
  });

  it('has it taken away also out of mails that are leaving at that moment', async () => {
    const link = await sent();
    await query(`update outgoing_mail set status = 'sending', attempts = 1, lease_until = '2027-01-04T09:01:00Z'`);
    await web.post(link);
    expect(await traces('Els Bureau')).toEqual([]);
    expect(await traces('kept')).toEqual(['confirmation', 'confirmation']);
  });

  it('finds no page with a link of another purpose, or a made-up one', async () => {
    await sent();
    const [{ id }] = await query('select id from registration_group');
    for (const token of [web.secrets.linkToken('manage', id, 1), web.secrets.linkToken('group', id, 2), 'x'.repeat(48)])
      expect((await web.get(`/groep/${token}/niet-ik`)).statusCode).toBe(404);
  });
});

describe('what is kept', () => {
  it('tells who was registered by whom, and who registered how many', async () => {
    await sent({ self: 'on' });
    const kept = async (name: string) => JSON.parse((await web.get(`${await mineOf(name)}/gegevens.json`)).body);
    expect((await kept('Ana')).registration_group).toMatchObject([{ name: 'Els Bureau', size: 3 }]);
    expect((await kept('Els Bureau')).registration_group).toMatchObject([{ name: 'Els Bureau', size: 3 }]);
    const page = textOf((await web.get(`${await mineOf('Ana')}/gegevens`)).body);
    expect(page).toContain('Aangemeld door Els Bureau');
    expect(page).not.toContain('els@example.org');
  });

  it('is nothing of the kind for who came alone', async () => {
    await sent();
    await web.post('/dag/aanmelden', { name: 'Cy', email: 'cy@example.org' });
    const { body } = await web.get(`${await mineOf('Cy')}/gegevens.json`);
    expect(JSON.parse(body).registration_group).toEqual([]);
  });
});
