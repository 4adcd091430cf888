import { explainPlaceholder, PLACEHOLDERS } from '#messages';
import type { Language } from '#platform';
import { Field, Fold, useSite } from '#ui';
import { type Fields, useField } from '../form-kit.js';
import { messageWords } from './message-words.js';

/** Subject and text of a mail in both languages, and what can be put in them. */
export function TemplateFields(fields: Fields) {
  const { language } = useSite();
  const say = messageWords[language];
  const other = language === 'nl' ? 'en' : 'nl';
  const isOpen = [`subject.${other}`, `body.${other}`].some((name) => fields.errors[name] || fields.typed[name]);
  return (
    <>
      <Spoken {...fields} spoken={language} />
      <Fold title={say.inLanguage[other]} hint={say.languageHint} isOpen={isOpen}>
        <Spoken {...fields} spoken={other} />
      </Fold>
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

function Spoken({ spoken, ...fields }: Fields & { readonly spoken: Language }) {
  const say = messageWords[useSite().language];
  const field = useField(fields);
  return (
    <fieldset class="stack">
      <legend>{say.inLanguage[spoken]}</legend>
      <Field {...field(`subject.${spoken}`)} label={say.labels.subject ?? ''} lang={spoken} hideOptional />
      <Field {...field(`body.${spoken}`)} label={say.labels.body ?? ''} lang={spoken} rows={12} hideOptional />
    </fieldset>
  );
}
