import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who takes part in what, in which order they came, and the calendar entry each of them got. */
export class Registrations1764000000004 implements MigrationInterface {
  name = 'Registrations1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Read only while the event row is locked, so that its order is the order of admission.
      create sequence arrival;

      create table registration (
        id uuid primary key,
        event_id uuid not null references event,
        contact_id uuid not null references contact,
        status text not null check (status in ('pending', 'confirmed', 'waiting', 'declined', 'cancelled', 'lapsed')),
        arrival bigint not null,
        attends text not null check (attends in ('online', 'on_site')),
        -- What the person is at this event: a snapshot, because a public form never changes a contact.
        name text not null,
        organisation text not null default '',
        role text not null default '' check (role in ('', 'researcher', 'policy', 'practitioner', 'other')),
        sector text not null default '',
        region text not null default '',
        language text not null check (language in ('nl', 'en')),
        time_zone text,
        listed_consent_at timestamptz,
        notice_shown_at timestamptz,
        group_id uuid,
        source text not null check (source in ('form', 'api', 'import', 'organiser', 'demo')),
        registered_by uuid references organiser,
        request_hash bytea not null,
        link_version integer not null default 1,
        link_mailed_at timestamptz,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        cancelled_at timestamptz,
        cancelled_by text check (cancelled_by in ('participant', 'organiser', 'system'))
      );
      create unique index registration_is_once_live on registration (event_id, contact_id)
        where status in ('pending', 'confirmed', 'waiting');
      create index registration_line on registration (event_id, status, arrival);
      create index registration_contact on registration (contact_id);
      create index registration_registered_by on registration (registered_by) where registered_by is not null;

      create table session_place (
        registration_id uuid not null references registration on delete cascade,
        session_id uuid not null references session,
        status text not null check (status in ('wanted', 'confirmed', 'waiting')),
        arrival bigint not null,
        primary key (registration_id, session_id)
      );
      create index session_place_line on session_place (session_id, status, arrival);

      -- SEQUENCE is data, never derived; the organizer is fixed for the life of the entry (RFC 5546 section 2.1.4).
      create table calendar_entry (
        id uuid primary key,
        registration_id uuid not null references registration on delete cascade,
        session_id uuid references session,
        uid text not null unique check (uid !~ '[[:cntrl:]]'),
        sequence integer not null default 0,
        organizer text not null,
        last_method text not null default 'REQUEST' check (last_method in ('REQUEST', 'CANCEL')),
        partstat text check (partstat in ('NEEDS-ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED')),
        partstat_at timestamptz,
        unique nulls not distinct (registration_id, session_id)
      );
      create index calendar_entry_session on calendar_entry (session_id) where session_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_entry, session_place, registration; drop sequence arrival');
  }
}
