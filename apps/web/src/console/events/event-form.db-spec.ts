import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db, { language: 'en' });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const webinar = {
  'title.nl': 'Voorjaarswebinar',
  'summary.nl': 'Wat werkt.',
  language: 'nl',
  kind: 'online',
  visibility: 'public',
  timeZone: 'Europe/Amsterdam',
  start: '2027-03-04T14:00',
  end: '2027-03-04T15:30',
  capacity: '80',
};

/** Makes an event through the form. @returns its path in the console. */
async function made(changes: Record<string, string> = {}): Promise<string> {
  const { headers } = await noor.post('/console/events', { ...webinar, ...changes });
  return String(headers.location).replace(/\?.*/, '');
}

/** The form as a browser would send it back untouched. */
async function formOf(path: string): Promise<Record<string, string>> {
  const { body } = await noor.get(`${path}/edit`);
  return { ...webinar, seen: /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '' };
}

const stored = (columns: string) => test.db.read.query(`select ${columns} from event`);

describe('the form of an event', () => {
  it('makes a draft, publishes it and shows it to the public', async () => {
    const path = await made();
    expect((await web.get('/voorjaarswebinar')).statusCode).toBe(404);
    const { statusCode, headers } = await noor.post(`${path}/publication`);
    expect([statusCode, headers.location]).toEqual([303, `${path}?done=published`]);
    expect((await web.get('/voorjaarswebinar')).body).toContain('Voorjaarswebinar');
    expect(
      await test.db.read.query('select distinct actor_id from audit_entry where subject_kind = $1', ['event']),
    ).toEqual([{ actor_id: noor.organiser.id }]);
  });

  it('says everything that is wrong, at its field, and loses nothing of what was typed', async () => {
    const typed = {
      ...webinar,
      'title.nl': '',
      'body.en': 'Line "one" <b>\n\nLine two & more',
      capacity: 'many',
      end: 'later',
      roomUrl: 'meet',
    };
    const { statusCode, body } = await noor.post('/console/events', typed);
    expect(statusCode).toBe(422);
    for (const field of ['title.nl', 'capacity', 'end', 'roomUrl']) {
      expect(body).toContain(`href="#${field}"`);
      expect(body).toContain(`id="${field}-error"`);
    }
    expect(body).toContain('Line &quot;one&quot; &lt;b>\n\nLine two &amp; more');
    expect(body).toContain('value="many"');
    expect(body).toContain('value="meet"');
    expect(await stored('id')).toEqual([]);
  });

  it('takes the longest texts there are', async () => {
    const long = '語'.repeat(20_000);
    const { statusCode } = await noor.post('/console/events', { ...webinar, 'body.nl': long, 'body.en': long });
    expect(statusCode).toBe(303);
  });

  it('asks which one when the clock goes back, and shows the answer again', async () => {
    const night = { ...webinar, start: '2027-10-31T02:30', end: '2027-10-31T04:00' };
    const asked = await noor.post('/console/events', night);
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('The second time (winter time)');
    const path = await made({ ...night, startDoubled: 'later' });
    expect(await stored('starts_at')).toEqual([{ starts_at: new Date('2027-10-31T01:30:00Z') }]);
    expect((await noor.get(`${path}/edit`)).body).toMatch(/name="startDoubled" value="later" checked/);
  });

  it('does not overwrite a change by somebody else; what was typed stays, and saving once more counts', async () => {
    const path = await made();
    const mine = await formOf(path);
    const yours = await formOf(path);
    expect((await noor.post(`${path}/edit`, { ...yours, location: 'Room 3' })).statusCode).toBe(303);
    const refused = await noor.post(`${path}/edit`, { ...mine, 'summary.nl': 'My summary' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Room 3');
    expect(refused.body).toContain('My summary');
    expect(await stored('location')).toEqual([{ location: 'Room 3' }]);
    const seen = /name="seen" value="([^"]+)"/.exec(refused.body)?.[1] ?? '';
    expect((await noor.post(`${path}/edit`, { ...mine, 'summary.nl': 'My summary', seen })).statusCode).toBe(303);
    expect(await stored('location, summary')).toEqual([{ location: '', summary: { nl: 'My summary' } }]);
  });

  it('is stale, not broken, when its hidden field was tampered with', async () => {
    const path = await made();
    for (const seen of ['', 'yesterday', '9'.repeat(50)]) {
      expect((await noor.post(`${path}/edit`, { ...webinar, seen })).statusCode).toBe(409);
    }
  });

  it('says what is missing when publishing, with the way to each field', async () => {
    const path = await made({ 'summary.nl': '' });
    const { statusCode, body } = await noor.post(`${path}/publication`);
    expect(statusCode).toBe(422);
    expect(body).toContain(`href="${path}/edit#summary.nl"`);
  });

  it('asks before an event is called off, and then the public page says so', async () => {
    const path = await made();
    await noor.post(`${path}/publication`);
    expect((await noor.get(`${path}/cancellation`)).body).toContain('Nobody has registered yet.');
    await noor.post(`${path}/cancellation`);
    expect(await stored('status')).toEqual([{ status: 'cancelled' }]);
    expect((await web.get('/en/voorjaarswebinar')).body).toContain('cancelled');
  });
});

describe('the list of events', () => {
  it('asks the database as much for one event as for three', async () => {
    const count = () => queriesOfPage(web, () => noor.get('/console'));
    await anEvent(test.db);
    expect(await count()).toBe(3);
    await anEvent(test.db);
    await anEvent(test.db);
    expect(await count()).toBe(3);
  });

  it('searches, and survives whatever stands in the address', async () => {
    await anEvent(test.db, { title: { nl: 'Voorjaarswebinar' } });
    expect((await noor.get('/console?q=VOORJAAR')).body).toContain('Voorjaarswebinar');
    expect((await noor.get('/console?q=zzz')).body).toContain('Nothing found');
    for (const query of [
      'tab=none&page=-1',
      'page=1e9&q=%25%5F%5C',
      'q=a&q=b&tab[]=x',
      'page=99999',
      'done=__proto__',
    ]) {
      expect((await noor.get(`/console?${query}`)).statusCode).toBe(200);
    }
  });
});
