import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Doubled, WallTime } from '#platform';
import type { Audience } from '../audience/audience.js';
import type { BuiltIn } from '../templates/built-in.js';
import type { Template } from '../templates/template.js';

/**
 * What a mail is counted from: the start or the end of the event, or of the session whose people it is for; or nothing: then
 * it has a time of its own.
 */
export const ANCHORS = ['start', 'end', 'session_start', 'session_end', 'fixed'] as const;
export type Anchor = (typeof ANCHORS)[number];

/** The words of a planned mail: those of the house, or an organiser's own. */
export type PlanTemplate = { readonly builtIn: BuiltIn } | Template;

/** One mail that people of an event get by themselves: when, who, and with which words. */
@Entity('mail_plan')
export class MailPlan {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  anchor: Anchor;

  /** ISO 8601 duration before that start or after that end, counted in the event's zone: `P1D`, `PT1H`. Null when fixed. */
  @Column('text', { nullable: true })
  lead: string | null;

  /** The wall time of one that is fixed, in the event's zone. */
  @Column('text', { name: 'at_local', nullable: true })
  atLocal: WallTime | null;

  /** Which of two, when that wall time happens twice. */
  @Column('text', { name: 'at_doubled' })
  atDoubled: Doubled;

  @Column('jsonb')
  audience: Audience;

  @Column('jsonb')
  template: PlanTemplate;

  @Column('boolean')
  enabled: boolean;

  /** Rises when the time of the plan changes. */
  @Column('integer')
  edition: number;

  /** Added to the start version of what it counts from; a change of that keeps the sum, so that who had the mail has it. */
  @Column('integer', { name: 'version_offset', default: 0 })
  versionOffset: number;

  /** The version for which every mail of this plan has been queued. */
  @Column('integer', { name: 'done_version' })
  doneVersion: number;

  /** When it was made, switched on again or given another time: what was due before that is not sent. */
  @Column('timestamptz', { name: 'created_at' })
  since: Date;
}
