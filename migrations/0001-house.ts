import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who runs this site: the community, its organisers and how they sign in, what they did, and the turns of sweeps. */
export class House1764000000001 implements MigrationInterface {
  name = 'House1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table community (
        id smallint primary key default 1 check (id = 1),
        name jsonb not null,
        about jsonb not null default '{}',
        hue smallint not null default 222 check (hue between 0 and 359),
        time_zone text not null default 'Europe/Amsterdam',
        contact_address text,
        updated_at timestamptz not null
      );

      create table organiser (
        id uuid primary key,
        email text not null unique check (email = lower(email)),
        name text not null,
        role text not null check (role in ('owner', 'organiser', 'viewer')),
        language text not null default 'nl' check (language in ('nl', 'en')),
        created_at timestamptz not null,
        disabled_at timestamptz
      );

      -- A code is shown or mailed once; only its hash stays. browser_hash binds a mailed link to the browser that asked.
      create table sign_in_link (
        id uuid primary key,
        organiser_id uuid not null references organiser on delete cascade,
        token_hash bytea not null unique,
        browser_hash bytea,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index sign_in_link_organiser on sign_in_link (organiser_id);

      create table web_session (
        id uuid primary key,
        organiser_id uuid not null references organiser on delete cascade,
        token_hash bytea not null unique,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index web_session_organiser on web_session (organiser_id);

      -- Append-only. No text of a participant goes in, so that erasing a person never has to rewrite history.
      create table audit_entry (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        actor_kind text not null check (actor_kind in ('organiser', 'participant', 'system')),
        actor_id uuid,
        action text not null,
        subject_kind text not null,
        subject_id uuid not null,
        before jsonb,
        after jsonb
      );
      create index audit_entry_subject on audit_entry (subject_id, id);
      create function audit_entry_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'audit entries are never changed or removed';
      end $$;
      create trigger audit_entry_is_append_only before update or delete on audit_entry
        for each row execute function audit_entry_is_append_only();

      create table sweep_run (
        name text primary key,
        ran_at timestamptz not null,
        -- How often it means to run, so that whoever looks can tell late from slow.
        every_seconds integer not null default 60
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sweep_run, audit_entry, web_session, sign_in_link, organiser, community;
      drop function audit_entry_is_append_only;
    `);
  }
}
