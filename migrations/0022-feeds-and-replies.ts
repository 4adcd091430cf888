import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A calendar that a person subscribes to, and what their calendar answers. */
export class FeedsAndReplies1764000000022 implements MigrationInterface {
  name = 'FeedsAndReplies1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Part of the lock of the person's own calendar feed: one higher, and every address of it given out so far is dead.
      alter table contact add column feed_version integer not null default 1;
      -- When their answer came, by our clock. partstat_at is what their calendar says of it, by its own.
      alter table calendar_entry add column answered_at timestamptz;
      -- Most calendars never answer, and every overview counts those that did.
      create index calendar_entry_answered on calendar_entry (registration_id) where partstat is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index calendar_entry_answered;
      alter table calendar_entry drop column answered_at;
      alter table contact drop column feed_version;
    `);
  }
}
