import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programs that ask instead of people: their keys, and what they were answered. */
export class Api1764000000012 implements MigrationInterface {
  name = 'Api1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A key acts for one organiser: what it does stands in the audit under that name, and it ends when they may no
      -- longer come in.
      create table api_key (
        id uuid primary key,
        organiser_id uuid not null references organiser,
        name text not null,
        key_hash text not null,
        scopes text[] not null check (scopes <@ '{read,write}' and cardinality(scopes) > 0),
        created_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create index api_key_organiser on api_key (organiser_id);

      -- A request that may arrive more than once. Verdict and ids only: what was sent about a person is not kept here.
      create table idempotency_key (
        id uuid primary key,
        principal text not null,
        route text not null,
        key text not null,
        body_hash bytea not null,
        -- Null while the first of them is under way.
        answer jsonb,
        claimed_at timestamptz not null,
        expires_at timestamptz not null,
        constraint idempotency_key_is_once unique (principal, route, key)
      );
      create index idempotency_key_expiry on idempotency_key (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_key, api_key');
  }
}
