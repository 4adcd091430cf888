import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an organiser asks beside name and address, and what people answered. */
export class Questions1764000000008 implements MigrationInterface {
  name = 'Questions1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question (
        id uuid primary key,
        event_id uuid not null references event,
        -- Asked only of who chose this session.
        session_id uuid references session,
        position integer not null,
        kind text not null
          check (kind in ('text', 'long_text', 'one_choice', 'many_choice', 'yes_no', 'number', 'date', 'consent')),
        -- Made from one of our own; its answers may then fill what a registration says of a person.
        preset text,
        label jsonb not null check (label <> '{}'),
        help jsonb not null default '{}',
        -- [{id, label, retired}]: never taken out, because answers name them by id.
        options jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
        required boolean not null default false,
        -- Asked only when the answer to that question is this option.
        shown_if_question_id uuid,
        shown_if_option text,
        privacy text not null default 'ordinary' check (privacy in ('ordinary', 'sensitive')),
        -- Days after the end of the event when sensitive answers are erased.
        erase_days smallint check (erase_days between 1 and 365),
        created_at timestamptz not null,
        retired_at timestamptz,
        unique (event_id, id),
        -- Two that change places do so in one statement.
        unique (event_id, position) deferrable,
        foreign key (event_id, shown_if_question_id) references question (event_id, id),
        check (shown_if_question_id <> id),
        check ((shown_if_question_id is null) = (shown_if_option is null)),
        check ((privacy = 'sensitive') = (erase_days is not null)),
        check (kind in ('one_choice', 'many_choice') or options = '[]')
      );
      create index question_session on question (session_id) where session_id is not null;
      create index question_shown_if on question (event_id, shown_if_question_id) where shown_if_question_id is not null;

      create table answer (
        registration_id uuid not null references registration on delete cascade,
        question_id uuid not null references question,
        value jsonb not null check (value <> 'null'),
        answered_at timestamptz not null,
        primary key (registration_id, question_id)
      );
      create index answer_question on answer (question_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table answer, question');
  }
}
