import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A planned mail may count from a session of its own, and no change of a plan mails anybody twice. */
export class SessionPlans1764000000025 implements MigrationInterface {
  name = 'SessionPlans1764000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As of an event: rises only when the start moves, and since when that start is known. Null: since it was made.
      alter table session
        add column start_version integer not null default 1,
        add column start_moved_at timestamptz;
      -- Since when it stands as it does: who changes into a session late gets none of its reminders from the past.
      alter table session_place add column since timestamptz;
      alter table mail_plan
        drop constraint mail_plan_anchor_check,
        add constraint mail_plan_anchor_check check (anchor in ('start', 'end', 'fixed', 'session_start', 'session_end')),
        -- Added to the version of what a plan counts from. A change of that keeps the sum, so that who had the mail has it.
        add column version_offset integer not null default 0,
        -- A session that is taken out of the programme takes along what counts from it.
        add column session_id uuid references session on delete cascade generated always as (
          case when anchor in ('session_start', 'session_end') and audience->>'kind' = 'session'
               then (audience->>'id')::uuid end) stored,
        add constraint mail_plan_session_check
          check ((anchor in ('session_start', 'session_end')) = (session_id is not null));
      create index mail_plan_session on mail_plan (session_id) where session_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from mail_plan where session_id is not null;
      alter table mail_plan
        drop column session_id,
        drop column version_offset,
        drop constraint mail_plan_anchor_check,
        add constraint mail_plan_anchor_check check (anchor in ('start', 'end', 'fixed'));
      alter table session_place drop column since;
      alter table session drop column start_moved_at, drop column start_version;
    `);
  }
}
