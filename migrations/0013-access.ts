import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may register: by invitation, with an address of certain domains, or when an organiser agrees. */
export class Access1764000000013 implements MigrationInterface {
  name = 'Access1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event
        add column access text not null default 'open' check (access in ('open', 'invited')),
        add column approval boolean not null default false,
        -- Punycode, lower case, no trailing dot. Empty: any address.
        add column allowed_domains text[] not null default '{}';

      -- Nobody can make the code in the mail from this table: it is derived with the house key, and raising the version
      -- ends every code that was sent before.
      create table invitation (
        id uuid primary key,
        event_id uuid not null references event,
        email text not null,
        email_as_typed text not null,
        name text not null default '',
        found_by text generated always as (folded(name || ' ' || email_as_typed)) stored,
        link_version integer not null default 1,
        invited_by uuid references organiser,
        created_at timestamptz not null,
        -- Null: on the list, not mailed yet.
        mailed_at timestamptz,
        withdrawn_at timestamptz,
        used_at timestamptz,
        -- Bringing in the same list twice invites nobody twice.
        constraint invitation_is_once unique (event_id, email)
      );
      create index invitation_invited_by on invitation (invited_by) where invited_by is not null;
      create index invitation_unmailed on invitation (event_id, id)
        where mailed_at is null and withdrawn_at is null and used_at is null;

      alter table registration
        add column invitation_id uuid references invitation on delete set null,
        -- When an organiser said yes; who came in without being asked for it has none.
        add column approved_at timestamptz,
        add column declined_at timestamptz,
        -- What the person reads; erased with what they typed themselves.
        add column decline_reason text not null default '';
      -- One invitation, one registration, whoever tries.
      create unique index registration_is_once_invited on registration (invitation_id) where invitation_id is not null;
      create index registration_declined on registration (event_id, contact_id) where status = 'declined';
      create index registration_pending on registration (event_id, arrival) where status = 'pending';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registration drop column invitation_id, drop column approved_at, drop column declined_at,
        drop column decline_reason;
      drop index if exists registration_pending, registration_declined;
      drop table invitation;
      alter table event drop column access, drop column approval, drop column allowed_domains
    `);
  }
}
