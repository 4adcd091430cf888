import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Observations are what was seen, attendance is what follows from them and can be worked out again. */
export class Attendance1764000000006 implements MigrationInterface {
  name = 'Attendance1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table presence_observation (
        id uuid primary key,
        event_id uuid not null references event,
        session_id uuid not null references session,
        registration_id uuid references registration on delete cascade,
        source text not null check (source in ('join_press', 'check_in', 'webhook', 'import', 'manual')),
        source_key text not null,
        kind text not null check (kind in ('point', 'interval', 'total')),
        from_at timestamptz,
        to_at timestamptz,
        seconds integer check (seconds >= 0),
        -- False only by hand: somebody who knows says that this person was not there.
        present boolean not null default true check (present or source = 'manual'),
        quality text not null default 'exact' check (quality in ('exact', 'rounded', 'estimated')),
        identity jsonb,
        import_id uuid,
        recorded_at timestamptz not null,
        recorded_by uuid references organiser,
        undone_at timestamptz,
        -- Ingesting the same thing again changes nothing.
        unique (source, source_key)
      );
      create index presence_observation_registration on presence_observation (registration_id, session_id);
      create index presence_observation_event on presence_observation (event_id);
      create index presence_observation_session on presence_observation (session_id);
      create index presence_observation_recorded_by on presence_observation (recorded_by) where recorded_by is not null;

      create table attendance (
        registration_id uuid not null references registration on delete cascade,
        session_id uuid not null references session,
        raw_seconds integer,
        clipped_seconds integer,
        attended boolean not null,
        first_seen_at timestamptz,
        decided_by text not null check (decided_by in ('rule', 'person')),
        primary key (registration_id, session_id)
      );
      create index attendance_session on attendance (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attendance, presence_observation');
  }
}
