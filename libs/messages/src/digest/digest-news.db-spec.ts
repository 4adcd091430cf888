import { anOrganiser } from '#identity/testing';
import { queriesOf } from '#platform/testing';
import { registrationsOn } from '#registrations/testing';
import { DigestStage, MONDAY } from '../testing/digest-stage.js';
import { tellDigest } from './digest-facts.js';
import { readNews } from './read-news.js';

const stage = new DigestStage();

/** The lines about the one event, without its heading, its links and the foot. */
const lines = (text: string) =>
  text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2).replace(/ \(https:[^)]*\)/g, '')] : []));

const cancel = async (name: string) => {
  const [{ id }] = await stage.db.read.query('select id from registration where name = $1', [name]);
  await registrationsOn(stage.db, stage.clock).cancel(id, { kind: 'participant' });
};

describe('what a digest tells', () => {
  it('is who registered, who cancelled, whose calendar said no, and what did not arrive, with the place to go', async () => {
    await stage.join(stage.event, 'Ana', 'Bo', 'Cem', 'Dirk', 'Els');
    stage.clock.moveTo('2027-02-27T10:00:00Z');
    await cancel('Dirk');
    await stage.declineInCalendar('Els');
    await stage.bounce('Bo');
    await stage.sweepAt(MONDAY);
    const { subject, text } = await stage.letter();
    expect(subject).toBe(
      'Voorjaarswebinar: 1 mail kwam niet aan, 1 keer in de agenda gezegd: ik kom niet, 5 nieuwe aanmeldingen',
    );
    expect(lines(text)).toEqual([
      '1 mail kwam niet aan: Bo. Bekijk de mails',
      '1 keer in de agenda gezegd: ik kom niet: Els. Zie wie er zo antwoordden',
      '5 nieuwe aanmeldingen: Ana, Bo, Cem en nog 2.',
      '1 afmelding: Dirk.',
    ]);
    const page = `https://kring.example.org/console/e/${stage.event.id}`;
    expect(text).toContain(`donderdag 4 maart 2027, 4 van 60 plekken bezet. Overzicht (${page})`);
    expect(text).toContain(`(${page}/mail?status=failed)`);
    expect(text).toContain('Nieuw sinds woensdag 24 februari 2027');
    expect(text).toContain('Je krijgt dit op maandag om 8 uur');
  });

  it('is who waits, who got a place after all, and what lapsed', async () => {
    const full = await stage.anEvent({ slug: 'vol', capacity: 1, title: { nl: 'Vol', en: 'Full' } });
    const [, bo] = await stage.join(full, 'Ana', 'Bo');
    if (bo?.kind !== 'waiting') throw new Error('Bo waits');
    await stage.lapseOffer(bo.registrationId);
    await stage.sweepAt(MONDAY);
    const { text } = await stage.letter();
    expect(text).toContain('1 van 1 plekken bezet, 1 op de wachtlijst');
    expect(lines(text)).toEqual([
      '2 nieuwe aanmeldingen, 1 daarvan op de wachtlijst: Ana en Bo.',
      '1 aangeboden plek verliep: Bo.',
    ]);
    stage.clock.moveTo('2027-03-02T09:00:00Z');
    await cancel('Ana');
    await stage.digests.choose(stage.noor.id, 'daily');
    await stage.sweepAt('2027-03-03T07:00:00Z');
    const [, second] = await stage.letters();
    expect(lines(second?.text ?? '')).toEqual(['1 persoon kreeg alsnog een plek: Bo.', '1 afmelding: Ana.']);
  });

  it('is who asks for a place; who asked before comes along, and the events where something must be done come first', async () => {
    const asking = await stage.anEvent({
      ...{ slug: 'op-aanvraag', approval: true, title: { nl: 'Op aanvraag' } },
      ...{ startsAt: new Date('2027-03-20T09:00:00Z'), endsAt: new Date('2027-03-20T10:00:00Z') },
    });
    await stage.join(asking, 'Ana');
    await stage.join(stage.event, 'Bo');
    await stage.sweepAt(MONDAY);
    const { text } = await stage.letter();
    expect(lines(text)).toEqual(['1 nieuwe aanvraag: Ana. Geef antwoord', '1 nieuwe aanmelding: Bo.']);
    await stage.join(asking, 'Cem');
    await stage.sweepAt('2027-03-08T07:00:00Z');
    const [, second] = await stage.letters();
    expect(lines(second?.text ?? '')).toEqual([
      '2 mensen vragen een plek aan. Geef antwoord',
      '1 nieuwe aanvraag: Cem. Geef antwoord',
    ]);
    await stage.sweepAt('2027-03-15T07:00:00Z');
    expect(await stage.letters()).toHaveLength(2); // what merely stands is no news
  });

  it('is numbers only for who looks on: no name, and nothing to do', async () => {
    const viewer = await anOrganiser(stage.db, { role: 'viewer', language: 'en' });
    await stage.digests.choose(viewer.id, 'weekly');
    await stage.join(stage.event, 'Ana', 'Bo');
    await stage.bounce('Bo');
    await stage.sweepAt(MONDAY);
    const { subject, text } = await stage.letter(viewer);
    expect(subject).toBe('Spring webinar: 1 mail did not arrive, 2 new registrations');
    expect(text).not.toMatch(/Ana|Bo\b/);
    expect((await stage.letter()).text).toContain('Ana en Bo');
  });

  it('is that mail does not leave, once, also when nothing else is new', async () => {
    await stage.db.read.query(
      `insert into mail_alarm (domain, what, since, seen_at, mails, said) values ('example.com', 'refused', $1, $1, 5, 'no')`,
      [new Date('2027-03-01T06:00:00Z')],
    );
    await stage.sweepAt(MONDAY);
    const { subject, text } = await stage.letter();
    expect([subject, lines(text)]).toEqual(['Mail komt niet aan', ['example.com weigert onze mail.']]);
  });

  it('leaves out drafts, and what ended more than a week ago', async () => {
    const over = (days: number) => ({
      startsAt: new Date(Date.parse(MONDAY) - days * 86_400_000),
      endsAt: new Date(Date.parse(MONDAY) - days * 86_400_000 + 3_600_000),
    });
    const recent = await stage.anEvent({ slug: 'net-geweest', title: { nl: 'Net geweest' }, ...over(3) });
    const old = await stage.anEvent({ slug: 'lang-geweest', title: { nl: 'Lang geweest' }, ...over(9) });
    await stage.join(recent, 'Ana');
    await stage.db.read.query('update registration set event_id = $1 where name = $2', [recent.id, 'Ana']);
    await stage.db.read.query(
      `insert into registration (id, event_id, contact_id, status, arrival, attends, name, language, source, request_hash, created_at)
       select gen_random_uuid(), $1, contact_id, 'confirmed', 99, 'online', 'Oud', 'nl', 'form', '', created_at from registration`,
      [old.id],
    );
    await stage.sweepAt(MONDAY);
    const { text } = await stage.letter();
    expect(text).toContain('NET GEWEEST');
    expect(text).not.toContain('LANG GEWEEST');
  });
});

it('reads as many statements for thirty events as for one', async () => {
  const period = { since: new Date('2027-02-24T11:00:00Z'), until: new Date(MONDAY) };
  const read = () => queriesOf(stage.db, () => readNews(stage.db.read, period, new Date(MONDAY)));
  await stage.join(stage.event, 'Ana');
  const one = await read();
  for (let i = 0; i < 29; i++) await stage.join(await stage.anEvent({ slug: `nog-${i}` }), 'Ana', 'Bo');
  const thirty = await read();
  expect(thirty).toHaveLength(one.length);
  expect(one.length).toBeLessThanOrEqual(13);
  await stage.sweepAt(MONDAY);
  const { subject, text } = await stage.letter();
  expect(subject).toBe('59 nieuwe aanmeldingen');
  expect(text.match(/OOK NIEUW/g)).toHaveLength(1);
  expect(lines(text)).toHaveLength(30);
});

it('counts exactly what lies in its period: its beginning belongs to it, its end does not', async () => {
  const since = new Date('2027-02-25T06:55:00Z');
  const until = new Date('2027-03-01T06:55:00Z');
  const at = async (name: string, moment: Date) => {
    stage.clock.moveTo(moment);
    await stage.join(stage.event, name);
  };
  await at('Voor', new Date(since.getTime() - 1));
  await at('Begin', since);
  await at('Eind', new Date(until.getTime() - 1));
  await at('Na', until);
  const news = await readNews(stage.db.read, { since, until }, until);
  const facts = tellDigest(news, { since, until }, { ...stage.noor, rhythm: 'daily' });
  expect(facts?.names?.[stage.event.id]?.registered).toEqual(['Begin', 'Eind']);
});
