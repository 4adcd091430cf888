import { Button, Field, type FieldErrors, Remarks, useSite } from '#ui';
import { registrationWords } from '../form/registration-words.js';
import type { FilledGroup } from './filled-group.js';
import { groupWords } from './group-words.js';

interface GroupRowsProps {
  readonly filled: FilledGroup;
  readonly errors: FieldErrors;
  /** What to know about the addresses. */
  readonly hint?: string | undefined;
  readonly most: number;
}

/** The people of the list: a name and an address each, more rows at a press, and a box to paste in. */
export function GroupRows({ filled, errors, hint, most }: GroupRowsProps) {
  const { language } = useSite();
  const say = groupWords[language];
  const { rows, shown, paste } = filled;
  const numbers = Array.from({ length: Math.max(rows.length, shown) }, (_, i) => i + 1);
  return (
    <div class="stack" id="people" tabIndex={-1}>
      <h2>{say.people}</h2>
      <Remarks name="people" hint={[say.peopleHint(most), hint].filter(Boolean).join(' ')} error={errors.people} />
      {numbers.map((n) => (
        <fieldset key={n} class="person">
          <legend>{say.person(n)}</legend>
          <div class="row">
            <Field
              name={`name.${n}`}
              label={say.name}
              hideOptional
              autocomplete="off"
              maxlength={400}
              value={rows[n - 1]?.name}
              error={errors[`name.${n}`]}
            />
            <Field
              name={`email.${n}`}
              label={registrationWords[language].email}
              hideOptional
              type="email"
              inputmode="email"
              autocomplete="off"
              value={rows[n - 1]?.email}
              error={errors[`email.${n}`]}
            />
          </div>
        </fieldset>
      ))}
      {numbers.length < most && (
        <p>
          <Button icon="plus" name="rijen" value={String(numbers.length + 4)}>
            {say.moreRows}
          </Button>
        </p>
      )}
      <details open={paste !== ''}>
        <summary>{say.paste}</summary>
        <Field name="paste" label={say.pasteLabel} hideOptional rows={6} hint={say.pasteHint} value={paste} />
      </details>
    </div>
  );
}
