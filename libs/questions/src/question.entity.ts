import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalText } from '#platform';

export const QUESTION_KINDS = [
  'text',
  'long_text',
  'one_choice',
  'many_choice',
  'yes_no',
  'number',
  'date',
  'consent',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One of the answers to choose from. Its id is for good: answers name it. */
export interface QuestionOption {
  readonly id: string;
  readonly label: LocalText;
  /** No longer offered. It stays, so that those who chose it can still be read. */
  readonly retired: boolean;
}

/** Something the form of an event asks beside name and address. Retired, never removed: its answers stay. */
@Entity('question')
export class Question {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  /** Asked only of who chose this session; null is everybody. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  /** Order in the form, each once in an event. */
  @Column('integer')
  position: number;

  @Column('text')
  kind: QuestionKind;

  /** The one of ours it was made from. */
  @Column('text', { nullable: true })
  preset: string | null;

  @Column('jsonb')
  label: LocalText;

  @Column('jsonb')
  help: LocalText;

  @Column('jsonb')
  options: readonly QuestionOption[];

  @Column('boolean')
  required: boolean;

  /** Asked only when the answer to this earlier question … */
  @Column('uuid', { name: 'shown_if_question_id', nullable: true })
  shownIfQuestionId: string | null;

  /** … is this option. */
  @Column('text', { name: 'shown_if_option', nullable: true })
  shownIfOption: string | null;

  /** Sensitive answers are for organisers and owners alone, and live shorter. */
  @Column('text')
  privacy: 'ordinary' | 'sensitive';

  /** Days after the end of the event when sensitive answers are erased; null for ordinary ones. */
  @Column('smallint', { name: 'erase_days', nullable: true })
  eraseDays: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;
}

/** What somebody answered: text (a date as `2027-03-04`), an option's id or several, a number, or yes and no. */
export type AnswerValue = string | readonly string[] | number | boolean;

export const hasOptions = (kind: QuestionKind): boolean => kind === 'one_choice' || kind === 'many_choice';
