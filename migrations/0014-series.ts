import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that belong together: a series of webinars that people register for one by one or all at once. */
export class Series1764000000014 implements MigrationInterface {
  name = 'Series1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table series (
        id uuid primary key,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title jsonb not null,
        summary jsonb not null default '{}',
        language text not null default 'nl' check (language in ('nl', 'en')),
        visibility text not null default 'public' check (visibility in ('public', 'unlisted')),
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      alter table event add column series_id uuid references series;
      create index event_series on event (series_id, starts_at) where series_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table event drop column series_id');
    await runner.query('drop table series');
  }
}
