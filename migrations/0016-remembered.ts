import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people asked us to remember is forgotten by itself: found without looking at everybody. */
export class Remembered1764000000016 implements MigrationInterface {
  name = 'Remembered1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index contact_remembered on contact (remembered_consent_at) where remembered_consent_at is not null;
      -- Remembered is what somebody said we may, and when.
      alter table contact add constraint contact_remembered_since
        check ((remembered_answers is null) = (remembered_consent_at is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table contact drop constraint contact_remembered_since');
    await runner.query('drop index contact_remembered');
  }
}
