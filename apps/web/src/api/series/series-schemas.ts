import { z } from 'zod';
import { MOST_REPEATS, VISIBILITIES } from '#events';
import { LANGUAGES } from '#platform';
import { MOST_AT_ONCE } from '../../series/series-view.js';
import { EventSummary, LocalText } from '../events/event-schemas.js';
import { RegistrationBody } from '../registrations/registration-schemas.js';

const series = {
  id: z.uuid().describe('The `seriesId` in the settings of its events.'),
  slug: z.string(),
  url: z.url(),
  title: LocalText,
  summary: LocalText,
  language: z.enum(LANGUAGES),
  visibility: z.enum(VISIBILITIES),
  version: z.string().describe('Send it along with a change.'),
};

export const SeriesSummary = z.strictObject(series);
export const SeriesList = z.strictObject({ data: z.array(SeriesSummary) });

const EventOfSeries = EventSummary.extend({
  ownForm: z
    .enum(['sessions', 'questions', 'invited'])
    .nullable()
    .describe('Why it asks more than the series does, and is registered for by itself.'),
});

export const SeriesDetail = z.strictObject({
  ...series,
  coming: z.array(EventOfSeries).describe('Soonest first, a hundred at most.'),
  past: z.array(EventSummary).describe('The latest first.'),
});

/** What an organiser sets of a series. */
export const NewSeries = z.object({
  title: LocalText,
  summary: LocalText.optional(),
  slug: z.string().optional().describe('Made from the title when not given; fixed once an event is published.'),
  language: z.enum(LANGUAGES).optional(),
  visibility: z.enum(VISIBILITIES).optional(),
});
export const SeriesChange = NewSeries.partial().extend({ version: z.string().max(100).describe('Of what you read.') });

/** A person and the events they want to come to: what the form of the series asks. Unknown fields are dropped. */
export const SeriesRegistration = RegistrationBody.omit({ sessions: true, answers: true, invitation: true }).extend({
  events: z
    .array(z.string().max(150))
    .min(1)
    .max(MOST_AT_ONCE)
    .transform((slugs) => [...new Set(slugs)])
    .describe('Slugs of coming events of this series.'),
});

const REFUSED = ['sold_out', 'closed', 'choice_gone', 'not_invited', 'domain_refused', 'own_form'] as const;

/** What anybody learns, event by event: nothing in it depends on whether the address was known. */
export const SeriesReceived = z.strictObject({
  data: z.array(
    z.strictObject({
      event: z.string(),
      status: z.enum(['received', 'received_while_full', 'requested', ...REFUSED]),
    }),
  ),
});

/** What a caller with a key learns. */
export const SeriesVerdicts = z.strictObject({
  data: z.array(
    z.strictObject({
      event: z.string(),
      status: z.enum(['confirmed', 'waiting', 'pending', 'known', ...REFUSED]),
      registrationId: z.uuid().nullable(),
    }),
  ),
});

export const Repeats = z.object({
  days: z
    .array(z.iso.date().regex(/^2(?:0|100)/, 'No event can be then'))
    .min(1)
    .max(MOST_REPEATS)
    .describe('As 2027-03-04; the time by the clock is that of the event.'),
  numbered: z.boolean().default(false).describe('Titles count on: (2), (3).'),
});

export const SeriesPublished = z.strictObject({
  published: z.array(z.string()).describe('Slugs of those published now.'),
  drafts: z
    .array(
      z.strictObject({
        event: z.string(),
        errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })),
      }),
    )
    .describe('Those that stay drafts, and what each lacks.'),
});
