import type { ComponentChildren } from 'preact';
import { describe, Optional, Remarks } from './field.js';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** In a list: those beside each other with one group stand under its name. */
  readonly group?: string;
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  readonly value?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Any number of them, which may be none: boxes to tick. */
  readonly many?: boolean;
  /** What is ticked, where that may be many. */
  readonly values?: readonly string[] | undefined;
  /** Cards below each other for long options; beside each other otherwise. */
  readonly stacked?: boolean;
}

/** One of a few, or as many as one likes: buttons on cards, so that nothing is cut off and everything is one press away. */
export function Choice(props: ChoiceProps) {
  const { name, label, options, value, hint, error, required = false, stacked = false, many = false } = props;
  const { values = value === undefined ? [] : [value] } = props;
  return (
    <fieldset class="field" id={name} tabIndex={-1} {...describe(name, hint, error)} aria-invalid={undefined}>
      <legend>
        {label}
        {!required && <Optional />}
      </legend>
      <Remarks name={name} hint={hint} error={error} />
      <div class={stacked ? 'picks stacked' : 'picks'}>
        {options.map((option) => (
          <label key={option.value} class="check">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              checked={values.includes(option.value)}
              required={required && !many}
            />
            <span>
              {option.label}
              {option.hint && <span class="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many, where a list is shorter than cards. */
export function Select({
  name,
  label,
  options,
  value,
  hint,
  error,
  required = false,
  hideOptional = false,
}: ChoiceProps & { hideOptional?: boolean }) {
  return (
    <div class="field">
      <label for={name}>
        {label}
        {!required && !hideOptional && <Optional />}
      </label>
      <Remarks name={name} hint={hint} error={error} />
      <select id={name} name={name} required={required} {...describe(name, hint, error)}>
        {inGroups(options).map(({ group, some }) =>
          group ? (
            <optgroup key={group} label={group}>
              <Options options={some} value={value} />
            </optgroup>
          ) : (
            <Options key="" options={some} value={value} />
          ),
        )}
      </select>
    </div>
  );
}

function Options({ options, value }: Pick<ChoiceProps, 'options' | 'value'>) {
  return (
    <>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </>
  );
}

function inGroups(options: readonly ChoiceOption[]): { group: string | undefined; some: ChoiceOption[] }[] {
  const groups: { group: string | undefined; some: ChoiceOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.some.push(option);
    else groups.push({ group: option.group, some: [option] });
  }
  return groups;
}

interface CheckProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly checked?: boolean;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly value?: string;
}

/** Yes or no. Never ticked beforehand when it asks for consent. */
export function Check({ name, label, checked = false, hint, error, value = 'yes' }: CheckProps) {
  return (
    <div class="field">
      <label class="check" for={name}>
        <input type="checkbox" id={name} name={name} value={value} checked={checked} {...describe(name, hint, error)} />
        <span>{label}</span>
      </label>
      <Remarks name={name} hint={hint} error={error} />
    </div>
  );
}
