import type { GuestProblem } from '#registrations';
import { Button, type Column, ErrorSummary, Field, Notice, Table, useSite } from '#ui';
import { Csrf } from '../frame.js';
import { invitationWords } from './invitation-words.js';
import type { InvitationsPageProps } from './invitations-props.js';

/** Problems that a page lists. */
const LISTED = 100;

/** What came of putting people on the list: how many, and which rows stayed behind. */
export function Added({ adding }: InvitationsPageProps) {
  const say = invitationWords[useSite().language];
  if (!adding) return null;
  const { added, known = 0, problems = [], errors } = adding;
  return (
    <>
      <ErrorSummary errors={errors ?? {}} />
      {added !== undefined && <Notice tone={added > 0 ? 'ok' : 'info'} title={say.added(added, known)} status />}
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly GuestProblem[] }) {
  const say = invitationWords[useSite().language];
  const columns: Column<GuestProblem>[] = [
    {
      head: say.problem,
      cell: ({ row, code, otherRow }) => (
        <>
          <b>{say.row(row)}.</b> {say.problems[code]}
          {otherRow && say.sameAs(otherRow)}
        </>
      ),
    },
    { head: say.value, cell: ({ text }) => text },
  ];
  return (
    <section class="stack" aria-labelledby="left-behind">
      <h2 id="left-behind">{say.problemsTitle(problems.length)}</h2>
      <p class="dim">{say.problemsText}</p>
      <Table
        label={say.problem}
        columns={columns}
        rows={problems.slice(0, LISTED)}
        keyOf={({ row, text }) => `${row} ${text}`}
      />
      {problems.length > LISTED && <p>{say.andMore(problems.length - LISTED)}</p>}
    </section>
  );
}

/** Two ways to put people on the list: pasted, or from a file. Nobody is mailed by it. */
export function AddGuests({ visitor, adding, path }: InvitationsPageProps & { readonly path: string }) {
  const say = invitationWords[useSite().language];
  const { errors = {}, list } = adding ?? {};
  return (
    <section class="stack" aria-labelledby="add">
      <h2 id="add">{say.addTitle}</h2>
      <div class="pair">
        <form class="form" method="post" action={path}>
          <Csrf visitor={visitor} />
          <Field
            name="list"
            label={say.paste}
            hint={say.pasteHint}
            rows={6}
            value={list}
            error={errors.list}
            required
          />
          <p>
            <Button tone="go" icon="plus">
              {say.add}
            </Button>
          </p>
        </form>
        <form class="form" method="post" enctype="multipart/form-data" action={`${path}/file`}>
          <Csrf visitor={visitor} />
          <div class="field">
            <label for="file">{say.file}</label>
            <span class="hint" id="file-hint">
              {say.fileHint}
            </span>
            {errors.file && (
              <span class="err" id="file-error">
                {errors.file}
              </span>
            )}
            <input
              id="file"
              name="file"
              type="file"
              accept=".csv,.xlsx,.tsv,.txt,text/csv"
              required
              aria-describedby={errors.file ? 'file-hint file-error' : 'file-hint'}
              aria-invalid={errors.file ? 'true' : undefined}
            />
          </div>
          <p>
            <Button icon="plus">{say.addFile}</Button>
          </p>
        </form>
      </div>
    </section>
  );
}
