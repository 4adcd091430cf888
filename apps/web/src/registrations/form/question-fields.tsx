import type { ComponentChildren } from 'preact';
import { type Language, speak } from '#platform';
import { type Question, questionField, sayOption, type TypedAnswers } from '#questions';
import { type FieldErrors, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { roundField } from './choice-errors.js';
import { QuestionField } from './question-field.js';
import { questionWords } from './question-words.js';

type View = Pick<EventView, 'event' | 'programme' | 'questions'>;

interface QuestionFieldsProps {
  readonly view: View;
  readonly typed: TypedAnswers;
  readonly errors: FieldErrors;
  /** Sessions of the person, where the page has none to choose: only what is asked about those is shown. */
  readonly settled?: readonly string[];
  /** The person answered before, and may take an answer back that need not be given. */
  readonly mayClear?: boolean;
  /** Something to say first at a question: how it stands now, where that is not what the form has. */
  readonly remark?: (question: Question) => string | undefined;
}

/**
 * The questions of an event. All that can be asked stand on the page, with the condition in words where there is one: the server
 * decides which were asked. The script of the site only hides those that are not.
 */
export function QuestionFields(props: QuestionFieldsProps) {
  const { view, typed, errors, settled, mayClear = false } = props;
  const { language } = useSite();
  return (
    <>
      {askable(view, settled).map((question) => {
        const { text, language: spoken } = speak(question.label, language, view.event.language);
        return (
          <WhenAsked key={question.id} question={question} view={view} isSettled={settled !== undefined}>
            <div lang={spoken === language ? undefined : spoken}>
              <QuestionField
                question={question}
                label={text}
                hint={hintOf(question, props, language)}
                mayClear={mayClear}
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

/**
 * A question about a session that was called off is for nobody, one about another session not for this person; nor is what
 * hangs on the answer to such a question, which the page has no field for.
 */
function askable({ programme, questions }: View, settled: readonly string[] | undefined): Question[] {
  const open = programme.rounds.flatMap(({ sessions }) => sessions).filter(({ session }) => session.status === 'open');
  const ids = new Set(open.map(({ session }) => session.id));
  const shown = new Set<string>();
  return questions.filter(({ id, sessionId, shownIfQuestionId: other }) => {
    const isTheirs = sessionId === null || (ids.has(sessionId) && (!settled || settled.includes(sessionId)));
    if (!isTheirs || (other !== null && !shown.has(other))) return false;
    shown.add(id);
    return true;
  });
}

interface WhenAskedProps {
  readonly question: Question;
  readonly view: View;
  /** The session was chosen on another page. */
  readonly isSettled: boolean;
  readonly children: ComponentChildren;
}

/** Tells the script on what the question depends: the field of another one, the round of its session, or both. */
function WhenAsked({ question, view, isSettled, children }: WhenAskedProps) {
  const { shownIfQuestionId, shownIfOption, sessionId } = question;
  const round = view.programme.rounds.find(({ sessions }) => sessions.some(({ session }) => session.id === sessionId));
  const inner = shownIfQuestionId ? (
    <div data-if={questionField(shownIfQuestionId)} data-is={shownIfOption}>
      {children}
    </div>
  ) : (
    children
  );
  if (!round || isSettled) return <>{inner}</>;
  return (
    <div data-if={roundField(round.round.id)} data-is={sessionId}>
      {inner}
    </div>
  );
}

/** What the organiser explains, when the question is asked, and how long a sensitive answer lives. */
function hintOf(question: Question, { view, settled, remark }: QuestionFieldsProps, language: Language) {
  const say = questionWords[language];
  const first = view.event.language;
  const help = speak(question.help, language, first).text;
  const other = view.questions.find(({ id }) => id === question.shownIfQuestionId);
  const stops = view.programme.rounds.flatMap(({ sessions }) => sessions);
  const stop = stops.find(({ session }) => session.id === question.sessionId);
  const titleOf = (one: (typeof stops)[number]) => speak(one.session.title, language, first).text;
  const conditions = [
    stop && (settled ? say.forSession : say.onlyInSession)(stop.session.code, titleOf(stop)),
    other &&
      say.onlyIf(speak(other.label, language, first).text, sayOption(other, question.shownIfOption ?? '', language)),
  ].filter(Boolean);
  const kept = question.eraseDays === null ? undefined : say.keptApart(question.eraseDays);
  const isNeeded = question.kind === 'consent' && question.required;
  const parts = [remark?.(question), help, isNeeded && say.needed, kept].filter(Boolean).join(' ');
  if (!parts && conditions.length === 0) return undefined;
  return (
    <>
      {conditions.length > 0 && <span class="only-if">{conditions.join(' ')} </span>}
      {parts}
    </>
  );
}
