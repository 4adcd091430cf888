import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

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
  access: 'open',
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

  describe('sent twice', () => {
    const form = async () => {
      const { body } = await noor.get('/console/events/new');
      const filledIn = { places: 'together', waitlistMode: 'auto', offerHours: '24' };
      return { ...webinar, ...filledIn, key: /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '' };
    };

    it.each(['', 'lente'])('makes one draft, and both presses lead to it (address "%s")', async (slug) => {
      const typed = { ...(await form()), slug };
      const answers = await Promise.all([1, 2, 3].map(() => noor.post('/console/events', typed)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
      expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
      expect(await stored('slug')).toEqual([{ slug: slug || 'voorjaarswebinar' }]);
      expect((await test.db.read.query(`select action from audit_entry where action = 'event.created'`)).length).toBe(
        1,
      );
    });

    it('loses nothing of what was changed in between, and makes no second draft of it', async () => {
      const typed = await form();
      await noor.post('/console/events', typed);
      const again = await noor.post('/console/events', { ...typed, location: 'Room 3' });
      expect([again.statusCode, again.body.includes('value="Room 3"')]).toEqual([409, true]);
      expect(await stored('location')).toEqual([{ location: '' }]);
    });

    it('makes two from two forms with the same words, and one from a form whose key was tampered with', async () => {
      await noor.post('/console/events', await form());
      await noor.post('/console/events', await form());
      await noor.post('/console/events', { ...(await form()), key: "' or 1=1" });
      expect((await stored('id')).length).toBe(3);
    });
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
    expect((await noor.get(`${path}/cancellation`)).body).toContain('Nobody is mailed about this.');
    await noor.post(`${path}/cancellation`);
    expect(await stored('status')).toEqual([{ status: 'cancelled' }]);
    expect((await web.get('/en/voorjaarswebinar')).body).toContain('cancelled');
  });
});

describe('a change that people are mailed about', () => {
  const people =
    (...names: string[]) =>
    async (path: string) => {
      const event = await eventOf(path);
      await register(registrationsOn(test.db, new HandClock()), event, names);
    };
  const eventOf = async (path: string) => {
    const [event] = await test.db.read.query('select id, kind from event where id = $1', [path.split('/').at(-1)]);
    return event;
  };
  async function published(changes: Record<string, string> = {}): Promise<string> {
    const path = await made(changes);
    await noor.post(`${path}/publication`);
    return path;
  }
  const hidden = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
      ]),
    );

  it('shows what changes and for how many, and saves only after the second press', async () => {
    const path = await published({ capacity: '2' });
    await people('Ana', 'Ben', 'Cem')(path);
    await test.db.read.query(`update outgoing_mail set status = 'sent', next_attempt_at = null`);
    const typed = { ...(await formOf(path)), capacity: '2', start: '2027-03-05T14:00', end: '2027-03-05T15:30' };
    const asked = await noor.post(`${path}/edit`, { ...typed, 'body.nl': 'Regel "een"\n\n<b>twee</b> & drie' });
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain(
      '2 people get a mail with a new invitation, one person on the waiting list gets a message.',
    );
    expect(asked.body).toContain('Thursday 4 March 2027, 14:00–15:30');
    expect(asked.body).toContain('Friday 5 March 2027, 14:00–15:30');
    expect(await stored(`starts_at = '2027-03-04T13:00:00Z' as same`)).toEqual([{ same: true }]);
    const carried = hidden(asked.body);
    expect(carried).not.toHaveProperty('confirmed');
    const mails = `select kind, count(*) as n from outgoing_mail where status = 'queued' group by 1`;
    expect(await test.db.read.query(mails)).toEqual([]);
    const back = await noor.post(`${path}/edit`, { ...carried, csrf: noor.csrf, back: 'form' });
    expect(back.statusCode).toBe(200);
    expect(back.body).toContain('value="2027-03-05T14:00"');
    expect(back.body).toContain('Regel &quot;een&quot;\n\n&lt;b>twee&lt;/b> &amp; drie');
    const saved = await noor.post(`${path}/edit`, { ...carried, csrf: noor.csrf, confirmed: 'yes' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${path}?done=saved`]);
    expect(await stored(`starts_at = '2027-03-05T13:00:00Z' as moved, body`)).toEqual([
      { moved: true, body: { nl: 'Regel "een"\n\n<b>twee</b> & drie' } },
    ]);
    expect(await test.db.read.query(mails)).toEqual([{ kind: 'changed', n: 3 }]);
  });

  it('is saved at once where nobody is registered, or nothing changes that people must know', async () => {
    const path = await published();
    const typed = await formOf(path);
    expect((await noor.post(`${path}/edit`, { ...typed, start: '2027-03-04T13:00' })).statusCode).toBe(303);
    await people('Ana')(path);
    const again = { ...(await formOf(path)), start: '2027-03-04T13:00', 'summary.nl': 'Anders.', capacity: '90' };
    expect((await noor.post(`${path}/edit`, again)).statusCode).toBe(303);
  });

  it('does not overwrite what a colleague saved while the question stood there', async () => {
    const path = await published();
    await people('Ana')(path);
    const typed = await formOf(path);
    const asked = await noor.post(`${path}/edit`, { ...typed, location: 'Room 3' });
    expect((await noor.post(`${path}/edit`, { ...typed, 'summary.nl': 'Of a colleague' })).statusCode).toBe(303);
    const late = await noor.post(`${path}/edit`, { ...hidden(asked.body), csrf: noor.csrf, confirmed: 'yes' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Of a colleague');
    expect(late.body).toContain('value="Room 3"');
    expect(await stored('location')).toEqual([{ location: '' }]);
  });

  it('says whom cancelling and restoring mail, and does both once', async () => {
    const path = await published({ capacity: '1' });
    await people('Ana', 'Ben')(path);
    const asks = async (what: string) => (await noor.get(`${path}/${what}`)).body;
    expect(await asks('cancellation')).toContain(
      'One person gets a mail that takes it out of the calendar, one person on the waiting list gets a message.',
    );
    await noor.post(`${path}/cancellation`);
    expect((await noor.get(path)).body).toContain(`href="${path}/restoration"`);
    expect(await asks('restoration')).toContain('One person gets a mail with a new invitation');
    const { headers } = await noor.post(`${path}/restoration`);
    expect(headers.location).toBe(`${path}?done=restored`);
    expect((await noor.post(`${path}/restoration`)).headers.location).toBe(path);
    expect(await stored('status')).toEqual([{ status: 'published' }]);
  });

  it('keeps the places of a hybrid event apart, and says why they cannot be put together', async () => {
    const hybrid = { kind: 'hybrid', location: 'Hall 1', places: 'apart', capacityOnline: '50', capacityOnSite: '20' };
    const path = await published(hybrid);
    const { body } = await noor.get(`${path}/edit`);
    expect(body).toMatch(/id="capacityOnSite"[^>]* value="20"/);
    await people('Ana')(path);
    const together = { ...(await formOf(path)), ...hybrid, places: 'together' };
    const refused = await noor.post(`${path}/edit`, together);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('id="places-error"');
  });
});
