import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalText } from '#platform';

/** A group within the network that works on one subject. In a programme it is a line: a letter and a colour. */
@Entity('theme_group')
export class ThemeGroup {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  /** One capital, so that colour never carries meaning alone. */
  @Column('text')
  letter: string;

  @Column('jsonb')
  name: LocalText;

  @Column('jsonb')
  about: LocalText;

  /** Degrees on the colour wheel; lightness is fixed by the stylesheet so that contrast holds. */
  @Column('smallint')
  hue: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;
}
