import { explainPlaceholder, PLACEHOLDERS } from '#messages';
import { LANGUAGES } from '#platform';
import { Field, useSite } from '#ui';
import { type Fields, useField } from '../form-kit.js';
import { messageWords } from './message-words.js';

/** Subject and text of a mail in both languages, and what can be put in them. */
export function TemplateFields(fields: Fields) {
  const { language } = useSite();
  const say = messageWords[language];
  const field = useField(fields);
  const first = language === 'nl' ? LANGUAGES : LANGUAGES.toReversed();
  return (
    <>
      <p class="dim">{say.languageHint}</p>
      {first.map((spoken) => (
        <fieldset key={spoken} class="stack">
          <legend>{say.inLanguage[spoken]}</legend>
          <Field {...field(`subject.${spoken}`)} label={say.labels.subject ?? ''} lang={spoken} hideOptional />
          <Field {...field(`body.${spoken}`)} label={say.labels.body ?? ''} lang={spoken} rows={12} hideOptional />
        </fieldset>
      ))}
      <details>
        <summary>{say.placeholders}</summary>
        <p class="dim">{say.markdown}</p>
        <dl class="rows">
          {PLACEHOLDERS.map((word) => (
            <div key={word}>
              <dt>
                <code>{`{${word}}`}</code>
              </dt>
              <dd>{explainPlaceholder(word, language)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
