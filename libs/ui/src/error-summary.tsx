import { useSite } from './site.js';
import { words } from './words.js';

/** What is wrong in a form, by the name of the field. The first message of a field is the one that counts. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/** All that is wrong, on top of the form, with a way to each field. Takes the focus by itself, without a script. */
export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const say = words[useSite().language];
  const wrong = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (wrong.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus>
      <p>
        <strong>{wrong.length === 1 ? say.oneError : say.manyErrors(wrong.length)}</strong>
      </p>
      <ul>
        {wrong.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
