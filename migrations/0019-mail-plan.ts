import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail plan says when, to whom and with which words; until now it was a reminder before the start, for everybody. */
export class MailPlan1764000000019 implements MigrationInterface {
  name = 'MailPlan1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail_plan
        drop constraint mail_plan_anchor_check,
        drop constraint mail_plan_event_id_anchor_lead_key,
        add check (anchor in ('start', 'end', 'fixed')),
        -- lead: how long before the start, or after the end. at_local: the wall time of one that is fixed, in the event's zone.
        alter column lead drop not null,
        add column at_local text,
        add column at_doubled text not null default 'earlier' check (at_doubled in ('earlier', 'later')),
        add check ((anchor = 'fixed') = (at_local is not null)),
        add check ((anchor = 'fixed') = (lead is null)),
        add column audience jsonb not null default '{"kind": "all"}',
        add column template jsonb not null default '{"builtIn": "reminder"}',
        -- Rises when its time changes: what was queued for the old time gives way, and nobody who had it gets it again.
        add column edition integer not null default 1;
      -- The same words to the same people at the same time would be one mail too many.
      create unique index mail_plan_is_once on mail_plan (event_id, anchor, coalesce(lead, at_local), audience, md5(template::text));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from mail_plan where anchor = 'fixed' or audience <> '{"kind": "all"}' or template <> '{"builtIn": "reminder"}';
      drop index mail_plan_is_once;
      alter table mail_plan
        drop column edition, drop column template, drop column audience, drop column at_doubled, drop column at_local,
        alter column lead set not null,
        drop constraint mail_plan_anchor_check,
        drop constraint mail_plan_check1, -- the one about lead, a column that stays
        add check (anchor in ('start', 'end')),
        add unique (event_id, anchor, lead);
    `);
  }
}
