import fc from 'fast-check';
import { testLinks } from '#registrations/testing';
import { builtIn } from './built-in.js';
import type { TemplateFacts } from './filling.js';
import { PLACEHOLDERS } from './placeholders.js';
import { renderTemplate } from './render-template.js';
import type { Template } from './template.js';

const now = new Date('2027-03-03T13:00:00Z');
const registered = {
  ...{ registrationId: '0190a000-0000-7000-8000-000000000001', linkVersion: 1, status: 'confirmed', attends: 'online' },
  ...{ name: 'Ana', email: 'ana@example.org', community: 'Netwerk', contactAddress: 'info@example.org' },
  event: {
    ...{ slug: 'lente', title: 'Voorjaarswebinar', isCancelled: false, startVersion: 1, location: 'Utrecht' },
    ...{ startsAt: '2027-03-04T13:00:00Z', endsAt: '2027-03-04T14:30:00Z', timeZone: 'Europe/Amsterdam' },
  },
  ...{ sessions: [], session: null, calendar: null },
} as unknown as TemplateFacts;
const render = (template: Template, facts: object = {}, language: 'nl' | 'en' = 'nl') =>
  renderTemplate(template, { ...registered, ...facts } as TemplateFacts, { language }, now, testLinks());
const body = (text: string, facts: object = {}) => render({ subject: { nl: 'Hoi' }, body: { nl: text } }, facts);
/** The text between the title and the foot. */
const said = (text: string, facts: object = {}) =>
  body(text, facts)
    .text.split('\n\n-- \n')[0]
    ?.replace(/^Voorjaarswebinar\n+/, '')
    .replace(/[\w-]{48}/g, '…');

describe('a template becomes a mail', () => {
  it('with one source for both twins', () => {
    const { text, html } = body(
      '# Kop\n\nDag **{name}**, lees [meer](https://a.test).\n\n- een\n- twee\n\n1. drie\n\nmail [ons](mailto:a@b.test)',
    );
    expect(text).toContain(
      'KOP\n\nDag Ana, lees meer (https://a.test).\n\n- een\n- twee\n\n1. drie\n\nmail ons (a@b.test)',
    );
    expect(html).toMatch(/<h2 [^>]*>Kop<\/h2><p [^>]*>Dag <strong>Ana<\/strong>, lees <a [^>]*>meer<\/a>\./);
  });

  it('with what is true when it leaves', () => {
    expect(said('{event} is {when}: {date}, {time}, {place}. {community} {contact}')).toBe(
      'Voorjaarswebinar is morgen om 14.00 uur: donderdag 4 maart 2027, 14.00–15.30 uur (CET), Online. Netwerk info@example.org',
    );
    expect(said('{place}, {sessions}, vragen aan {contact}', { attends: 'on_site', contactAddress: null })).toBe(
      'Utrecht, geen sessies gekozen, vragen aan de organisatie',
    );
  });

  it('by the clock of who takes part online elsewhere, and by that of the event for who comes to it', () => {
    const elsewhere = { timeZone: 'Europe/Lisbon' };
    expect(said('{when}, {date}, {time}', elsewhere)).toBe(
      'morgen om 14.00 uur (13.00 uur in Lissabon), donderdag 4 maart 2027, 14.00–15.30 uur (CET), in jouw tijd 13.00–14.30 uur (Lissabon)',
    );
    expect(said('{when}', { ...elsewhere, attends: 'on_site' })).toBe('morgen om 14.00 uur');
  });

  it('about the session that it counts from, where there is one', () => {
    const aboutSession = {
      ...{ name: 'A1 Schrijftafel', location: '' },
      ...{ startsAt: '2027-03-03T13:59:00Z', endsAt: '2027-03-03T15:00:00Z' },
    };
    expect(
      said('{session} van {event} begint {when}: {date}, {time}, {place}', { aboutSession, attends: 'on_site' }),
    ).toBe(
      'A1 Schrijftafel van Voorjaarswebinar begint over een uur: woensdag 3 maart 2027, 14.59–16.00 uur (CET), Utrecht',
    );
    expect(said('{session}')).toBe('Voorjaarswebinar');
    const { subject, text } = render(builtIn('session_reminder'), { aboutSession });
    expect([subject, text]).toEqual([
      'Over een uur: A1 Schrijftafel',
      expect.stringContaining('Tijd: 14.59–16.00 uur'),
    ]);
  });

  it('where a placeholder on a line of its own is a table, a button or a list, and nothing where there is nothing', () => {
    expect(said('{details}\n\n{join_link}\n\n{registration_link}\n\n{sessions}')).toBe(
      `Wanneer: donderdag 4 maart 2027
Tijd: 14.00–15.30 uur (CET)
Waar: Online

Meedoen:
https://kring.example.org/j/…

Met deze link doe je mee. De ruimte opent 15 minuten voor het begin. De link is persoonlijk: deel hem niet.

Mijn aanmelding:
https://kring.example.org/mijn/…`,
    );
    const sessions = [
      {
        code: 'A1',
        title: 'Start',
        startsAt: '2027-03-04T13:30:00Z',
        endsAt: '2027-03-04T14:00:00Z',
        location: '',
        status: 'confirmed',
      },
    ];
    expect(said('{sessions}', { sessions })).toBe('- 14.30 A1 Start');
  });

  it.each([{ attends: 'on_site' }, { status: 'waiting' }])('without the link to join for who has none: %j', (facts) => {
    expect(body('[hier]({join_link}) of {join_link}\n\n{join_link}', facts).text).not.toContain('/j/');
  });

  it('without own links for somebody who speaks and never registered', () => {
    const { registrationId, ...others } = registered as TemplateFacts & { registrationId: string };
    const { text } = renderTemplate(builtIn('reminder'), others as TemplateFacts, { language: 'nl' }, now, testLinks());
    expect(registrationId).toBeTruthy();
    expect(text).not.toMatch(/\/(mijn|j)\//);
  });

  it('in the language of the person, or in the one it has', () => {
    const both = render(
      { subject: { nl: 'Dag', en: 'Hello' }, body: { nl: 'Tot {when}', en: 'See you {when}' } },
      {},
      'en',
    );
    expect([both.subject, both.text.includes('See you tomorrow at 14:00'), both.html.includes('lang="en"')]).toEqual([
      'Hello',
      true,
      true,
    ]);
    const one = render({ subject: { nl: '{when}' }, body: { nl: 'Tot {when}' } }, {}, 'en');
    expect([one.subject, one.html.includes('lang="nl"')]).toEqual(['Morgen om 14.00 uur', true]);
  });
});

describe('what people typed', () => {
  it.each([
    '[x](https://evil.test)',
    '{join_link}',
    '**vet**',
    '# kop',
    '<script>x</script>',
    '<https://evil.test>',
    '- a',
    '\\{x',
  ])('is never read again: %s', (name) => {
    const facts = { name, event: { ...registered.event, title: name, location: name } };
    const { text, html, subject } = render(
      { subject: { nl: '{name} {event}' }, body: { nl: 'Dag {name}, {event}, {place}.' } },
      { ...facts, attends: 'on_site' },
    );
    expect(subject.toLowerCase()).toBe(`${name} ${name}`.toLowerCase());
    expect(text).toContain(`Dag ${name}, ${name}, ${name}.`);
    expect(html).not.toContain('<script>x');
    expect(html).not.toContain('href="https://evil.test');
    expect(html.match(/<a /g)).toHaveLength(1); // the one that switches such mails off
  });

  it('breaks no line of a subject', () => {
    expect(render(builtIn('follow_up'), { event: { ...registered.event, title: 'a\r\nBcc: x' } }).subject).not.toMatch(
      /\n/,
    );
  });
});

describe('what an organiser types', () => {
  it('is no HTML, no picture and no code', () => {
    const { html } = body(
      '<img src=x onerror=y> ![x](https://a.test/p.png) <script>z</script> [k](javascript:alert) `x`',
    );
    expect(html).not.toMatch(/<img|<script|href="javascript/);
  });

  it('is a mail whatever it is, with the placeholders it knows filled in', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\',
      ' ',
      '\n',
      '[',
      '](',
      ')',
      '*',
      '_',
      '#',
      '- ',
      '1. ',
      '>',
      '`',
      '{name}',
      '{join_link}',
      'https://a.test',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { text, html } = body(pieces.join(''));
        expect([text.includes('undefined'), html.includes('undefined')]).toEqual([false, false]);
      }),
    );
    for (const word of PLACEHOLDERS) expect(body(`x {${word}} y`).text).not.toContain('{');
  });
});
