import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers that slept, and how long mail is remembered. */
export class MailRetention1764000000026 implements MigrationInterface {
  name = 'MailRetention1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Its lease had lapsed when nobody had looked for long: taken back only if it lapses once more.
      alter table outgoing_mail add column is_doubted boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outgoing_mail drop column is_doubted;
    `);
  }
}
