import type { EventDetails } from '#events';
import { LANGUAGES, speak } from '#platform';
import type { SessionOption } from '#registrations';
import { Button, Choice, Field, type FieldErrors, Select, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { consoleWords } from '../console-words.js';
import { useField } from '../form-kit.js';
import { Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { speakerWords } from './speaker-words.js';

export interface SpeakerFormProps {
  readonly visitor: Visitor;
  readonly event: EventDetails;
  readonly sessions: readonly SessionOption[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly action: string;
  readonly submit: string;
}

/** Somebody who speaks: name, address, language, and a session where there is one. */
export function SpeakerForm({ visitor, event, sessions, typed, errors, action, submit }: SpeakerFormProps) {
  const { language } = useSite();
  const say = speakerWords[language];
  const field = useField({ typed, errors, words: speakerWords });
  const languages = LANGUAGES.map((value) => ({ value, label: consoleWords[language].languages[value] }));
  const options = sessions.map(({ sessionId, code, title }) => ({
    value: sessionId,
    label: `${code} ${speak(title, language, event.language).text}`,
  }));
  return (
    <form class="form narrow" method="post" action={action}>
      <Csrf visitor={visitor} />
      {typed.seen && <input type="hidden" name="seen" value={typed.seen} />}
      <Field {...field('name')} required />
      <Field {...field('email')} type="email" required />
      {(options.length > 0 || errors.session) && (
        <Select {...field('session')} options={[{ value: '', label: say.whole }, ...options]} hideOptional />
      )}
      <Choice {...field('language')} options={languages} required />
      <Button tone="go" icon="check">
        {submit}
      </Button>
    </form>
  );
}
