import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DigestRhythm } from './digest-rhythm.js';

/** What an organiser wants to be mailed, and up to where that was done. Made at the first sweep that meets them. */
@Entity('organiser_digest')
export class DigestChoice {
  @PrimaryColumn('uuid', { name: 'organiser_id' })
  organiserId: string;

  @Column('text')
  rhythm: DigestRhythm;

  @Column('timestamptz', { name: 'chosen_at' })
  chosenAt: Date;

  @Column('timestamptz', { name: 'told_until' })
  toldUntil: Date;
}
