import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people do with their own registration: come back after cancelling, or say that it was never theirs. */
export class SelfService1764000000010 implements MigrationInterface {
  name = 'SelfService1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What somebody had chosen when they left, so that coming back is one press. No foreign key: a wish, not a place.
      alter table registration add column left_sessions uuid[] not null default '{}';
      -- "This was not me": since then nothing that was typed about the person is here.
      alter table registration add column removed_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table registration drop column removed_at; alter table registration drop column left_sessions',
    );
  }
}
