import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers that slept, and how long mail is remembered. */
export class MailRetention1764000000026 implements MigrationInterface {
  name = 'MailRetention1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Its lease had lapsed when nobody had looked for long: taken back only if it lapses once more.
      alter table outgoing_mail add column is_doubted boolean not null default false;
      -- Up to which row of the ledger the mails about one event name nobody any more; '' for mails about none.
      create table mail_forgotten (
        about text primary key,
        through bigint not null
      );
      create index inbound_mail_told on inbound_mail (received_at) where fields <> '{}' or subject_ids <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index inbound_mail_told;
      drop table mail_forgotten;
      alter table outgoing_mail drop column is_doubted;
    `);
  }
}
