import type { EventDetails } from '#events';
import { type AnEvent, anEvent } from '#events/testing';
import { ensureCommunity, type Organiser } from '#identity';
import { anOrganiser } from '#identity/testing';
import { MailKinds, previewMail } from '#mail';
import { testOutbox } from '#mail/testing';
import { type Database, newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn, testSecrets } from '#registrations/testing';
import { DigestLinks } from '../digest/digest-links.js';
import { digestMailKind } from '../digest/digest-mail.js';
import { Digests } from '../digest/digests.js';

/** Noon of Wednesday 24 February 2027; the next Monday is the first of March, at eight in Amsterdam 07:00Z. */
const START = '2027-02-24T11:00:00Z';
export const MONDAY = '2027-03-01T07:00:00Z';

/** An office that is told what is new, on a Wednesday at noon: a webinar of next week and somebody who runs it. Call it once. */
export class DigestStage {
  test!: TestDatabase;
  clock!: HandClock;
  digests!: Digests;
  event!: EventDetails;
  noor!: Organiser;
  readonly links = new DigestLinks('https://kring.example.org', testSecrets());

  constructor() {
    beforeAll(async () => {
      this.test = await createTestDatabase();
    });
    afterAll(() => this.test.drop());
    beforeEach(() => this.#begin());
  }

  async #begin(): Promise<void> {
    await this.test.clean();
    this.clock = new HandClock(START);
    this.digests = this.on(this.db);
    await this.db.transaction((tx) =>
      ensureCommunity(tx, { name: { nl: 'Kennisnet', en: 'Knowledge' } }, this.clock.now()),
    );
    this.noor = await anOrganiser(this.db);
    this.event = (await anEvent(this.db, { capacity: 60 })).event;
    await this.digests.queueDue(); // everybody gets their row
  }

  get db(): Database {
    return this.test.db;
  }

  /** As another worker would have them. */
  on = (db: Database, clock = this.clock): Digests => new Digests(db, clock, testOutbox(), this.links);

  anEvent = async (wishes: AnEvent): Promise<EventDetails> => (await anEvent(this.db, wishes)).event;

  join = (event: EventDetails, ...names: string[]) => register(registrationsOn(this.db, this.clock), event, names);

  /** The clock goes on to this moment, and a worker sweeps. */
  sweepAt = async (moment: string): Promise<void> => {
    this.clock.moveTo(moment);
    await this.digests.queueDue();
  };

  /** "weekly", and up to where it was told. */
  standing = async ({ id }: Organiser = this.noor): Promise<string[]> => {
    const [row] = await this.db.read.query('select * from organiser_digest where organiser_id = $1', [id]);
    return row && [row.rhythm, row.told_until.toISOString()];
  };

  /** What each digest in the ledger says, in plain text, as it would leave now; `undefined` for one of no use. */
  letters = async (to: Organiser = this.noor): Promise<({ subject: string; text: string } | undefined)[]> => {
    const rows: { id: string }[] = await this.db.read.query(
      `select id from outgoing_mail where kind = 'digest' and to_address = $1 order by seq`,
      [to.email],
    );
    const kinds = new MailKinds([digestMailKind(this.links)]);
    const previews = await Promise.all(rows.map(({ id }) => previewMail(this.db.read, kinds, id, this.clock.now())));
    return previews.map((one) => (one.kind === 'letter' ? { subject: one.subject, text: one.text } : undefined));
  };

  letter = async (to: Organiser = this.noor) => {
    const letters = await this.letters(to);
    if (letters.length !== 1 || !letters[0]) throw new Error(`one letter expected: ${JSON.stringify(letters)}`);
    return letters[0];
  };

  /** What the server said of the confirmation to somebody, at this moment of the clock. */
  bounce = async (name: string): Promise<void> => {
    const now = this.clock.now();
    await this.db.read.query(
      `with returned as (
         update outgoing_mail set status = 'sent', next_attempt_at = null, sent_at = $2, bounced_at = $2, bounce_code = '5.2.2'
         where to_name = $1 and kind = 'confirmation' returning id)
       insert into mail_event (mail_id, at, what, code) select id, $2, 'bounced', '5.2.2' from returned`,
      [name, now],
    );
  };

  /** Their calendar says no, at this moment of the clock. */
  declineInCalendar = (name: string) =>
    this.db.read.query(
      `update calendar_entry c set partstat = 'DECLINED', partstat_at = $2, answered_at = $2
       from registration r where r.id = c.registration_id and r.name = $1`,
      [name, this.clock.now()],
    );

  /** An offer to them lapsed at this moment of the clock. */
  lapseOffer = (registrationId: string) =>
    this.db.read.query(
      `insert into offer (id, registration_id, made_at, expires_at, answered_at, outcome) values ($1, $2, $3, $4, $4, 'lapsed')`,
      [newId(), registrationId, new Date(this.clock.now().getTime() - 86_400_000), this.clock.now()],
    );
}
