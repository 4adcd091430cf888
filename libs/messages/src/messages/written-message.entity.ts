import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalText } from '#platform';
import type { Audience } from '../audience/audience.js';

/** What an organiser writes once to many people of one event. After the press its words and its audience stay as they are. */
@Entity('message')
export class WrittenMessage {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('jsonb')
  audience: Audience;

  @Column('jsonb')
  subject: LocalText;

  @Column('jsonb')
  body: LocalText;

  /** `sending`: being queued, or some are still to leave. `stopped`: what had not left is held back. */
  @Column('text')
  status: 'draft' | 'sending' | 'stopped' | 'done';

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  /** Who came into the audience later gets nothing. */
  @Column('timestamptz', { name: 'pressed_at', nullable: true })
  pressedAt: Date | null;

  /** How many it went to, as the press said it. */
  @Column('integer', { nullable: true })
  people: number | null;

  /** How many of the audience had switched such mails off then. */
  @Column('integer', { name: 'switched_off' })
  switchedOff: number;

  /** The place in the audience up to which everybody has been queued. */
  @Column('bigint', { name: 'queued_to', nullable: true })
  queuedTo: number | null;

  @Column('boolean', { name: 'queued_all' })
  queuedAll: boolean;

  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
