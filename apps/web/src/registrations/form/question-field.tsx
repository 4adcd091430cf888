import type { ComponentChildren } from 'preact';
import { unreachable } from '#platform';
import { hasOptions, type Question, questionField, sayOption } from '#questions';
import { Check, Choice, Field, Select, useSite } from '#ui';
import { questionWords } from './question-words.js';

/** More to choose from than fits on cards. */
const MOST_CARDS = 6;

interface QuestionFieldProps {
  readonly question: Question;
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly typed: readonly string[];
  readonly error: string | undefined;
  /** A radio button cannot be pressed away: one more says that there is no answer. */
  readonly mayClear: boolean;
}

/** The control of one question, for its kind. */
export function QuestionField({ question, label, hint, typed, error, mayClear }: QuestionFieldProps) {
  const { language } = useSite();
  const { kind, required } = question;
  const value = typed[0];
  const field = { name: questionField(question.id), label, hint, value, error, required };
  const offered = hasOptions(kind)
    ? question.options.filter((option) => !option.retired).map(({ id }) => id)
    : ['yes', 'no'];
  const options = offered.map((id) => ({ value: id, label: sayOption(question, id, language) }));
  const none = mayClear && !required ? [{ value: '', label: questionWords[language].none }] : [];
  switch (kind) {
    case 'text':
      return <Field {...field} />;
    case 'long_text':
      return <Field {...field} rows={4} />;
    case 'number':
      return <Field {...field} inputmode="numeric" />;
    case 'date':
      return <Field {...field} type="date" />;
    case 'one_choice':
      return options.length > MOST_CARDS ? (
        <Select {...field} options={[{ value: '', label: questionWords[language].choose }, ...options]} />
      ) : (
        <Choice {...field} options={[...options, ...none]} />
      );
    case 'many_choice':
      return <Choice {...field} options={options} many values={typed} />;
    case 'yes_no':
      return <Choice {...field} options={[...options, ...none]} />;
    case 'consent':
      return <Check {...field} checked={value === 'yes'} />;
    default:
      return unreachable(kind);
  }
}
