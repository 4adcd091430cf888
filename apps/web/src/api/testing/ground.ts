import { anEvent, aProgramme } from '#events/testing';
import { MailPlans } from '#messages';
import { newId } from '#platform';
import { HandClock, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { readPasted } from '#registrations';
import { invitationsOn, register, registrationsOn } from '#registrations/testing';
import type { TestWeb } from '../../testing.js';

/** Two events with the same in each, to ask every route about: the parts of its path, by name. */
export interface Ground {
  readonly slug: string;
  readonly registrationId: string;
  readonly roundId: string;
  readonly sessionId: string;
  readonly questionId: string;
  /** The slug of one with an event of its own in it. */
  readonly series: string;
  readonly invitationId: string;
  readonly token: string;
  readonly offerId: string;
  readonly planId: string;
  readonly year: string;
  /** The same, of somebody else. */
  readonly wrong: { readonly offerId: string };
}

/** Makes it, in an empty database. */
export async function groundOf(test: TestDatabase, web: TestWeb): Promise<Ground> {
  const row = async (sql: string, id: string) => (await test.db.read.query(sql, [id]))[0].id;
  const registrations = registrationsOn(test.db, new HandClock());
  const make = async (slug: string) => {
    const { event } = await anEvent(test.db, { slug });
    await register(registrations, event, ['Ana']);
    const [sessionId = ''] = (await aProgramme(test.db, event, [{ sessions: { A1: 5 } }])).values();
    const guests = readPasted('guest@example.org');
    if (guests !== 'too_many')
      await invitationsOn(test.db, new HandClock()).add(event.id, guests.guests, { kind: 'system' });
    const registrationId = await row('select id from registration where event_id = $1', event.id);
    return {
      ...{ slug, registrationId, sessionId },
      roundId: await row('select id from round where event_id = $1', event.id),
      questionId: (await addQuestion(test.db, event.id, { required: false })).id,
      invitationId: await row('select id from invitation where event_id = $1', event.id),
      token: web.secrets.linkToken('manage', registrationId, 1),
      series: 'circle',
      offerId: newId(),
      planId: await plannedMail(test, event.id),
      year: '2026',
    };
  };
  const seriesId = newId();
  await test.db.read.query(
    `insert into series (id, slug, title, created_at, updated_at) values ($1, 'circle', '{"nl":"Leerkring"}', $2, $2)`,
    [seriesId, new Date('2027-01-01')],
  );
  await anEvent(test.db, { slug: 'circle-1', seriesId });
  const [mine, other] = [await make('webinar'), await make('other')];
  return { ...mine, wrong: { offerId: other.offerId } };
}

async function plannedMail(test: TestDatabase, eventId: string): Promise<string> {
  const time = { anchor: 'end', lead: 'P7D', atLocal: null, atDoubled: 'earlier' } as const;
  const mail = { ...time, audience: { kind: 'all' }, template: { builtIn: 'follow_up' } } as const;
  const outcome = await new MailPlans(test.db, new HandClock()).add(eventId, newId(), mail, { kind: 'system' });
  return outcome.kind === 'saved' ? outcome.id : '';
}
