import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of mails after they left, and whatever came in about them. */
export class Inbound1764000000018 implements MigrationInterface {
  name = 'Inbound1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only what a row of the ledger cannot say itself: made and sent are told by created_at and sent_at.
      create table mail_event (
        id bigint generated always as identity primary key,
        mail_id uuid not null references outgoing_mail on delete cascade,
        at timestamptz not null,
        what text not null
          check (what in ('put_off', 'refused', 'bounced', 'delayed', 'answered', 'complained', 'suppressed', 'again')),
        -- Which attempt; empty for what came in afterwards.
        attempt smallint,
        code text,
        text text not null default ''
      );
      create index mail_event_mail on mail_event (mail_id, id);

      -- One row for each mail that came in, however often it is delivered: the fingerprint is of what a repeat shares.
      create table inbound_mail (
        id uuid primary key,
        fingerprint bytea not null unique,
        purpose text not null check (purpose in ('bounces', 'rsvp')),
        -- The mail or calendar entry that its address proved. No foreign key: it may be gone.
        about_id uuid not null,
        kind text not null check (kind in ('bounce', 'complaint', 'calendar_reply', 'other')),
        became text not null,
        fields jsonb not null default '{}',
        subject_ids jsonb not null default '{}',
        received_at timestamptz not null
      );
      create index inbound_mail_about on inbound_mail (about_id);
      create index inbound_mail_registration on inbound_mail ((subject_ids->>'registration'));

      -- Did not arrive: refused at the door, or sent back later.
      create index outgoing_mail_undelivered on outgoing_mail (seq) where status = 'failed' or bounced_at is not null;
      drop index outgoing_mail_failed;
      -- How often mail to one address came back lately.
      create index outgoing_mail_bounced on outgoing_mail (lower(to_address), bounced_at) where bounced_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index outgoing_mail_bounced, outgoing_mail_undelivered;
      create index outgoing_mail_failed on outgoing_mail (seq) where status = 'failed';
      drop table inbound_mail, mail_event;
    `);
  }
}
