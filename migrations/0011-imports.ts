import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of people that organisers bring in, while they are being brought in. */
export class Imports1764000000011 implements MigrationInterface {
  name = 'Imports1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The file stands here and not on a disk, because any web process and any worker must be able to read it. It is full
      -- of persons, so the whole row goes when it expires.
      create table import_run (
        id uuid primary key,
        event_id uuid not null references event,
        organiser_id uuid not null references organiser,
        status text not null check (status in ('uploaded', 'running', 'done')),
        file bytea not null,
        file_hash bytea not null,
        mapping jsonb not null,
        tells_people boolean not null default true,
        -- Rows of the file up to and including this one are dealt with; the counts below say how.
        done_row integer not null default 0,
        total_rows integer not null,
        confirmed integer not null default 0,
        waiting integer not null default 0,
        known integer not null default 0,
        lease_until timestamptz,
        created_at timestamptz not null,
        finished_at timestamptz,
        expires_at timestamptz not null
      );
      -- The same file twice, by a double press or in two tabs, is one import.
      create unique index import_run_is_once on import_run (event_id, file_hash) where status <> 'done';
      create index import_run_organiser on import_run (organiser_id);
      create index import_run_running on import_run (lease_until) where status = 'running';
      create index import_run_expiry on import_run (expires_at);

      -- Rows that did not come in, and why. Numbers and codes only; what people typed stands in the file.
      create table import_refusal (
        import_id uuid not null references import_run on delete cascade,
        row_number integer not null,
        field text not null,
        code text not null,
        other_row integer,
        primary key (import_id, row_number)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_refusal, import_run');
  }
}
