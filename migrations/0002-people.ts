import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that take part, and the theme groups they may belong to. */
export class People1764000000002 implements MigrationInterface {
  name = 'People1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An address, not an account. Names live on the registration, because a stranger can type any address.
      create table contact (
        id uuid primary key,
        email text not null unique check (email = lower(email)),
        email_as_typed text not null,
        remembered_answers jsonb,
        remembered_consent_at timestamptz,
        created_at timestamptz not null,
        erased_at timestamptz
      );

      create table theme_group (
        id uuid primary key,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        letter text not null unique check (letter ~ '^[A-Z]$'),
        name jsonb not null,
        about jsonb not null default '{}',
        hue smallint not null check (hue between 0 and 359),
        created_at timestamptz not null,
        retired_at timestamptz
      );

      create table theme_group_member (
        theme_group_id uuid not null references theme_group,
        contact_id uuid not null references contact,
        circle text not null check (circle in ('inner', 'outer')),
        since timestamptz not null,
        until timestamptz,
        primary key (theme_group_id, contact_id)
      );
      create index theme_group_member_contact on theme_group_member (contact_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table theme_group_member, theme_group, contact');
  }
}
