import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that refuse us, mail that people switched off, and how fast and to whom mail may leave. */
export class Deliverability1764000000017 implements MigrationInterface {
  name = 'Deliverability1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One click in a reminder: no reminders and no messages about this event any more.
      alter table registration add column mail_off_at timestamptz;

      -- Addresses that do not exist, as a server said. One row an address; what happened before is in the audit trail.
      create table mail_suppression (
        address text primary key check (address = lower(address) and address ~ '@'),
        reason text not null check (reason in ('refused', 'bounced', 'bounced_often', 'complained')),
        code text,
        said text,
        mail_id uuid,
        at timestamptz not null,
        lifted_at timestamptz
      );

      -- The bucket from which all workers take (MAIL_RATE): when it was empty, had it filled since at that rate.
      create table mail_rate (
        id boolean primary key default true check (id),
        empty_at timestamptz not null
      );

      -- Mail domains that asked us to slow down. Nothing leaves for them before resume_at, by any worker.
      create table mail_pace (
        family text primary key,
        step smallint not null check (step > 0),
        resume_at timestamptz not null,
        said text not null
      );

      -- What keeps mail from leaving at all, or from being taken by one domain; '' is our own mail server.
      create table mail_alarm (
        domain text not null,
        what text not null check (what in ('refused', 'unreachable')),
        since timestamptz not null,
        seen_at timestamptz not null,
        mails integer not null,
        said text not null,
        primary key (domain, what)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_alarm, mail_pace, mail_rate, mail_suppression');
    await runner.query('alter table registration drop column mail_off_at');
  }
}
