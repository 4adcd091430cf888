import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often each organiser wants to be mailed what is new, and up to where that was told. */
export class Digest1764000000024 implements MigrationInterface {
  name = 'Digest1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organiser_digest (
        organiser_id uuid primary key references organiser on delete cascade,
        rhythm text not null check (rhythm in ('off', 'daily', 'weekly')),
        -- A digest that was due before that is not what they asked for.
        chosen_at timestamptz not null,
        -- Everything before this moment has been told; the next digest begins here.
        told_until timestamptz not null
      );
      -- The names in a digest are forgotten once it has left.
      create index outgoing_mail_digest on outgoing_mail (id) where kind = 'digest';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outgoing_mail_digest; drop table organiser_digest');
  }
}
