import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalText } from '#platform';

/** A time slot in which a person chooses among sessions. */
@Entity('round')
export class Round {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('smallint')
  position: number;

  @Column('jsonb')
  title: LocalText;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('smallint', { name: 'min_choices' })
  minChoices: number;

  @Column('smallint', { name: 'max_choices' })
  maxChoices: number;
}

/** A stop in the programme. Without a round it is plenary: whoever holds the event is in it. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('uuid', { name: 'round_id', nullable: true })
  roundId: string | null;

  @Column('uuid', { name: 'theme_group_id', nullable: true })
  themeGroupId: string | null;

  /** Letter of the line and number of the stop, such as `A1`; `P` for the plenary that follows the event. */
  @Column('text')
  code: string;

  @Column('smallint')
  position: number;

  @Column('jsonb')
  title: LocalText;

  @Column('text')
  speakers: string;

  @Column('text')
  location: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('text')
  status: 'open' | 'cancelled';

  /** Rises only when the start moves: reminders that count from it are keyed by it. */
  @Column('integer', { name: 'start_version', default: 1 })
  startVersion: number;

  /** Since when its start is known; null: since it was made. */
  @Column('timestamptz', { name: 'start_moved_at', nullable: true })
  startMovedAt: Date | null;

  /** Until then its places go to members of its theme group. Null: to everybody. */
  @Column('timestamptz', { name: 'early_until', nullable: true })
  earlyUntil: Date | null;
}

/** Every event has this session from its creation; it keeps the event's title and times. */
export const PLENARY = 'P';
