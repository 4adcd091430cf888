import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language, LocalText } from '#platform';
import type { Visibility } from '../event/event.entity.js';

/** Events that belong together and are announced together. The public sees it once one of its events is published. */
@Entity('series')
export class Series {
  @PrimaryColumn('uuid')
  id: string;

  /** Its page is `/reeks/<slug>`: events and series never take each other's address. */
  @Column('text')
  slug: string;

  @Column('jsonb')
  title: LocalText;

  @Column('jsonb')
  summary: LocalText;

  @Column('text')
  language: Language;

  /** `unlisted`: whoever has the address may come in, but no event and no list leads there. */
  @Column('text')
  visibility: Visibility;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
