import { LANGUAGES } from '#platform';
import { ErrorSummary, Field, type FieldErrors, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { Stale, useField, WhichOfTwo } from '../form-kit.js';
import { Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { FormButtons } from './form-buttons.js';
import { programmeFormWords } from './programme-form-words.js';

export interface ProgrammeFormProps {
  readonly visitor: Visitor;
  readonly action: string;
  readonly back: string;
  readonly typed: Typed;
  readonly errors?: FieldErrors | undefined;
  /** What is stored now where somebody else changed it meanwhile. */
  readonly stored?: Typed | undefined;
}

/** A round: its name, its times, and how much people choose in it. */
export function RoundForm({ visitor, action, back, typed, errors = {}, stored }: ProgrammeFormProps) {
  const { language } = useSite();
  const say = programmeFormWords[language];
  const fields = { typed, errors, words: programmeFormWords };
  const field = useField(fields);
  return (
    <form class="form" method="post" action={action}>
      <ErrorSummary errors={errors} />
      {stored && <Stale title={say.staleRound} stored={stored} words={programmeFormWords} />}
      <Csrf visitor={visitor} />
      <input type="hidden" name="seen" value={typed.seen} />
      <div class="pair">
        {LANGUAGES.map((spoken) => (
          <Field key={spoken} {...field(`title.${spoken}`)} lang={spoken} maxlength={300} hideOptional />
        ))}
      </div>
      <div class="pair">
        <Field {...field('start')} type="datetime-local" required />
        <Field {...field('end')} type="datetime-local" required />
      </div>
      <WhichOfTwo name="startDoubled" {...fields} />
      <WhichOfTwo name="endDoubled" {...fields} />
      <div class="pair">
        <Field {...field('minChoices')} inputmode="numeric" required />
        <Field {...field('maxChoices')} inputmode="numeric" required />
      </div>
      <FormButtons back={back} />
    </form>
  );
}
