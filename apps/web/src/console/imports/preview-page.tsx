import { type Question, questionField } from '#questions';
import {
  type FileBeginning,
  IMPORT_FIELDS,
  type ImportForecast,
  type ImportRun,
  type RowProblem,
} from '#registrations';
import { Button, Check, type Column, Figures, Notice, Select, Table, useSite } from '#ui';
import type { Done } from '../done-words.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { fieldName } from './field-name.js';
import { importWords } from './import-words.js';
import { RowProblemText } from './row-problem-text.js';
import type { ImportFrameProps } from './upload-page.js';

interface PreviewProps extends ImportFrameProps {
  readonly run: ImportRun;
  /** Every question there ever was, in order. */
  readonly questions: readonly Question[];
  readonly preview: FileBeginning & { readonly forecast: ImportForecast | undefined };
  readonly done?: Done | undefined;
}

/** Columns of the file that its first rows are shown with; all of them can be chosen. */
const MOST_COLUMNS = 12;

/** What is in the file, what its columns mean, and what would happen. Nobody is registered yet. */
export function PreviewPage(props: PreviewProps) {
  const { visitor, view, run, preview, done } = props;
  const { language } = useSite();
  const say = importWords[language];
  const about = { text: say.title, language };
  const path = eventPath(view.event, `/import/${run.id}`);
  return (
    <EventFrame
      visitor={visitor}
      event={view.event}
      state={view.state}
      current="registrations"
      about={about}
      done={done}
    >
      <form class="stack-l" method="post" action={`${path}/start`}>
        <Csrf visitor={visitor} />
        <Columns {...props} path={path} />
        <FirstRows {...preview} />
        {preview.forecast ? (
          <Forecast {...props} forecast={preview.forecast} />
        ) : (
          <Notice tone="wait" title={say.incomplete} status />
        )}
      </form>
      <form method="post" action={`${path}/removal`}>
        <Csrf visitor={visitor} />
        <p class="dim">{say.privacy}</p>
        <Button tone="quiet" icon="x">
          {say.discard}
        </Button>
      </form>
    </EventFrame>
  );
}

function Columns(props: PreviewProps & { path: string }) {
  const { view, questions, path } = props;
  const { language } = useSite();
  const say = importWords[language];
  const fields = IMPORT_FIELDS.filter((field) => field !== 'attends' || view.event.kind === 'hybrid');
  const asked = questions.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => questionField(id));
  return (
    <section class="stack" aria-labelledby="columns">
      <h2 id="columns">{say.columnsTitle}</h2>
      <p class="dim">{say.columnsText}</p>
      <Fields {...props} fields={fields} />
      {asked.length > 0 && (
        <>
          <h3>{say.questionsTitle}</h3>
          <p class="dim">{say.questionsText}</p>
          <Fields {...props} fields={asked} />
        </>
      )}
      <div class="row">
        <Button icon="search" formaction={`${path}/mapping`}>
          {say.lookAgain}
        </Button>
      </div>
    </section>
  );
}

function Fields({ run, preview, questions, fields }: PreviewProps & { fields: readonly RowProblem['field'][] }) {
  const { language } = useSite();
  const say = importWords[language];
  const columns = preview.header.map((head, i) => ({
    value: String(i),
    label: say.column(letterOf(i), head.slice(0, 60)),
  }));
  return (
    <div class="pair">
      {fields.map((field) => (
        <Select
          key={field}
          name={field}
          label={fieldName(field, questions, language)}
          options={[{ value: '', label: say.none }, ...columns]}
          value={String(run.mapping[field] ?? '')}
          hideOptional
        />
      ))}
    </div>
  );
}

/** As a spreadsheet names its columns: A to Z, then AA. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

function FirstRows({ header, rows }: FileBeginning) {
  const { language } = useSite();
  const say = importWords[language];
  const columns = header.slice(0, MOST_COLUMNS).map(
    (head, i): Column<readonly string[]> => ({
      head: say.column(letterOf(i), head.slice(0, 60)),
      labelled: true,
      cell: (cells) => (cells[i] ?? '').slice(0, 80).toWellFormed(),
    }),
  );
  if (rows.length === 0) return null;
  return (
    <div class="stack">
      <h2>{say.firstRows}</h2>
      <Table label={say.firstRows} columns={columns} rows={rows} keyOf={(cells) => cells.join()} />
    </div>
  );
}

function Forecast({ view, questions, forecast }: PreviewProps & { forecast: ImportForecast }) {
  const { language } = useSite();
  const say = importWords[language];
  const { fresh, known, lacking, problemCount } = forecast;
  const number = (count: number) => count.toLocaleString(language);
  return (
    <section class="stack" aria-labelledby="forecast">
      <h2 id="forecast">{say.forecastTitle}</h2>
      <Figures
        items={[
          { label: say.fresh, value: number(fresh) },
          { label: say.known, value: number(known), note: say.knownNote },
          { label: say.wrong, value: number(problemCount) },
        ]}
      />
      {problemCount > 0 && <Problems {...forecast} questions={questions} />}
      {lacking > 0 && (
        <Notice tone="wait" title={say.lacking(lacking)}>
          <p>{say.lackingText}</p>
        </Notice>
      )}
      <p class="dim">{say.capacity}</p>
      {view.event.kind === 'hybrid' && <p class="dim">{say.allOnline}</p>}
      {fresh === 0 ? (
        <Notice tone="off" title={say.nobodyNew} />
      ) : (
        <>
          <Check name="tells" label={say.tells} hint={say.tellsHint} checked />
          <div class="row">
            <Button tone="go" icon="check">
              {say.start(fresh)}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Problems({ problems, problemCount, questions }: ImportForecast & Pick<PreviewProps, 'questions'>) {
  const { language } = useSite();
  const say = importWords[language];
  const columns: Column<RowProblem>[] = [
    { head: say.problem, cell: (problem) => <RowProblemText {...{ problem, questions }} /> },
    { head: say.value, cell: ({ text }) => text },
  ];
  return (
    <>
      <h3>{say.wrongTitle}</h3>
      <p class="dim">{say.wrongText}</p>
      <Table label={say.wrongTitle} columns={columns} rows={problems} keyOf={({ row }) => String(row)} />
      {problemCount > problems.length && <p>{say.andMore(problemCount - problems.length)}</p>}
    </>
  );
}
