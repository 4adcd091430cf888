import { z } from 'zod';
import { ANCHORS, BUILT_IN, LEFT_OUT, LONGEST_BODY, LONGEST_SUBJECT, SILENCES } from '#messages';

const Spoken = (longest: number) =>
  z.object({
    nl: z
      .string()
      .max(longest * 2)
      .default(''),
    en: z
      .string()
      .max(longest * 2)
      .default(''),
  });

const Template = z.union([
  z.object({ builtIn: z.enum(BUILT_IN) }).describe('Words of the house, as they are when the mail leaves.'),
  z
    .object({ subject: Spoken(LONGEST_SUBJECT), body: Spoken(LONGEST_BODY) })
    .describe('Own words: Markdown, with placeholders such as {name} and {when}; in one language or both.'),
]);

/** A planned mail as it is sent. What belongs together is checked by the rules of the form. */
export const PlanBody = z.object({
  anchor: z
    .enum(ANCHORS)
    .describe('What it counts from. session_start and session_end: of the session that is its audience.'),
  lead: z
    .string()
    .max(20)
    .nullable()
    .default(null)
    .describe('How long before the start or after the end, as ISO 8601: P7D, PT1H. Null when fixed.'),
  at: z
    .string()
    .max(40)
    .nullable()
    .default(null)
    .describe('Of one that is fixed: the time where the event is, as 2027-03-04T14:00.'),
  atDoubled: z
    .enum(['earlier', 'later'])
    .nullable()
    .default(null)
    .describe('Which of two, where the clock shows that time twice.'),
  audience: z
    .string()
    .max(200)
    .describe(
      'all, waiting, attended, absent, speakers, theme_group:{id}, session:{id} or answered:{question id}:{option}.',
    ),
  template: Template,
});
export type PlanBody = z.output<typeof PlanBody>;

export const PlanChange = PlanBody.partial().extend({
  enabled: z.boolean().optional().describe('Off: what has not left stays. On again: from now on.'),
  version: z.string().max(100),
});
/** What comes with a change, before it is known what changes. */
export const PlanVersion = PlanChange.pick({ version: true, enabled: true });

export const PlannedMail = PlanBody.extend({ id: z.uuid(), enabled: z.boolean(), version: z.string() });
export const MailPlanList = z.object({ data: z.array(PlannedMail) });

const Counts = z.object({
  gets: z.int(),
  ...Object.fromEntries(LEFT_OUT.map((why) => [why, z.int()])),
});

export const DryRun = z.strictObject({
  at: z.iso.datetime(),
  mails: z.int().describe('How many mails will go, as things stand now.'),
  data: z.array(
    z.strictObject({
      id: z.uuid(),
      dueAt: z.iso.datetime(),
      notAfter: z.iso.datetime().describe('From then on it would only be noise.'),
      standing: z.enum(['ahead', 'due', 'silent']),
      why: z.enum(SILENCES).nullable().describe('Why it goes to nobody.'),
      people: Counts.describe('Of its audience now. All nothing where it is silent.'),
      isUnknown: z.boolean().describe('Who is there is seen at the event.'),
    }),
  ),
});
