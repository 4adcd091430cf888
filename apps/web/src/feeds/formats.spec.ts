import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { addLinks } from './add-links.js';
import type { AgendaEntry, AgendaNews } from './agenda-entries.js';
import { atomFeed } from './atom.js';
import { jsonFeed } from './json-feed.js';
import { element } from './xml.js';

const event = {
  id: '0190a000-0000-7000-8000-00000000000a',
  startsAt: new Date('2027-03-04T13:00:00Z'),
  endsAt: new Date('2027-03-04T14:30:00Z'),
  createdAt: new Date('2027-01-01T09:00:00Z'),
  publishedAt: new Date('2027-01-04T09:00:00Z'),
  updatedAt: new Date('2027-02-01T09:00:00Z'),
  timeZone: 'Europe/Amsterdam',
  kind: 'online',
  location: '',
  status: 'published',
} as AgendaEntry['event'];

const entry = (title: string, text: string): AgendaEntry => ({
  event,
  url: 'https://kring.test/webinar',
  title,
  text,
  language: 'nl',
});

const news = (name: string, ...entries: AgendaEntry[]): AgendaNews => ({
  name,
  about: name,
  language: 'nl',
  publicUrl: 'https://kring.test',
  changedAt: new Date('2027-02-01T09:00:00Z'),
  entries,
});

/** Elements with their text, as a strict foreign parser reads them: it throws at what is not well formed. */
function readXml(xml: string): [name: string, text: string][] {
  const parser = new SaxesParser({ xmlns: true });
  const read: [string, string][] = [];
  const open: [string, string][] = [];
  parser.on('opentag', ({ local }) => {
    const one: [string, string] = [local, ''];
    open.push(one);
    read.push(one);
  });
  parser.on('text', (text) => {
    for (const one of open.slice(-1)) one[1] += text;
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return read;
}

const typed = fc.string({ unit: 'binary', maxLength: 120 });

describe('the agenda as Atom', () => {
  it('has everything that RFC 4287 asks of a feed and of an entry', () => {
    const read = readXml(atomFeed(news('Netwerk', entry('Webinar', 'Om 14.00'))));
    const texts = (name: string) => read.filter(([one]) => one === name).map(([, text]) => text);
    expect(texts('id')).toEqual(['https://kring.test/agenda.atom', `urn:uuid:${event.id}`]);
    expect(texts('title')).toEqual(['Netwerk', 'Webinar']);
    expect(texts('updated')).toEqual(['2027-02-01T09:00:00.000Z', '2027-02-01T09:00:00.000Z']);
    expect(texts('published')).toEqual(['2027-01-04T09:00:00.000Z']);
    expect(texts('name')).toEqual(['Netwerk']);
  });

  it('says what people typed as text, never as markup', () => {
    const hostile = ']]></title><script>alert("1")</script>&lt;&#0; \u0000\u0008\ud800\ufffe';
    const read = readXml(atomFeed(news(hostile, entry(hostile, hostile))));
    expect(read.map(([name]) => name)).not.toContain('script');
    expect(read.find(([name]) => name === 'summary')?.[1]).toBe(
      ']]></title><script>alert("1")</script>&lt;&#0; \ufffd',
    );
  });

  it('is well formed whatever people typed', () => {
    fc.assert(
      fc.property(typed, typed, typed, (name, title, text) => {
        const names = readXml(atomFeed(news(name, entry(title, text)))).map(([one]) => one);
        expect(names.filter((one) => one === 'entry')).toHaveLength(1);
      }),
    );
  });

  it('cannot be left through an attribute', () => {
    fc.assert(fc.property(typed, (value) => readXml(element('a', { href: value }).markup).length === 1));
  });
});

describe('the agenda as JSON Feed', () => {
  it('has what version 1.1 asks, and says when an event begins', () => {
    const read = JSON.parse(jsonFeed(news('Netwerk', entry('Web"inar', 'Om 14.00'))));
    expect(read).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://kring.test/agenda.json',
      home_page_url: 'https://kring.test/',
      items: [
        {
          id: `urn:uuid:${event.id}`,
          title: 'Web"inar',
          content_text: 'Om 14.00',
          _event: { starts_at: '2027-03-04T13:00:00.000Z', time_zone: 'Europe/Amsterdam' },
        },
      ],
    });
  });
});

describe('links that add an entry to a calendar on the web', () => {
  const item = { ...event, title: 'A & B + C? #1', description: 'Regel 1\nRegel 2', location: 'Zaal 3, Utrecht' };

  it('say the time in UTC and every text whole', () => {
    const { google, outlookWork, outlookHome } = addLinks(item);
    const asked = new URL(google).searchParams;
    expect(asked.get('dates')).toBe('20270304T130000Z/20270304T143000Z');
    expect([asked.get('text'), asked.get('details'), asked.get('location')]).toEqual([
      'A & B + C? #1',
      'Regel 1\nRegel 2',
      'Zaal 3, Utrecht',
    ]);
    for (const link of [outlookWork, outlookHome]) {
      const query = new URL(link).searchParams;
      expect(query.get('startdt')).toBe('2027-03-04T13:00:00.000Z');
      expect(query.get('enddt')).toBe('2027-03-04T14:30:00.000Z');
      expect(query.get('subject')).toBe('A & B + C? #1');
      expect(link).not.toContain('+');
    }
  });

  it('stay links of a length that calendars take, whatever people typed', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4000 });
    fc.assert(
      fc.property(text, text, text, (title, description, location) => {
        for (const link of Object.values(addLinks({ ...item, title, description, location }))) {
          expect(new URL(link).protocol).toBe('https:');
          expect(link).toMatch(/^[\x21-\x7e]{1,9000}$/);
        }
      }),
    );
    expect(addLinks({ ...item, title: '👩‍👩‍👧‍👦'.repeat(300) }).google.length).toBeLessThan(9000);
  });
});
