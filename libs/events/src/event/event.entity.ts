import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language, LocalText, WallTime } from '#platform';

export const EVENT_KINDS = ['online', 'on_site', 'hybrid'] as const;
/** Where people take part. */
export type EventKind = (typeof EVENT_KINDS)[number];

export const VISIBILITIES = ['public', 'unlisted'] as const;
/** `unlisted`: whoever has the address may come in, but the agenda does not show it. */
export type Visibility = (typeof VISIBILITIES)[number];

export const ACCESS = ['open', 'invited'] as const;
/** `invited`: only with a personal invitation, which lets one person in. */
export type Access = (typeof ACCESS)[number];

export const WAITLIST_MODES = ['auto', 'offer'] as const;
/** `auto`: who is next in line has the place. `offer`: it is held for them until they take it. */
export type WaitlistMode = (typeof WAITLIST_MODES)[number];

export type EventStatus = 'draft' | 'published' | 'cancelled';

/** The thing people attend. */
@Entity('event')
export class Event {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  /** The series it belongs to, if any. */
  @Column('uuid', { name: 'series_id', nullable: true })
  seriesId: string | null;

  @Column('text')
  status: EventStatus;

  @Column('text')
  kind: EventKind;

  @Column('jsonb')
  title: LocalText;

  @Column('jsonb')
  summary: LocalText;

  /** Markdown. */
  @Column('jsonb')
  body: LocalText;

  /** The language spoken there, and the one a missing translation falls back to. */
  @Column('text')
  language: Language;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  /** IANA name. Decides what "a day before" means. */
  @Column('text', { name: 'time_zone' })
  timeZone: string;

  /** What the organiser typed, kept for the day the law of the zone changes. */
  @Column('text', { name: 'local_start' })
  localStart: WallTime;

  @Column('text', { name: 'local_end' })
  localEnd: WallTime;

  @Column('text')
  location: string;

  @Column('text')
  visibility: Visibility;

  @Column('text')
  access: Access;

  /** An organiser looks at every request first; whoever is invited is in already. */
  @Column('boolean')
  approval: boolean;

  /** Registering takes an address of one of these domains or below; empty is any. Lower case, punycode. */
  @Column('text', { array: true, name: 'allowed_domains' })
  allowedDomains: readonly string[];

  /** Registration is open from here; null is from publication. */
  @Column('timestamptz', { name: 'opens_at', nullable: true })
  opensAt: Date | null;

  /** Registration is open until here; null is until the end. */
  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  @Column('text', { name: 'waitlist_mode' })
  waitlistMode: WaitlistMode;

  /** How many hours an offered place is held; less near the start. */
  @Column('integer', { name: 'offer_hours' })
  offerHours: number;

  /** How many may wait; null is no limit, 0 is no waiting list. */
  @Column('integer', { name: 'waiting_capacity', nullable: true })
  waitingCapacity: number | null;

  /** Rises only when the start moves: reminders are keyed by it. */
  @Column('integer', { name: 'start_version' })
  startVersion: number;

  @Column('timestamptz', { name: 'start_moved_at' })
  startMovedAt: Date;

  /** Rises with every other change that people can see. */
  @Column('integer', { name: 'text_version' })
  textVersion: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Strictly later at every change: a form that was opened earlier can tell. */
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;
}

/** An event as other libs read it. Only the verbs of `Events` change it. */
export type EventDetails = Readonly<Event>;
