import type { Programme } from '#events';
import { LANGUAGES, speak } from '#platform';
import { answersToDependOn, QUESTION_KINDS, type Question, sayOption } from '#questions';
import { Button, ButtonLink, Check, ErrorSummary, Field, type FieldErrors, Select, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { type Fields, Stale, useField } from '../form-kit.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { questionWords } from './question-words.js';

export interface QuestionFormProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly programme: Programme;
  /** Absent for a new one. */
  readonly question?: Question | undefined;
  /** The questions in use before it, on which it can depend. */
  readonly earlier: readonly Question[];
  readonly typed: Typed;
  readonly errors?: FieldErrors | undefined;
  /** What is stored now where somebody else changed it meanwhile. */
  readonly stored?: Typed | undefined;
}

/** One question: what it asks, of what kind, of whom and when, and how its answers are kept. */
export function QuestionFormPage(props: QuestionFormProps) {
  const { visitor, view, question, typed, errors = {}, stored } = props;
  const { language } = useSite();
  const say = questionWords[language];
  const { event, state } = view;
  const fields = { typed, errors, words: questionWords };
  const field = useField(fields);
  const title = question ? speak(question.label, language, event.language) : { text: say.add, language };
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="form" about={title}>
      <form class="form" method="post" action={eventPath(event, question ? `/form/${question.id}` : '/form')}>
        <ErrorSummary errors={errors} />
        {stored && <Stale title={say.staleTitle} stored={stored} words={questionWords} />}
        <Csrf visitor={visitor} />
        <input type="hidden" name="seen" value={typed.seen} />
        <div class="pair">
          {LANGUAGES.map((spoken) => (
            <Field key={spoken} {...field(`label.${spoken}`)} lang={spoken} maxlength={600} hideOptional />
          ))}
        </div>
        <Select
          {...field('kind')}
          options={QUESTION_KINDS.map((kind) => ({ value: kind, label: say.kinds[kind] }))}
          required
        />
        <Answers {...fields} question={question} />
        <div class="pair">
          {LANGUAGES.map((spoken) => (
            <Field key={spoken} {...field(`help.${spoken}`)} lang={spoken} maxlength={1200} />
          ))}
        </div>
        <Tick {...fields} name="required" />
        <When {...fields} {...props} />
        <Tick {...fields} name="sensitive" />
        <div class="if-sensitive">
          <Field {...field('eraseDays')} inputmode="numeric" hideOptional />
        </div>
        <div class="row">
          <Button tone="go" icon="check">
            {say.save}
          </Button>
          <ButtonLink href={eventPath(event, '/form')}>{say.back}</ButtonLink>
        </div>
      </form>
    </EventFrame>
  );
}

function Tick({ name, ...fields }: Fields & { name: 'required' | 'sensitive' }) {
  const { value, label, hint, error } = useField(fields)(name);
  return <Check name={name} label={label} hint={hint} error={error} checked={value !== ''} />;
}

/** The answers there are, and room for more. One that was ever there is never taken away: it can be offered or not. */
function Answers({ question, ...fields }: Fields & { question: Question | undefined }) {
  const say = questionWords[useSite().language];
  const field = useField(fields);
  return (
    <fieldset class="field if-choice">
      <legend>{say.answers}</legend>
      <div class="stack">
        {question?.options.map(({ id, label }) => (
          <div key={id} class="option">
            {LANGUAGES.map((spoken) => {
              const option = field(`option.${id}.${spoken}`);
              return (
                <Field
                  key={spoken}
                  {...option}
                  label={`${say.labels.option} (${spoken})`}
                  lang={spoken}
                  maxlength={240}
                  hideOptional
                />
              );
            })}
            <Check
              name={`option.${id}.offered`}
              label={
                <>
                  {say.offered}
                  <span class="vh">: {speak(label, useSite().language).text}</span>
                </>
              }
              checked={Boolean(fields.typed[`option.${id}.offered`])}
            />
          </div>
        ))}
        <Field {...field('more')} rows={5} hideOptional />
      </div>
    </fieldset>
  );
}

/** On which answer the question depends, and which session it is about: asked only where there is something to choose. */
function When({ earlier, programme, view, ...fields }: Fields & Omit<QuestionFormProps, keyof Fields>) {
  const { language } = useSite();
  const say = questionWords[language];
  const field = useField(fields);
  const first = view.event.language;
  const answers = earlier.flatMap((question) =>
    answersToDependOn(question).map((option) => ({
      value: `${question.id}/${option}`,
      label: say.only(speak(question.label, language, first).text, sayOption(question, option, language)),
    })),
  );
  const stops = programme.rounds.flatMap(({ sessions }) => sessions);
  const sessions = stops
    .filter(({ session }) => session.status === 'open' || session.id === fields.typed.session)
    .map(({ session: { id, code, title } }) => ({
      value: id,
      label: `${say.onlySession(code)}: ${speak(title, language, first).text}`,
    }));
  return (
    <>
      {answers.length > 0 && (
        <Select {...field('shownIf')} options={[{ value: '', label: say.always }, ...answers]} hideOptional />
      )}
      {sessions.length > 0 && (
        <Select {...field('session')} options={[{ value: '', label: say.everybody }, ...sessions]} hideOptional />
      )}
    </>
  );
}
