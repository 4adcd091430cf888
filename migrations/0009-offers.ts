import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that came free and are held for one person until they answer. */
export class Offers1764000000009 implements MigrationInterface {
  name = 'Offers1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How long a place is held for who is next in line, where the event offers places instead of giving them.
      alter table event add column offer_hours integer not null default 24 check (offer_hours between 1 and 336);

      -- While it is open its place counts in pool.taken and its person no more in pool.waiting. Session null is the event.
      create table offer (
        id uuid primary key,
        registration_id uuid not null references registration on delete cascade,
        session_id uuid references session,
        made_at timestamptz not null,
        expires_at timestamptz not null,
        answered_at timestamptz,
        outcome text check (outcome in ('accepted', 'declined', 'lapsed', 'withdrawn')),
        check ((answered_at is null) = (outcome is null)),
        check (expires_at >= made_at)
      );
      -- Nobody is held two places for the same thing, whoever tries.
      create unique index offer_is_once_open on offer (registration_id, session_id) nulls not distinct where answered_at is null;
      create index offer_due on offer (expires_at) where answered_at is null;
      create index offer_registration on offer (registration_id, made_at);
      create index offer_session on offer (session_id) where session_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table offer; alter table event drop column offer_hours');
  }
}
