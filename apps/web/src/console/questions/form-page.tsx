import type { Programme } from '#events';
import { speak } from '#platform';
import { PRESETS, type Question, sayOption } from '#questions';
import type { AnswerFigures } from '#statistics';
import { Button, ButtonLink, type Column, EmptyState, Table, Tag, useSite } from '#ui';
import { QuestionFields } from '../../registrations/form/question-fields.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { OrderForm } from '../order-form.js';
import type { Visitor } from '../signed-in.js';
import { AnswerBars } from '../statistics/answer-bars.js';
import { questionWords } from './question-words.js';

interface FormPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly programme: Programme;
  /** Every question there ever was, in order. */
  readonly questions: readonly Question[];
  /** How often each answer was given; nothing for who may not see persons. */
  readonly answers: readonly AnswerFigures[];
  readonly done?: Done | undefined;
}

/** What the form of an event asks, in order, with what it asked before and how it looks. */
export function FormPage(props: FormPageProps) {
  const { visitor, view, programme, questions, answers, done } = props;
  const say = questionWords[useSite().language];
  const { event, state } = view;
  const inUse = questions.filter(({ retiredAt }) => retiredAt === null);
  const retired = questions.filter(({ retiredAt }) => retiredAt !== null);
  const add = visitor.mayEdit && (
    <ButtonLink tone="go" icon="plus" href={eventPath(event, '/form/new')}>
      {say.add}
    </ButtonLink>
  );
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="form" done={done} actions={add}>
      <p class="dim">{say.intro}</p>
      {inUse.length === 0 ? (
        <EmptyState title={say.empty}>
          <p class="dim">{say.emptyHint}</p>
        </EmptyState>
      ) : (
        <QuestionTable {...props} label={say.list} rows={inUse} />
      )}
      <AnswerBars answers={answers} first={event.language} />
      {visitor.mayEdit && <Presets visitor={visitor} view={view} inUse={inUse} />}
      {inUse.length > 0 && (
        <section class="stack" aria-labelledby="preview">
          <h2 id="preview">{say.previewTitle}</h2>
          <p class="dim">{say.previewHint}</p>
          <div class="sheet form-card form narrow">
            <QuestionFields view={{ event, programme, questions: inUse }} typed={new Map()} errors={{}} />
          </div>
        </section>
      )}
      {retired.length > 0 && (
        <section class="stack" aria-labelledby="retired">
          <h2 id="retired">{say.retiredTitle}</h2>
          <p class="dim">{say.retiredHint}</p>
          <QuestionTable {...props} label={say.retiredList} rows={retired} />
        </section>
      )}
    </EventFrame>
  );
}

/** Those of our own that the form does not have yet. */
function Presets({ visitor, view, inUse }: Pick<FormPageProps, 'visitor' | 'view'> & { inUse: readonly Question[] }) {
  const say = questionWords[useSite().language];
  const left = PRESETS.filter((name) => !inUse.some(({ preset }) => preset === name));
  if (left.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="presets">
      <h2 id="presets">{say.presetsTitle}</h2>
      <p class="dim">{say.presetsHint}</p>
      <form class="row" method="post" action={eventPath(view.event, '/form/presets')}>
        <Csrf visitor={visitor} />
        {left.map((name) => (
          <Button key={name} name="preset" value={name} icon="plus">
            {say.presets[name]}
          </Button>
        ))}
      </form>
    </section>
  );
}

function QuestionTable({ label, rows, ...props }: FormPageProps & { label: string; rows: readonly Question[] }) {
  const say = questionWords[useSite().language];
  const columns: Column<Question>[] = [
    { head: say.question, cell: (question) => <What {...props} question={question} /> },
  ];
  if (props.visitor.mayEdit) {
    const isInUse = rows.every(({ retiredAt }) => retiredAt === null);
    if (isInUse && rows.length > 1)
      columns.push({ head: say.order, cell: (question) => <Order {...props} question={question} rows={rows} /> });
    columns.push({ head: say.change, cell: (question) => <Coming {...props} question={question} /> });
  }
  return <Table label={label} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

type RowProps = FormPageProps & { readonly question: Question };

/** The question, its kind, and everything about it that is not usual. */
function What({ visitor, view: { event }, programme, questions, question }: RowProps) {
  const { language } = useSite();
  const say = questionWords[language];
  const title = speak(question.label, language, event.language);
  const lang = title.language === language ? undefined : title.language;
  const other = questions.find(({ id }) => id === question.shownIfQuestionId);
  const stops = programme.rounds.flatMap(({ sessions }) => sessions);
  const session = stops.find((stop) => stop.session.id === question.sessionId)?.session;
  const conditions = [
    session && say.onlySession(session.code),
    other &&
      say.only(
        speak(other.label, language, event.language).text,
        sayOption(other, question.shownIfOption ?? '', language),
      ),
  ];
  return (
    <>
      {visitor.mayEdit ? (
        <a href={eventPath(event, `/form/${question.id}`)} lang={lang}>
          {title.text}
        </a>
      ) : (
        <span lang={lang}>{title.text}</span>
      )}
      <small>{[say.kinds[question.kind], ...conditions].filter(Boolean).join('. ')}</small>
      {question.required && <Tag tone="info">{say.required}</Tag>}{' '}
      {question.eraseDays !== null && <Tag tone="wait">{say.sensitive(question.eraseDays)}</Tag>}
    </>
  );
}

function Order({ visitor, view: { event }, question, rows }: RowProps & { rows: readonly Question[] }) {
  const { language } = useSite();
  const say = questionWords[language];
  return (
    <OrderForm
      visitor={visitor}
      action={eventPath(event, `/form/${question.id}/position`)}
      at={rows.indexOf(question)}
      of={rows.length}
      words={say}
      what={speak(question.label, language, event.language).text}
    />
  );
}

/** Stops asking, or asks again. */
function Coming({ visitor, view: { event }, question }: RowProps) {
  const { language } = useSite();
  const say = questionWords[language];
  const isRetired = question.retiredAt !== null;
  return (
    <form method="post" action={eventPath(event, `/form/${question.id}/${isRetired ? 'return' : 'retirement'}`)}>
      <Csrf visitor={visitor} />
      <Button>
        {isRetired ? say.bringBack : say.retire}
        <span class="vh">: {speak(question.label, language, event.language).text}</span>
      </Button>
    </form>
  );
}
