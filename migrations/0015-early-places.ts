import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions whose places go to the members of their theme group first, and what those members are called. */
export class EarlyPlaces1764000000015 implements MigrationInterface {
  name = 'EarlyPlaces1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Until then only members of the session's theme group come in; others stand in its line. Null: everybody at once.
      alter table session add column early_until timestamptz;
      -- The moment for which its line was moved up; a later one is to come still.
      alter table session add column early_opened_for timestamptz;
      create index session_early on session (early_until) where early_until is not null;
      -- As the organiser knows the member; names of registrations are what people typed themselves.
      alter table theme_group_member add column name text not null default '';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table theme_group_member drop column name; drop index session_early;
       alter table session drop column early_opened_for, drop column early_until`,
    );
  }
}
