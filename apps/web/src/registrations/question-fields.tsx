import type { ComponentChildren } from 'preact';
import { type Language, speak, unreachable } from '#platform';
import { hasOptions, type Question, questionField, sayOption, type TypedAnswers } from '#questions';
import { Check, Choice, Field, type FieldErrors, Select, useSite } from '#ui';
import type { EventView } from '../events/event-views.js';
import { roundField } from './choice-errors.js';
import { questionWords } from './question-words.js';

type View = Pick<EventView, 'event' | 'programme' | 'questions'>;

interface QuestionFieldsProps {
  readonly view: View;
  readonly typed: TypedAnswers;
  readonly errors: FieldErrors;
}

/** More to choose from than fits on cards. */
const MOST_CARDS = 6;

/**
 * The questions of an event. All of them stand on the page, with the condition in words where there is one: the server
 * decides which were asked. The script of the site only hides those that are not.
 */
export function QuestionFields({ view, typed, errors }: QuestionFieldsProps) {
  const { language } = useSite();
  return (
    <>
      {view.questions.filter(canBeAsked(view)).map((question) => {
        const { text, language: spoken } = speak(question.label, language, view.event.language);
        return (
          <WhenAsked key={question.id} question={question} view={view}>
            <div lang={spoken === language ? undefined : spoken}>
              <QuestionField
                question={question}
                label={text}
                hint={hintOf(question, view, language)}
                typed={typed.get(question.id) ?? []}
                error={errors[questionField(question.id)]}
              />
            </div>
          </WhenAsked>
        );
      })}
    </>
  );
}

/** Whether some of the questions are only for who answers or chooses this or that. */
export function dependOnAnswers({ questions }: Pick<View, 'questions'>): boolean {
  return questions.some(({ shownIfQuestionId, sessionId }) => shownIfQuestionId !== null || sessionId !== null);
}

/** A question about a session that was called off is for nobody. */
function canBeAsked({ programme }: View) {
  const open = programme.rounds.flatMap(({ sessions }) => sessions).filter(({ session }) => session.status === 'open');
  const ids = new Set(open.map(({ session }) => session.id));
  return ({ sessionId }: Question) => sessionId === null || ids.has(sessionId);
}

/** Tells the script on what the question depends: the field of another one, the round of its session, or both. */
function WhenAsked({ question, view, children }: { question: Question; view: View; children: ComponentChildren }) {
  const { shownIfQuestionId, shownIfOption, sessionId } = question;
  const round = view.programme.rounds.find(({ sessions }) => sessions.some(({ session }) => session.id === sessionId));
  const inner = shownIfQuestionId ? (
    <div data-if={questionField(shownIfQuestionId)} data-is={shownIfOption}>
      {children}
    </div>
  ) : (
    children
  );
  if (!round) return <>{inner}</>;
  return (
    <div data-if={roundField(round.round.id)} data-is={sessionId}>
      {inner}
    </div>
  );
}

interface QuestionFieldProps {
  readonly question: Question;
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly typed: readonly string[];
  readonly error: string | undefined;
}

function QuestionField({ question, label, hint, typed, error }: QuestionFieldProps) {
  const { language } = useSite();
  const { kind, required } = question;
  const value = typed[0];
  const field = { name: questionField(question.id), label, hint, value, error, required };
  const offered = hasOptions(kind)
    ? question.options.filter((option) => !option.retired).map(({ id }) => id)
    : ['yes', 'no'];
  const options = offered.map((id) => ({ value: id, label: sayOption(question, id, language) }));
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
        <Choice {...field} options={options} />
      );
    case 'many_choice':
      return <Choice {...field} options={options} many values={typed} />;
    case 'yes_no':
      return <Choice {...field} options={options} />;
    case 'consent':
      return <Check {...field} checked={value === 'yes'} />;
    default:
      return unreachable(kind);
  }
}

/** What the organiser explains, when the question is asked, and how long a sensitive answer lives. */
function hintOf(question: Question, view: View, language: Language): ComponentChildren {
  const say = questionWords[language];
  const first = view.event.language;
  const help = speak(question.help, language, first).text;
  const other = view.questions.find(({ id }) => id === question.shownIfQuestionId);
  const stops = view.programme.rounds.flatMap(({ sessions }) => sessions);
  const stop = stops.find(({ session }) => session.id === question.sessionId);
  const conditions = [
    stop && say.onlyInSession(stop.session.code, speak(stop.session.title, language, first).text),
    other &&
      say.onlyIf(speak(other.label, language, first).text, sayOption(other, question.shownIfOption ?? '', language)),
  ].filter(Boolean);
  const kept = question.eraseDays === null ? undefined : say.keptApart(question.eraseDays);
  const isNeeded = question.kind === 'consent' && question.required;
  const parts = [help, isNeeded && say.needed, kept].filter(Boolean).join(' ');
  if (!parts && conditions.length === 0) return undefined;
  return (
    <>
      {conditions.length > 0 && <span class="only-if">{conditions.join(' ')} </span>}
      {parts}
    </>
  );
}
