import type { ComponentChildren } from 'preact';
import { useSite } from './site.js';
import { words } from './words.js';

interface FieldProps {
  /** Name of the value in the form, and id of the control: the error summary links to it. */
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: ComponentChildren;
  /** What is wrong and what to do about it. */
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly type?: 'text' | 'email' | 'search' | 'tel' | 'url' | 'number' | 'date' | 'datetime-local' | 'password';
  readonly autocomplete?: 'name' | 'email' | 'organization' | 'off';
  readonly inputmode?: 'text' | 'email' | 'numeric' | 'search' | 'url';
  readonly maxlength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  /** More than one line of text. */
  readonly rows?: number;
  /** Language of what is typed, when it is not the page's. */
  readonly lang?: string;
  /** Search fields in a filter bar say by their place that they may stay empty. */
  readonly hideOptional?: boolean;
}

/** A labelled text field, or a text area when it has `rows`. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, required = false, hideOptional = false, value = '', rows, type = 'text' } = props;
  const { min, max, autocomplete, inputmode, maxlength, lang } = props;
  const control = { id: name, name, required, inputmode, maxlength, lang, ...describe(name, hint, error) };
  return (
    <div class="field">
      <label for={name}>
        {label}
        {!required && !hideOptional && <Optional />}
      </label>
      <Remarks name={name} hint={hint} error={error} />
      {rows ? (
        <textarea {...control} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input
          {...control}
          type={type as 'text' /* Preact's types tie a role to each type; we set none */}
          value={value}
          autocomplete={autocomplete}
          min={min}
          max={max}
        />
      )}
    </div>
  );
}

/** "(optional)", said in words: a star needs a legend. */
export function Optional() {
  return <span class="opt"> {words[useSite().language].optional}</span>;
}

/** Hint and error of a control; `describe` ties them to it. */
export function Remarks({ name, hint, error }: { name: string; hint?: ComponentChildren; error?: string | undefined }) {
  return (
    <>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="err" id={`${name}-error`}>
          {error}
        </span>
      )}
    </>
  );
}

/** Attributes that let a screen reader say hint and error together with the control. */
export function describe(name: string, hint: unknown, error: string | undefined) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
}
