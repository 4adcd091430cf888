import { z } from 'zod';
import { EVENT_KINDS, type EventState, VISIBILITIES } from '#events';
import { LANGUAGES } from '#platform';
import { QUESTION_KINDS } from '#questions';

const STATES = [
  ...['draft', 'not_open_yet', 'open', 'full_waiting_open', 'sold_out', 'closed', 'ended', 'cancelled'],
] as const satisfies readonly EventState[];

export const LocalText = z.strictObject({ nl: z.string().optional(), en: z.string().optional() });
const Instant = z.iso.datetime();

export const State = z.enum(STATES).describe('What somebody who wants to come will find.');

const Places = z.strictObject({
  capacity: z.int().nullable().describe('Null is unlimited.'),
  free: z.int().nullable().describe('0 while somebody waits; null is unlimited.'),
});

const event = {
  slug: z.string(),
  url: z.url(),
  status: z.enum(['draft', 'published', 'cancelled']),
  state: State,
  kind: z.enum(EVENT_KINDS),
  visibility: z.enum(VISIBILITIES),
  title: LocalText,
  summary: LocalText,
  language: z.enum(LANGUAGES),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  location: z.string(),
  places: Places,
};

export const EventSummary = z.strictObject(event);
export const EventList = z.strictObject({ data: z.array(EventSummary) });

const Session = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  status: z.enum(['open', 'cancelled']),
  title: LocalText,
  speakers: z.string(),
  location: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  themeGroup: LocalText.nullable(),
  places: Places.nullable().describe('Null: everybody who comes to the event is in it.'),
});

const Round = z.strictObject({
  id: z.uuid(),
  title: LocalText,
  startsAt: Instant,
  endsAt: Instant,
  minChoices: z.int(),
  maxChoices: z.int(),
  sessions: z.array(Session),
});

const Question = z.strictObject({
  id: z.uuid(),
  sessionId: z.uuid().nullable().describe('Asked only of who chose this session.'),
  kind: z.enum(QUESTION_KINDS),
  label: LocalText,
  help: LocalText,
  required: z.boolean(),
  options: z.array(z.strictObject({ id: z.string(), label: LocalText })),
  shownIf: z.strictObject({ questionId: z.uuid(), option: z.string() }).nullable(),
});

export const EventDetail = z.strictObject({
  ...event,
  body: LocalText.describe('Markdown.'),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  plenary: z.array(Session),
  rounds: z.array(Round),
  questions: z.array(Question),
});
