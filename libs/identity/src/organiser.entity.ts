import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#platform';

export const ROLES = ['owner', 'organiser', 'viewer'] as const;

/** `owner` also decides who organises, `organiser` runs events, `viewer` only reads. */
export type Role = (typeof ROLES)[number];

/** Somebody who may open the console. */
@Entity('organiser')
export class Organiser {
  @PrimaryColumn('uuid')
  id: string;

  /** Lower case; also what they sign in with. */
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  /** The language the console speaks to them. */
  @Column('text')
  language: Language;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** From then on they are out, open sessions included. */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;
}

/** True when this role may change things. */
export function mayEdit(role: Role): boolean {
  return role !== 'viewer';
}
