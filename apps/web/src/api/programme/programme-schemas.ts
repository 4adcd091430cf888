import { z } from 'zod';
import { RoundFields, SessionFields } from '#events';
import { Versioned } from '../events/event-settings.js';

/** A session with all that is set of it. Times that are empty are those of its round. */
const ProgrammeSession = SessionFields.extend({
  id: z.uuid(),
  code: z.string(),
  status: z.enum(['open', 'cancelled']),
  version: z.string(),
});

/** The programme as an organiser set it. */
export const Programme = z.object({
  rounds: z.array(RoundFields.extend({ id: z.uuid(), version: z.string(), sessions: z.array(ProgrammeSession) })),
});

export const NewRound = RoundFields;
export const RoundChange = RoundFields.partial().extend(Versioned.shape);
export const NewSession = SessionFields;
export const SessionSettingsChange = SessionFields.partial().extend(Versioned.shape);

/** What was made, to go on with. */
export const Made = z.strictObject({ id: z.uuid() });

/** One place up or down in its list. */
export const Move = z.object({ way: z.enum(['up', 'down']) });

/** Anything with fields: which, the readers of the forms say. */
export const AnyObject = z.record(z.string(), z.unknown());
