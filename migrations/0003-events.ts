import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events with their rounds, sessions, places and rooms. */
export class Events1764000000003 implements MigrationInterface {
  name = 'Events1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        id uuid primary key,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        status text not null default 'draft' check (status in ('draft', 'published', 'cancelled')),
        kind text not null default 'online' check (kind in ('online', 'on_site', 'hybrid')),
        title jsonb not null,
        summary jsonb not null default '{}',
        body jsonb not null default '{}',
        language text not null default 'nl' check (language in ('nl', 'en')),
        -- The instant is what everything compares; the wall time is what the organiser typed, kept for the day a zone's law changes.
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        time_zone text not null,
        local_start text not null,
        local_end text not null,
        location text not null default '',
        visibility text not null default 'public' check (visibility in ('public', 'unlisted')),
        opens_at timestamptz,
        closes_at timestamptz,
        waitlist_mode text not null default 'auto' check (waitlist_mode in ('auto', 'offer')),
        waiting_capacity integer check (waiting_capacity >= 0),
        -- Rises only when the start moves: reminders are keyed by it. text_version rises with every other visible change.
        start_version integer not null default 1,
        start_moved_at timestamptz not null,
        text_version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        published_at timestamptz,
        cancelled_at timestamptz,
        check (ends_at > starts_at)
      );
      create index event_agenda on event (starts_at) where status <> 'draft';

      create table round (
        id uuid primary key,
        event_id uuid not null references event,
        position smallint not null,
        title jsonb not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        min_choices smallint not null default 0 check (min_choices >= 0),
        max_choices smallint not null default 1 check (max_choices >= min_choices),
        unique (event_id, position),
        check (ends_at > starts_at)
      );

      -- round null = plenary: everybody who holds the event is in it, without a place row.
      create table session (
        id uuid primary key,
        event_id uuid not null references event,
        round_id uuid references round,
        theme_group_id uuid references theme_group,
        code text not null,
        position smallint not null default 0,
        title jsonb not null,
        speakers text not null default '',
        location text not null default '',
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        status text not null default 'open' check (status in ('open', 'cancelled')),
        unique (event_id, code),
        check (ends_at > starts_at)
      );
      create index session_round on session (round_id);
      create index session_theme_group on session (theme_group_id);

      -- Where places live. ceiling = greatest(capacity, taken): lowering the capacity throws nobody out, yet nothing
      -- can grow past it. The CHECK is the belt under the admission desk.
      create table pool (
        id uuid primary key,
        event_id uuid not null references event,
        session_id uuid references session,
        mode text not null default 'any' check (mode in ('any', 'online', 'on_site')),
        capacity integer check (capacity >= 0),
        taken integer not null default 0 check (taken >= 0),
        waiting integer not null default 0 check (waiting >= 0),
        ceiling integer,
        unique nulls not distinct (event_id, session_id, mode),
        constraint pool_is_not_overbooked check (ceiling is null or taken <= ceiling),
        check ((capacity is null) = (ceiling is null))
      );
      create index pool_session on pool (session_id);

      -- Where the join page sends people today. The old one stays, marked, to explain yesterday's presses.
      create table room (
        id uuid primary key,
        event_id uuid not null references event,
        session_id uuid references session,
        url text not null,
        created_at timestamptz not null,
        replaced_at timestamptz
      );
      create unique index room_in_use on room (event_id, session_id) nulls not distinct where replaced_at is null;
      create index room_session on room (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table room, pool, session, round, event');
  }
}
