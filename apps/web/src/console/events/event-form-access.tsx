import { ACCESS } from '#events';
import { Check, Choice, Field, Fold, useSite } from '#ui';
import { type Fields, useField } from '../form-kit.js';
import { isUnusual } from './event-form-values.js';
import { eventFormWords } from './event-form-words.js';

/** Who may register: everybody or guests, of which domains, and whether an organiser looks first. */
export function Access(fields: Fields) {
  const field = useField(fields);
  const say = eventFormWords[useSite().language];
  const { label, hint, error, name } = field('approval');
  return (
    <Fold title={say.access} hint={say.accessHint} isOpen={isUnusual(fields, ['access', 'approval', 'allowedDomains'])}>
      <Choice
        {...field('access')}
        value={fields.typed.access || 'open'}
        options={ACCESS.map((value) => ({ value, ...say.accesses[value] }))}
        required
      />
      <Check name={name} label={label} hint={hint} error={error} checked={Boolean(fields.typed.approval)} />
      <Field {...field('allowedDomains')} rows={2} />
    </Fold>
  );
}
