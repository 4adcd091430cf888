import { formatMoment } from '#platform';
import type { Question } from '#questions';
import type { ImportRun, Refusal } from '#registrations';
import { Button, ButtonLink, type Column, Figures, Notice, Table, useSite } from '#ui';
import type { Done } from '../done-words.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { importWords } from './import-words.js';
import { RowProblemText } from './row-problem-text.js';
import type { ImportFrameProps } from './upload-page.js';

interface ProgressProps extends ImportFrameProps {
  readonly run: ImportRun;
  /** Every question there ever was. */
  readonly questions: readonly Question[];
  /** The first rows that stayed behind. */
  readonly refusals: readonly Refusal[];
  readonly done?: Done | undefined;
}

/** How far an import is, and what became of it. Renews itself; without JavaScript by the link. */
export function ProgressPage(props: ProgressProps) {
  const { visitor, view, run, done } = props;
  const { language } = useSite();
  const about = { text: importWords[language].title, language };
  const path = eventPath(view.event, `/import/${run.id}`);
  const renews = { 'hx-get': path, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML', 'hx-select': '#progress' };
  return (
    <EventFrame
      visitor={visitor}
      event={view.event}
      state={view.state}
      current="registrations"
      about={about}
      done={done}
    >
      <div id="progress" class="stack-l" {...(run.status === 'running' ? renews : {})}>
        {run.status === 'running' ? <Busy run={run} path={path} /> : <Result {...props} path={path} />}
      </div>
    </EventFrame>
  );
}

const dealtWith = ({ confirmed, waiting, known, refused }: ImportRun) => confirmed + waiting + known + refused;

function Busy({ run, path }: { run: ImportRun; path: string }) {
  const say = importWords[useSite().language];
  const text = say.busyOf(dealtWith(run), run.totalRows);
  return (
    <>
      <Notice tone="wait" title={say.busyTitle} status>
        <p>{say.busyText}</p>
      </Notice>
      <p class="num">{text}</p>
      <progress value={dealtWith(run)} max={Math.max(1, run.totalRows)} aria-label={text} />
      <p>
        <ButtonLink href={path}>{say.reload}</ButtonLink>
      </p>
    </>
  );
}

function Result(props: ProgressProps & { path: string }) {
  const { visitor, view, run, path } = props;
  const { language } = useSite();
  const say = importWords[language];
  const number = (count: number) => count.toLocaleString(language);
  return (
    <>
      <Notice tone="ok" title={say.doneTitle} status />
      <Figures
        items={[
          { label: say.confirmed, value: number(run.confirmed) },
          { label: say.waiting, value: number(run.waiting) },
          { label: say.known, value: number(run.known), note: say.knownNote },
          { label: say.refused, value: number(run.refused) },
        ]}
      />
      <p class="row">
        <ButtonLink tone="go" icon="users" href={eventPath(view.event, '/registrations')}>
          {say.toList}
        </ButtonLink>
        <ButtonLink icon="plus" href={eventPath(view.event, '/import')}>
          {say.another}
        </ButtonLink>
      </p>
      {run.refused > 0 && <Refused {...props} />}
      <form class="stack" method="post" action={`${path}/removal`}>
        <Csrf visitor={visitor} />
        <p class="dim">{say.until(formatMoment(run.expiresAt, view.event.timeZone, language))}</p>
        <div class="row">
          <Button tone="quiet" icon="x">
            {say.removeNow}
          </Button>
        </div>
      </form>
    </>
  );
}

function Refused({ visitor, run, questions, refusals, path }: ProgressProps & { path: string }) {
  const say = importWords[useSite().language];
  const columns: Column<Refusal>[] = [
    { head: say.problem, cell: (problem) => <RowProblemText {...{ problem, questions }} /> },
  ];
  return (
    <div class="stack">
      <h2>{say.refused}</h2>
      <p class="dim">{say.mend}</p>
      <form class="row" method="post" action={`${path}/refused`}>
        <Csrf visitor={visitor} />
        <Button icon="download">{say.takeRefused}</Button>
      </form>
      <Table label={say.refused} columns={columns} rows={refusals} keyOf={({ row }) => String(row)} />
      {run.refused > refusals.length && <p>{say.andMore(run.refused - refusals.length)}</p>}
    </div>
  );
}
