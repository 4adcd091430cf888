import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who speak at an event, and what organisers write to many people at once. */
export class Messages1764000000020 implements MigrationInterface {
  name = 'Messages1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No contact: somebody who speaks takes part in nothing by that, and is forgotten with this row.
      create table speaker (
        id uuid primary key,
        -- Order in which lists read them, a page at a time.
        seq bigint generated always as identity,
        event_id uuid not null references event,
        session_id uuid references session on delete set null,
        name text not null check (name !~ '[[:cntrl:]]'),
        email text not null check (email = lower(email) and email !~ '[[:cntrl:]]'),
        email_as_typed text not null check (email_as_typed !~ '[[:cntrl:]]'),
        language text not null check (language in ('nl', 'en')),
        created_at timestamptz not null,
        -- One person, one mail.
        unique (event_id, email)
      );
      create index speaker_session on speaker (session_id) where session_id is not null;

      create table message (
        id uuid primary key,
        event_id uuid not null references event,
        audience jsonb not null,
        subject jsonb not null,
        body jsonb not null,
        -- sending: rows are being queued or are still to leave. stopped: what had not left is withheld.
        status text not null default 'draft' check (status in ('draft', 'sending', 'stopped', 'done')),
        created_at timestamptz not null,
        created_by uuid references organiser,
        changed_at timestamptz not null,
        changed_by uuid references organiser,
        -- The press froze the audience: who came in later is not in it.
        pressed_at timestamptz,
        -- How many it went to, as the press said it.
        people integer check (people >= 0),
        -- Who was in the audience then, but has switched such mails off.
        switched_off integer not null default 0 check (switched_off >= 0),
        -- Everybody up to this place in the audience has been queued; null until the first chunk.
        queued_to bigint,
        queued_all boolean not null default false,
        stopped_at timestamptz,
        ended_at timestamptz,
        check ((status = 'draft') = (pressed_at is null)),
        check ((pressed_at is null) = (people is null))
      );
      create index message_event on message (event_id, created_at);
      create index message_unfinished on message (id) where status in ('sending', 'stopped');
      create index message_created_by on message (created_by) where created_by is not null;
      create index message_changed_by on message (changed_by) where changed_by is not null;

      -- Progress of one message, whatever else the ledger holds.
      create index outgoing_mail_message on outgoing_mail ((subject_ids->>'message'), status) where kind = 'message';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outgoing_mail_message; drop table message; drop table speaker');
  }
}
