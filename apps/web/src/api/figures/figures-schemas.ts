import { z } from 'zod';
import { LocalText } from '../events/event-schemas.js';

const Shown = z.int().nullable().describe('Null: too few to be told.');
const turnout = { confirmed: Shown, attended: Shown };

/** The figures of an event as far as they may leave the house: no group small enough to point at. */
export const EventStatistics = z.strictObject({
  hasTurnout: z.boolean().describe('It has begun, so that people can have come; else `attended` is null.'),
  counts: z.strictObject({ confirmed: Shown, waiting: Shown, pending: Shown, cancelled: Shown }),
  turnout: z.strictObject(turnout),
  roles: z.array(z.strictObject({ role: z.string(), ...turnout })),
  ways: z.array(z.strictObject({ attends: z.enum(['online', 'on_site']), ...turnout })),
  sessions: z.array(z.strictObject({ id: z.uuid(), code: z.string(), title: LocalText, ...turnout })),
  themeGroups: z.array(z.strictObject({ id: z.uuid(), name: LocalText, ...turnout })),
});

export const YearStatistics = z.strictObject({
  year: z.int(),
  events: z.int().describe('That were held.'),
  registered: Shown,
  attended: Shown,
  people: Shown.describe('Different people who had a place.'),
  returning: Shown.describe('Of those, who had a place before.'),
  organisations: z.int(),
});
