import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { askJson, sendJson, withKey } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let key: Record<string, string>;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  key = await withKey(web, test.db, ['read', 'write']);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const EVENTS = '/api/v1/events';
const SPRING = {
  title: { nl: 'Voorjaarsdag', en: 'Spring day' },
  summary: { nl: 'Een dag om van elkaar te leren.' },
  timeZone: 'Europe/Amsterdam',
  start: '2027-04-01T10:00',
  end: '2027-04-01T16:00',
  capacity: 80,
};
const settings = async (slug: string) => (await web.get(`${EVENTS}/${slug}/settings`, key)).json();
const patch = (path: string, body: object) => askJson(web, 'PATCH', `${EVENTS}/${path}`, body, key);
const mails = async () =>
  (await test.db.read.query('select kind from outgoing_mail where status = $1', ['queued'])).length;

describe('making an event', () => {
  it('gives a draft that can be read back, changed and published', async () => {
    const made = await sendJson(web, EVENTS, SPRING, key);
    expect(made.statusCode).toBe(201);
    expect(made.headers.location).toBe('/api/v1/events/voorjaarsdag');
    expect(made.json()).toMatchObject({ slug: 'voorjaarsdag', status: 'draft' });
    const before = await settings('voorjaarsdag');
    expect(before).toMatchObject({ ...SPRING, roomUrl: '', waitingCapacity: null, access: 'open' });
    const changed = await patch('voorjaarsdag', {
      version: before.version,
      capacity: null,
      kind: 'on_site',
      location: 'Zaal 1',
    });
    expect(changed.json()).toMatchObject({ title: SPRING.title, capacity: null, location: 'Zaal 1' });
    const same = await patch('voorjaarsdag', changed.json());
    expect(same.json()).toEqual(changed.json());
    expect((await sendJson(web, `${EVENTS}/voorjaarsdag/publication`, {}, key)).json()).toEqual({
      status: 'published',
    });
    expect((await web.get(`${EVENTS}/voorjaarsdag`)).statusCode).toBe(200);
  });

  it('says everything that is wrong at once, each at its place', async () => {
    const answer = await sendJson(
      web,
      EVENTS,
      { title: { nl: '' }, start: 'soon', capacity: -1, timeZone: 'Mars/Base' },
      key,
    );
    const errors = answer
      .json()
      .errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    expect([answer.statusCode, errors.toSorted()]).toEqual([
      422,
      ['/capacity capacity-malformed', '/end end-missing', '/timeZone zone-unknown', '/title/nl title-missing'],
    ]);
  });

  it('copies programme and questions of another one', async () => {
    const { event } = await anEvent(test.db, { slug: 'old' });
    await aProgramme(test.db, event, [{ sessions: { A1: 5 } }]);
    await addQuestion(test.db, event.id);
    const made = await sendJson(web, EVENTS, { ...SPRING, copyOf: 'old' }, key);
    const { slug } = made.json();
    const programme = (await web.get(`${EVENTS}/${slug}/programme`, key)).json();
    expect(programme.rounds[0].sessions).toMatchObject([{ code: 'A1', capacity: 5 }]);
    expect((await web.get(`${EVENTS}/${slug}/questions`, key)).json().data).toHaveLength(1);
    expect((await sendJson(web, EVENTS, { ...SPRING, copyOf: 'nothing' }, key)).statusCode).toBe(404);
  });

  it('is told what a draft still needs', async () => {
    await sendJson(web, EVENTS, { ...SPRING, summary: {} }, key);
    const answer = await sendJson(web, `${EVENTS}/voorjaarsdag/publication`, {}, key);
    expect([answer.statusCode, answer.json().errors[0].code]).toEqual([422, 'summary-missing']);
  });
});

describe('a change that people would hear of', () => {
  beforeEach(async () => {
    const { event } = await anEvent(test.db, { slug: 'webinar' });
    const [a1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
    const ana = { name: 'Ana', email: 'ana@example.org', sessions: [a1] };
    await sendJson(web, `${EVENTS}/webinar/registrations`, ana, key);
    await test.db.read.query(`update outgoing_mail set status = 'sent'`);
  });

  it('of an event waits for `tell`, and says whom it concerns', async () => {
    const { version } = await settings('webinar');
    const move = { version, location: 'Zaal 2' };
    const asked = await patch('webinar', move);
    expect(asked.json()).toMatchObject({
      ...{ status: 409, code: 'tells_people', people: { confirmed: 1, waiting: 0 } },
      changes: [{ field: 'location', after: 'Zaal 2' }],
    });
    expect([(await settings('webinar')).version, await mails()]).toEqual([version, 0]);
    expect((await patch('webinar', { ...move, tell: true })).statusCode).toBe(200);
    expect(await mails()).toBe(1);
    const late = await patch('webinar', move);
    expect([late.json().code, late.json().version]).toEqual(['stale', (await settings('webinar')).version]);
  });

  it('of the whole event, and of its coming back, waits too', async () => {
    for (const verb of ['cancellation', 'restoration']) {
      const asked = await sendJson(web, `${EVENTS}/webinar/${verb}`, {}, key);
      expect([asked.statusCode, asked.json().code, await mails()]).toEqual([409, 'tells_people', 0]);
      expect((await sendJson(web, `${EVENTS}/webinar/${verb}`, { tell: true }, key)).statusCode).toBe(200);
      expect(await mails()).toBe(1);
      await test.db.read.query(`update outgoing_mail set status = 'sent'`);
    }
  });

  it('waits too where only people who ask would hear of it, or would go on asking', async () => {
    const { event } = await anEvent(test.db, { slug: 'vraag', approval: true });
    const [a1] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
    const ben = { name: 'Ben', email: 'ben@example.org', sessions: [a1] };
    await sendJson(web, `${EVENTS}/vraag/registrations`, ben, key);
    await test.db.read.query(`update outgoing_mail set status = 'sent'`);
    const answers = [
      await sendJson(web, `${EVENTS}/vraag/cancellation`, {}, key),
      await sendJson(web, `${EVENTS}/vraag/sessions/${a1}/cancellation`, {}, key),
      await patch('vraag', { version: (await settings('vraag')).version, approval: false }),
    ];
    expect(answers.map((answer) => [answer.json().code, answer.json().people])).toEqual([
      ['tells_people', { confirmed: 0, waiting: 0, pending: 1 }],
      ['tells_people', { confirmed: 0, waiting: 1, pending: 0 }],
      ['requests_stay', { confirmed: 0, waiting: 0, pending: 1 }],
    ]);
    expect([await mails(), (await settings('vraag')).approval]).toEqual([0, true]);
    const told = await patch('vraag', { version: (await settings('vraag')).version, approval: false, tell: true });
    expect(told.json().approval).toBe(false);
  });

  it('of a round or a session waits too', async () => {
    const { rounds } = (await web.get(`${EVENTS}/webinar/programme`, key)).json();
    const [round] = rounds;
    const [session] = round.sessions;
    const moved = { version: session.version, location: 'Zaal 3' };
    const path = `webinar/sessions/${session.id}`;
    const asked = await patch(path, moved);
    expect(asked.json()).toMatchObject({ code: 'tells_people', changes: [{ field: 'A1/location' }] });
    const told = await patch(path, { ...moved, tell: true });
    expect(told.json().rounds[0].sessions[0]).toMatchObject({ location: 'Zaal 3' });
    expect(await mails()).toBe(1);
    const off = await sendJson(web, `${EVENTS}/${path}/cancellation`, {}, key);
    expect(off.json()).toMatchObject({ code: 'tells_people', people: { confirmed: 1 } });
    const inUse = await web.send('DELETE', `${EVENTS}/${path}`, key);
    expect([inUse.statusCode, inUse.json().code]).toEqual([409, 'in_use']);
  });
});

describe('programme and questions', () => {
  it('are made, changed and taken away', async () => {
    await sendJson(web, EVENTS, SPRING, key);
    const at = `${EVENTS}/voorjaarsdag`;
    const times = { start: '2027-04-01T11:00', end: '2027-04-01T12:00' };
    const round = (await sendJson(web, `${at}/rounds`, { title: { nl: 'Ronde 1' }, ...times }, key)).json();
    const add = (nl: string) => sendJson(web, `${at}/rounds/${round.id}/sessions`, { title: { nl }, capacity: 9 }, key);
    const [one, two] = [(await add('Een')).json(), (await add('Twee')).json()];
    await sendJson(web, `${at}/sessions/${two.id}/moves`, { way: 'up' }, key);
    const programme = async () => (await web.get(`${at}/programme`, key)).json().rounds;
    expect((await programme())[0].sessions.map(({ id }: { id: string }) => id)).toEqual([two.id, one.id]);
    const [{ version }] = await programme();
    const wide = await patch(`voorjaarsdag/rounds/${round.id}`, { version, maxChoices: 2 });
    expect(wide.json().rounds[0]).toMatchObject({ title: { nl: 'Ronde 1' }, maxChoices: 2, ...times });
    const outside = await patch(`voorjaarsdag/rounds/${round.id}`, {
      ...wide.json().rounds[0],
      end: '2027-04-01T19:00',
    });
    expect(outside.json().errors).toMatchObject([{ pointer: '/end', code: 'outside-event' }]);
    await web.send('DELETE', `${at}/sessions/${one.id}`, key);
    expect((await programme())[0].sessions).toHaveLength(1);
    await web.send('DELETE', `${at}/rounds/${round.id}`, key);
    expect(await programme()).toEqual([]);
  });

  it('of a form depend on each other, and keep what was offered', async () => {
    await sendJson(web, EVENTS, SPRING, key);
    const at = `${EVENTS}/voorjaarsdag/questions`;
    const list = async () => (await web.get(at, key)).json().data;
    const options = [{ label: { nl: 'Trein' } }, { label: { nl: 'Fiets', en: 'Bicycle' } }];
    await sendJson(web, at, { kind: 'one_choice', label: { nl: 'Hoe kom je?' }, options }, key);
    const [how] = await list();
    expect(how.options).toMatchObject([{ label: { nl: 'Trein' } }, { label: { nl: 'Fiets', en: 'Bicycle' } }]);
    const shownIf = { questionId: how.id, option: how.options[0].id };
    await sendJson(web, at, { kind: 'text', label: { nl: 'Welke?' }, shownIf }, key);
    const retire = await sendJson(web, `${at}/${how.id}/retirement`, {}, key);
    expect([retire.statusCode, retire.json().code]).toEqual([409, 'needed']);
    const less = { version: how.version, options: [{ ...how.options[1], offered: false }, { label: { nl: 'Bus' } }] };
    const changed = await patch(`voorjaarsdag/questions/${how.id}`, less);
    expect(changed.json().options.map((one: { offered: boolean }) => one.offered)).toEqual([true, false, true]);
    expect(
      (await patch(`voorjaarsdag/questions/${how.id}`, { version: how.version, required: true })).json().code,
    ).toBe('stale');
    const wrong = await sendJson(
      web,
      at,
      { kind: 'one_choice', label: { nl: 'x' }, options: [{ label: { nl: 'a|b' } }] },
      key,
    );
    expect(wrong.json().errors).toMatchObject([{ pointer: '/options/0/label/nl' }]);
    const [, which] = await list();
    expect(which).toMatchObject({ shownIf, kind: 'text' });
  });
});
