import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#platform';

/** Somebody who speaks at an event. Needs no registration to get what organisers write to who speaks. */
@Entity('speaker')
export class Speaker {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  /** Null: at the event as a whole, or in several sessions. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('text')
  name: string;

  /** Lower case, for comparing. */
  @Column('text')
  email: string;

  /** For sending. */
  @Column('text', { name: 'email_as_typed' })
  emailAsTyped: string;

  @Column('text')
  language: Language;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
