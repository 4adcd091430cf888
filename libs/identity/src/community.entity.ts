import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalText } from '#platform';

/** The network that this site belongs to. One row. */
@Entity('community')
export class CommunityRow {
  @PrimaryColumn('smallint')
  id: number;

  @Column('jsonb')
  name: LocalText;

  @Column('jsonb')
  about: LocalText;

  /** Degrees on the colour wheel; every colour of the site follows from it. */
  @Column('smallint')
  hue: number;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text', { name: 'contact_address', nullable: true })
  contactAddress: string | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}

export type CommunityDetails = Readonly<Omit<CommunityRow, 'id'>>;
