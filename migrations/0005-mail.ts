import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mail ledger, and the plans that fill it. */
export class Mail1764000000005 implements MigrationInterface {
  name = 'Mail1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row per person, message and occurrence. The row is the only owner of retries; a job is a hint.
      create table outgoing_mail (
        id uuid primary key,
        seq bigint generated always as identity,
        key text not null unique,
        kind text not null,
        to_address text not null check (to_address !~ '[[:cntrl:]]'),
        to_name text not null default '' check (to_name !~ '[[:cntrl:]]'),
        language text not null check (language in ('nl', 'en')),
        subject_ids jsonb not null,
        facts jsonb,
        order_key text,
        priority smallint not null,
        status text not null default 'queued'
          check (status in ('queued', 'sending', 'sent', 'caught', 'failed', 'expired', 'suppressed', 'withheld')),
        attempts smallint not null default 0,
        next_attempt_at timestamptz,
        lease_until timestamptz,
        not_after timestamptz,
        message_id text not null unique,
        created_at timestamptz not null,
        sent_at timestamptz,
        smtp_code smallint,
        smtp_text text,
        bounced_at timestamptz,
        bounce_code text,
        check ((status = 'sending') = (lease_until is not null))
      );
      create index outgoing_mail_due on outgoing_mail (priority, next_attempt_at) where status = 'queued';
      create index outgoing_mail_leased on outgoing_mail (lease_until) where status = 'sending';
      create index outgoing_mail_order on outgoing_mail (order_key, seq) where status in ('queued', 'sending');
      create index outgoing_mail_registration on outgoing_mail ((subject_ids->>'registration'));
      create index outgoing_mail_failed on outgoing_mail (seq) where status = 'failed';
      create index outgoing_mail_links on outgoing_mail ((subject_ids->>'contact')) where kind = 'links';
      create index outgoing_mail_event on outgoing_mail ((subject_ids->>'event'), seq);

      -- lead: ISO 8601 duration before the start (or after the end), counted in the event's zone: P1D, PT1H.
      create table mail_plan (
        id uuid primary key,
        event_id uuid not null references event,
        anchor text not null check (anchor in ('start', 'end')),
        lead text not null check (lead ~ '^P'),
        enabled boolean not null default true,
        -- The start version for which every mail of this plan has been queued.
        done_version integer not null default 0,
        created_at timestamptz not null,
        unique (event_id, anchor, lead)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_plan, outgoing_mail');
  }
}
