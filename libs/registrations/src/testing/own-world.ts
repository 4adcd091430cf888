import type { EventDetails } from '#events';
import type { Clock, Database } from '#platform';
import { findRegistration } from '../find-registration.js';
import type { Registration } from '../registration.js';
import { aForm, ownRegistrationsOn, registrationsOn } from '../testing.js';
import { TestLedger } from './ledger.js';

/** People at events of a test, what they do with their own registration, and how the rows then stand. */
export class OwnWorld {
  readonly registrations;
  readonly own;
  readonly ledger;

  constructor(
    private readonly db: Database,
    clock: Clock,
  ) {
    this.registrations = registrationsOn(db, clock);
    this.own = ownRegistrationsOn(db, clock);
    this.ledger = new TestLedger(db);
  }

  query(sql: string, values: unknown[] = []) {
    return this.db.read.query(sql, values);
  }

  async join(event: EventDetails, name: string, wishes: Record<string, string> = {}, sessions: string[] = []) {
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const verdict = await this.registrations.register({ ...aForm(name, wishes), sessions }, context);
    return await this.get('registrationId' in verdict ? verdict.registrationId : '');
  }

  async get(id: string): Promise<Registration> {
    const found = await findRegistration(this.db.read, id);
    if (!found) throw new Error('no such registration');
    return found;
  }

  cancel({ id }: Registration) {
    return this.registrations.cancel(id, { kind: 'participant' });
  }

  /** "Ana confirmed", in order of arrival. */
  people(): Promise<string[]> {
    return this.#said(`select name || ' ' || status as said from registration order by arrival`);
  }

  /** "Ana A1 waiting". */
  places(): Promise<string[]> {
    return this.#said(
      `select r.name || ' ' || s.code || ' ' || p.status as said from session_place p
       join registration r on r.id = p.registration_id join session s on s.id = p.session_id order by 1`,
    );
  }

  /** "A1 online 3+1": three have a place and one waits. */
  pools(): Promise<string[]> {
    return this.#said(
      `select coalesce(s.code, 'event') || ' ' || p.mode || ' ' || p.taken || '+' || p.waiting as said
       from pool p left join session s on s.id = p.session_id order by 1`,
    );
  }

  /** Everything after registering, with what it says. */
  audit(): Promise<string[]> {
    return this.#said(
      `select action || ' ' || coalesce(after::text, '') as said from audit_entry
       where action <> 'registration.made' order by id`,
    );
  }

  /** Pools whose counts are not those of the rows they count: none, ever. */
  wrongCounts(): Promise<unknown[]> {
    return this.query(
      `select p.id from pool p left join lateral (
         select count(*) filter (where status = 'confirmed') as taken, count(*) filter (where status = 'waiting') as waiting
         from (select r.status, r.attends from registration r where p.session_id is null and r.event_id = p.event_id
               union all
               select sp.status, r.attends from session_place sp join registration r on r.id = sp.registration_id
               where sp.session_id = p.session_id) as rows
         where p.mode in ('any', attends)) real on true
       where (p.taken, p.waiting) <> (real.taken, real.waiting)`,
    );
  }

  async #said(sql: string): Promise<string[]> {
    return (await this.query(sql)).map((row: { said: string }) => row.said);
  }
}
