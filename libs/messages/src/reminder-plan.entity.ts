import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When people of one event are reminded. */
@Entity('mail_plan')
export class ReminderPlan {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  anchor: 'start' | 'end';

  /** ISO 8601 duration before the anchor, counted in the event's zone: `P1D`, `PT1H`. */
  @Column('text')
  lead: string;

  @Column('boolean')
  enabled: boolean;

  /** The start version for which every mail of this plan has been queued. */
  @Column('integer', { name: 'done_version' })
  doneVersion: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
