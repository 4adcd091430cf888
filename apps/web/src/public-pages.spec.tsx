import type { JSX } from 'preact';
import type { EventDetails, EventState, Pool, Programme, ProgrammeSession } from '#events';
import { QUESTION_KINDS } from '#questions';
import { aQuestion } from '#questions/testing';
import type { HeldPlace, Registration } from '#registrations';
import type { ThemeGroup } from '#theme-groups';
import { renderPage, type Site } from '#ui';
import { JoinPage } from './attendance/join-page.js';
import { RoomPage } from './attendance/room-page.js';
import { AgendaPage } from './events/agenda-page.js';
import { EventPage } from './events/event-page.js';
import type { EventView } from './events/event-views.js';
import { ReceivedPage } from './registrations/form/received-page.js';
import { RegisterPage } from './registrations/form/register-page.js';
import { CancelPage } from './registrations/own/cancel-page.js';
import { ChangePage } from './registrations/own/change-page.js';
import { MyPage } from './registrations/own/my-page.js';

/** Texts that have broken other sites. Whatever sink they reach, they must come out as text. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '{{constructor.constructor("alert(1)")()}}',
  '</title></style></textarea><svg onload=alert(1)>',
  'javascript:alert(1)',
  '&lt;script&gt;',
  '\u202Egnp.exe\u2066\u2028\u2029',
  'x'.repeat(10_000),
];

const NOW = new Date('2027-03-04T13:30:00Z');

const site: Site = { name: 'Netwerk', hue: 222, origin: 'https://kring.example.org', language: 'nl', path: '/webinar' };
const anEvent = {
  id: '0190a000-0000-7000-8000-000000000001',
  slug: 'webinar',
  status: 'published',
  kind: 'online',
  language: 'nl',
  startsAt: new Date('2027-03-04T13:00:00Z'),
  endsAt: new Date('2027-03-04T14:30:00Z'),
  timeZone: 'Europe/Amsterdam',
  visibility: 'public',
  access: 'open',
  approval: false,
  allowedDomains: [],
  opensAt: null,
  closesAt: null,
  waitingCapacity: null,
  startMovedAt: new Date('2027-01-04T09:00:00Z'),
  startVersion: 1,
  textVersion: 1,
  title: {},
  summary: {},
  body: {},
  location: '',
} as unknown as EventDetails;
const aPlace = { sessionId: 'a1', status: 'waiting', roundId: 'round', maxChoices: 1 } as HeldPlace;
const aPool = {
  id: 'pool',
  eventId: anEvent.id,
  sessionId: null,
  mode: 'any',
  capacity: 80,
  taken: 14,
  waiting: 0,
  ceiling: 80,
} as Pool;
const aRegistration = {
  id: '0190a000-0000-7000-8000-000000000002',
  eventId: anEvent.id,
  status: 'confirmed',
  attends: 'online',
  name: '',
  email: 'fatma@example.org',
  organisation: '',
  role: '',
  linkVersion: 1,
  createdAt: new Date('2027-02-01T09:00:00Z'),
  confirmedAt: new Date('2027-02-01T09:00:00Z'),
  cancelledAt: null,
} as unknown as Registration;

function aStop(text: string, group?: Pick<ThemeGroup, 'letter' | 'name' | 'about' | 'hue'>): ProgrammeSession {
  const session = {
    id: 'a1',
    code: text,
    title: { nl: text },
    speakers: text,
    location: text,
    status: 'open',
  };
  return {
    session: { ...session, startsAt: anEvent.startsAt, endsAt: anEvent.endsAt } as ProgrammeSession['session'],
    themeGroup: group as ProgrammeSession['themeGroup'],
    pools: [],
  };
}

function aRound(text: string): Programme['rounds'][number]['round'] {
  const times = { startsAt: anEvent.startsAt, endsAt: anEvent.endsAt };
  return { id: 'round', eventId: anEvent.id, position: 1, title: { nl: text }, ...times, minChoices: 0, maxChoices: 1 };
}

function hostileView(text: string, wishes: Partial<EventDetails> = {}): EventView {
  const local = { nl: text };
  const event = { ...anEvent, title: local, summary: local, body: local, location: text, ...wishes };
  const programme: Programme = {
    plenary: [aStop(text)],
    rounds: [
      {
        round: aRound(text),
        sessions: [aStop(text, { letter: 'A', name: local, about: local, hue: 12 })],
      },
    ],
  };
  const hostile = { label: local, help: local, options: [{ id: text, label: local, retired: false }] };
  const questions = QUESTION_KINDS.map((kind, position) => aQuestion({ ...hostile, kind, position }));
  return { event, programme, pools: [aPool], questions, state: 'open' };
}

function everyPage(text: string): [name: string, page: JSX.Element][] {
  const view = hostileView(text);
  const hybrid = hostileView(text, { kind: 'hybrid' });
  const mine = {
    event: view.event,
    registration: { ...aRegistration, name: text, organisation: text },
    self: '/mijn/token',
    programme: view.programme,
    places: [aPlace],
  };
  const typed = { name: text, email: text, organisation: text, role: text, attends: text, listed: text };
  const filled = { typed, chosen: new Set([text]), answers: new Map(hybrid.questions.map(({ id }) => [id, [text]])) };
  const asked = { questions: hybrid.questions, answers: filled.answers };
  const wrong = { name: text, email: text, 'round.round': text, sessions: text };
  const listed = { event: view.event, pools: [aPool], state: 'open' as const };
  return [
    ['agenda', <AgendaPage coming={[listed]} past={[listed]} about={{ text, language: 'nl' }} now={NOW} />],
    ['event', <EventPage view={view} />],
    ['hybrid event', <EventPage view={hybrid} />],
    ['form', <RegisterPage view={hybrid} filled={filled} errors={wrong} />],
    ['received', <ReceivedPage event={view.event} answer="received" />],
    ['mine', <MyPage {...mine} joinPath="/j/token" reminders={[]} now={NOW} />],
    ['change', <ChangePage {...mine} {...asked} chosen={new Set([text])} errors={wrong} />],
    ['cancel', <CancelPage {...mine} />],
    ['door', <JoinPage {...mine} answer={{ kind: 'open' }} />],
    ['room', <RoomPage event={view.event} roomUrl={`https://meet.example.org/?q=${text}`} self="/j/token/room" />],
  ];
}

/** Elements and attributes of a page, so that what a text added can be seen. */
function skeleton(html: string): string[] {
  const withoutData = html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '<data-block>');
  return [...withoutData.matchAll(/<[a-z!/](?:"[^"]*"|[^">])*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

describe.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('the text %s', (_, text) => {
  it.each(everyPage(text).map(([name], index) => [name, index] as const))(
    'adds no element and no attribute to the page "%s"',
    (_name, index) => {
      const hostile = everyPage(text)[index]?.[1];
      const plain = everyPage('gewoon')[index]?.[1];
      if (!hostile || !plain) throw new Error('no such page');
      const isMarkdown = (tag: string) => /^<\/?(?:p|br)>$/.test(tag); // an organiser's own text may have paragraphs
      expect(skeleton(renderPage(hostile, site)).filter((tag) => !isMarkdown(tag))).toEqual(
        skeleton(renderPage(plain, site)).filter((tag) => !isMarkdown(tag)),
      );
    },
  );

  it('reaches search engines as it was typed, in one data block that it cannot leave', () => {
    const html = renderPage(<EventPage view={hostileView(text)} />, site);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    expect(blocks).toHaveLength(1);
    expect(JSON.parse(blocks[0]?.[1] ?? '')).toMatchObject({ '@type': 'Event', name: text, description: text });
  });
});

describe('a page in another language than its texts', () => {
  it('says so on every text that fell back', () => {
    const html = renderPage(<EventPage view={hostileView('Voorjaarswebinar')} />, { ...site, language: 'en' });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<h1 lang="nl">Voorjaarswebinar</h1>');
    expect(html).toContain('<div class="prose" lang="nl">');
  });

  it('leads to the same page in the other language', () => {
    const html = renderPage(<EventPage view={hostileView('x')} />, site);
    expect(html).toContain('<a href="/en/webinar" lang="en" hreflang="en">English</a>');
    expect(html).toContain('<link rel="canonical" href="https://kring.example.org/webinar"/>');
    expect(html).toContain('<link rel="alternate" hreflang="en" href="https://kring.example.org/en/webinar"/>');
  });
});

describe('the card beside an event', () => {
  const card = (state: EventState, wishes: Partial<EventDetails> = {}) => {
    const html = renderPage(<EventPage view={{ ...hostileView('Webinar', wishes), state }} />, site);
    return {
      text: html.slice(html.indexOf('id="aanmelden"')).replace(/<[^>]+>/g, ' '),
      hasForm: html.includes('<form'),
      hasBar: html.includes('sign-bar'),
    };
  };

  it.each<[EventState, boolean, string]>([
    ['open', true, 'Aanmelden'],
    ['full_waiting_open', true, 'Zet me op de wachtlijst'],
    ['sold_out', false, 'de wachtlijst ook'],
    ['closed', false, 'Aanmelden kan niet meer'],
    ['ended', false, 'Deze bijeenkomst is geweest'],
    ['cancelled', false, ''],
  ])('when %s: a form is %s', (state, hasForm, words) => {
    const shown = card(state);
    expect([shown.hasForm, shown.hasBar]).toEqual([hasForm, hasForm]);
    expect(shown.text).toContain(words);
  });

  it('tells when registration opens, in the time of the event', () => {
    const shown = card('not_open_yet', { opensAt: new Date('2027-02-01T08:00:00Z') });
    expect(shown.hasForm).toBe(false);
    expect(shown.text).toContain('Aanmelden kan vanaf maandag 1 februari 2027, 09.00 uur');
  });

  it('never ticks a consent beforehand', () => {
    expect(renderPage(<EventPage view={hostileView('x')} />, site)).not.toMatch(/<input type="checkbox"[^>]* checked/);
  });
});

describe('the page before the room', () => {
  it('goes to one address, whatever stands in it', () => {
    const html = renderPage(
      <RoomPage
        event={hostileView('x').event}
        roomUrl={'https://a.example/;url=javascript:alert(1)"'}
        self="/j/x/room"
      />,
      site,
    );
    expect(html).toContain('content="0;url=https://a.example/;url=javascript:alert(1)%22"');
  });
});
