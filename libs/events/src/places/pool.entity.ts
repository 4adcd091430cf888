import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where places live: those of an event, or of one of its sessions. */
@Entity('pool')
export class Pool {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  /** Null: the places of the event itself. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  /** Who may take a place here: those who attend in this way. */
  @Column('text')
  mode: 'any' | 'online' | 'on_site';

  /** Null is unlimited. */
  @Column('integer', { nullable: true })
  capacity: number | null;

  @Column('integer')
  taken: number;

  @Column('integer')
  waiting: number;

  /** `greatest(capacity, taken)`: what `taken` may not pass. Lowering the capacity throws nobody out. */
  @Column('integer', { nullable: true })
  ceiling: number | null;
}
