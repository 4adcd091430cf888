import { z } from 'zod';
import { isId } from '#platform';
import { PRESETS, QUESTION_KINDS } from '#questions';

const Spoken = z.object({ nl: z.string().default(''), en: z.string().default('') });
const Label = z
  .string()
  .max(1000)
  .regex(/^[^|\r\n]*$/, { error: 'One line, without |' });
const Id = z.string().refine(isId);

const Option = z.object({
  id: z.string().max(100).optional().describe('Of one that exists; a new one has none yet.'),
  label: z.object({ nl: Label.default(''), en: Label.default('') }),
  offered: z.boolean().default(true),
});

/** A question as it is sent. Lengths and the like are checked by the rules of the form. */
export const QuestionBody = z.object({
  kind: z.enum(QUESTION_KINDS),
  label: Spoken,
  help: Spoken.default({ nl: '', en: '' }),
  required: z.boolean().default(false),
  options: z
    .array(Option)
    .max(100)
    .default([])
    .describe('Of a choice. One that exists and is left out stays as it is: send `offered: false` to withdraw it.'),
  shownIf: z
    .object({ questionId: Id, option: z.string().max(100) })
    .nullable()
    .default(null)
    .describe('Only when an earlier question was answered so.'),
  sessionId: Id.nullable().default(null).describe('Only of who chose this session.'),
  eraseDays: z
    .int()
    .nullable()
    .default(null)
    .describe('Answers are kept apart, and erased so many days after the event; null keeps them as any other.'),
});
export type QuestionBody = z.output<typeof QuestionBody>;

export const QuestionChange = QuestionBody.partial().extend({ version: z.string().max(100) });
/** What comes with a change, before it is known what changes. */
export const QuestionVersion = QuestionChange.pick({ version: true });

export const QuestionSettings = QuestionBody.extend({
  id: z.uuid(),
  version: z.string(),
  position: z.int(),
  isRetired: z.boolean(),
});
export const QuestionList = z.object({ data: z.array(QuestionSettings) });

export const PresetWish = z.object({ preset: z.enum(PRESETS) });
