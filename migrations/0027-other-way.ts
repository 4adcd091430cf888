import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Waiting for the other way of taking part in a hybrid event, beside the place that one has. */
export class OtherWay1764000000027 implements MigrationInterface {
  name = 'OtherWay1764000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where somebody with a place stands in the line for the other way; null is not. Of the same sequence as arrival, and
      -- counted in no pool: whoever has a place keeps nobody out who has none.
      alter table registration add column other_way_arrival bigint;
      create index registration_other_way on registration (event_id, other_way_arrival) where other_way_arrival is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table registration drop column other_way_arrival');
  }
}
