import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several people whom one person registers with one form. */
export class RegisteredTogether1764000000023 implements MigrationInterface {
  name = 'RegisteredTogether1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Registrations share its id as their group_id. Those of a series share one too, which has no row here.
      create table registration_group (
        id uuid primary key,
        event_id uuid not null references event,
        -- Who sent the form, who need not take part, with the name as typed then: the others are told it.
        contact_id uuid not null references contact,
        name text not null,
        size integer not null check (size > 0),
        -- What was answered, to who sends the same form again within minutes.
        answer text not null check (answer in ('received', 'received_in_part', 'received_while_full', 'requested')),
        form_hash bytea not null,
        link_version integer not null default 1,
        created_at timestamptz not null,
        removed_at timestamptz
      );
      create index registration_group_form on registration_group (event_id, form_hash);
      create index registration_group_contact on registration_group (contact_id);
      create index registration_group_members on registration (group_id) where group_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index registration_group_members; drop table registration_group');
  }
}
