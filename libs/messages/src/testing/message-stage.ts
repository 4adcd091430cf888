import type { EventDetails } from '#events';
import { anEvent, organiser } from '#events/testing';
import { ensureCommunity } from '#identity';
import { testOutbox } from '#mail/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import type { Audience } from '../audience/audience.js';
import { countAudience } from '../audience/audience.queries.js';
import { MessageDrafts } from '../messages/message-drafts.js';
import { progressOf } from '../messages/message-progress.js';
import { getMessage } from '../messages/message-rows.js';
import { sealOfPress } from '../messages/message-seal.js';
import { Messages } from '../messages/messages.js';

export const words = { subject: { nl: 'Over {event}' }, body: { nl: 'Dag {name}' } };

/** What every test of messages stands on: a webinar, somebody who writes, and the verbs by hand. Call it once, at the top of a file. */
export class MessageStage {
  test!: TestDatabase;
  clock!: HandClock;
  event!: EventDetails;
  messages!: Messages;
  drafts!: MessageDrafts;
  nudged: string[] = [];

  constructor() {
    beforeAll(async () => {
      this.test = await createTestDatabase();
    });
    afterAll(() => this.test.drop());
    beforeEach(() => this.#begin());
  }

  async #begin(): Promise<void> {
    const { db } = this.test;
    await this.test.clean();
    this.clock = new HandClock('2027-03-01T09:00:00Z');
    this.event = (await anEvent(db)).event;
    this.nudged = [];
    const jobs = {
      nudge: async (_: unknown, chunks: readonly unknown[]) => void this.nudged.push(JSON.stringify(chunks)),
    };
    this.messages = new Messages(db, this.clock, testOutbox(), jobs, 2);
    this.drafts = new MessageDrafts(db, this.clock);
    await db.read.query(
      `insert into organiser (id, email, name, role, language, created_at) values ($1, 'o@example.org', 'O', 'owner', 'nl', $2)`,
      [organiser.kind === 'organiser' ? organiser.id : '', this.clock.now()],
    );
  }

  draft = async (audience: Audience = { kind: 'all' }): Promise<string> => {
    const id = newId();
    await this.drafts.write(this.event.id, id, { ...words, audience }, organiser);
    return id;
  };

  join = (...names: string[]) => register(registrationsOn(this.test.db, this.clock), this.event, names);

  seal = async (id: string) => {
    const message = await this.#get(id);
    const asked = { event: this.event, audience: message.audience, now: this.clock.now() };
    return sealOfPress(message, await countAudience(this.test.db.read, asked));
  };

  press = async (id: string) => (await this.messages.press(this.event.id, id, await this.seal(id), organiser)).kind;

  withContact = (contactAddress: string) =>
    this.test.db.transaction((tx) => ensureCommunity(tx, { contactAddress }, this.clock.now()));

  /** "Ana queued", in the order in which they were written. */
  mails = (): Promise<string[]> =>
    this.#said(`select to_name || ' ' || status as said from outgoing_mail where kind = 'message' order by seq`);

  audited = (): Promise<string[]> =>
    this.#said(`select action as said from audit_entry where subject_kind = 'message' order by id`);

  /** As a worker would have left it. */
  mark = (name: string, status: string) =>
    this.test.db.read.query(
      `update outgoing_mail set status = $2, attempts = 1, sent_at = $3,
              next_attempt_at = case when $2 = 'queued' then $3::timestamptz end,
              lease_until = case when $2 = 'sending' then $3::timestamptz end where to_name = $1 and kind = 'message'`,
      [name, status, this.clock.now()],
    );

  status = async (id: string) => (await this.#get(id)).status;

  progress = async (id: string) => progressOf(this.test.db.read, await this.#get(id));

  #get(id: string) {
    return getMessage(this.test.db.read, this.event.id, id);
  }

  async #said(sql: string): Promise<string[]> {
    const rows: { said: string }[] = await this.test.db.read.query(sql);
    return rows.map((row) => row.said);
  }
}
