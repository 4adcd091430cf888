import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds people among many thousands: by what they typed, without accents and capitals, and in order of arrival. */
export class FindingPeople1764000000007 implements MigrationInterface {
  name = 'FindingPeople1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- "Zoë", "ZOE" and "zoe" are one. Letters that Unicode does not take apart are replaced one by one; unaccent would be
      -- an extension that not every database lets one install. Needs UTF-8, as every database of ours is.
      create function folded(typed text) returns text language sql immutable strict parallel safe
      return replace(replace(replace(replace(
        lower(translate(
          regexp_replace(normalize(typed, nfkd), '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff]', '', 'g'),
          'ØøŁłĐđıÐð', 'OoLlDdiDd')),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');

      -- What a person is found by. Worked out once, when it is written: for every row of a search it would cost ten times as much.
      alter table registration add column found_by text generated always as (folded(name || ' ' || organisation)) stored;
      alter table contact add column found_by text generated always as (folded(email_as_typed)) stored;

      -- A list of everybody, newest or oldest first, from any page on; and nobody arrives at the same moment as another.
      create unique index registration_arrival on registration (event_id, arrival);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index registration_arrival;
      alter table contact drop column found_by;
      alter table registration drop column found_by;
      drop function folded;
    `);
  }
}
