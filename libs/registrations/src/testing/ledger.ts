import type { Database } from '#platform';

/** What people will read and what stands in their calendars, as the tables have it. */
export class TestLedger {
  constructor(private readonly db: Database) {}

  /** Mails that have not left, oldest first: "changed to Ana". */
  async unsent(): Promise<string[]> {
    return await this.#said(
      `select kind || ' to ' || to_name as said from outgoing_mail where status = 'queued' order by seq`,
    );
  }

  /** As the worker leaves it once everything has arrived. */
  async allSent(): Promise<void> {
    await this.db.read.query(`update outgoing_mail set status = 'sent', facts = '{}' where status = 'queued'`);
  }

  /** "Ana REQUEST 1" for everybody who has an entry, in order of arrival. */
  async entries(): Promise<string[]> {
    return await this.#said(
      `select r.name || ' ' || e.last_method || ' ' || e.sequence as said from calendar_entry e
       join registration r on r.id = e.registration_id order by r.arrival`,
    );
  }

  async #said(sql: string): Promise<string[]> {
    const rows: { said: string }[] = await this.db.read.query(sql);
    return rows.map((row) => row.said);
  }
}
