import { type ListedKey, SCOPES } from '#identity';
import { Button, Choice, type Column, ErrorSummary, Field, type FieldErrors, Table, Tag, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { apiKeyWords } from './api-key-words.js';

interface ApiKeysPageProps {
  readonly visitor: Visitor;
  readonly keys: readonly ListedKey[];
  readonly timeZone: string;
  readonly typed?: Typed;
  readonly errors?: FieldErrors;
  readonly done?: Done | undefined;
}

/** The keys of programs: one's own, and to an owner everybody's. */
export function ApiKeysPage({ visitor, keys, timeZone, typed = {}, errors = {}, done }: ApiKeysPageProps) {
  const say = apiKeyWords[useSite().language];
  return (
    <ConsoleFrame visitor={visitor} title={say.title} current="preferences" done={done}>
      <p>{say.about}</p>
      <ErrorSummary errors={errors} />
      {keys.length === 0 ? <p class="dim">{say.none}</p> : <KeyTable {...{ visitor, keys, timeZone }} />}
      <NewKey visitor={visitor} typed={typed} errors={errors} />
    </ConsoleFrame>
  );
}

function KeyTable({ visitor, keys, timeZone }: Pick<ApiKeysPageProps, 'visitor' | 'keys' | 'timeZone'>) {
  const say = apiKeyWords[useSite().language];
  const columns: Column<ListedKey>[] = [
    {
      head: say.name,
      cell: ({ name, scopes }) => (
        <>
          <bdi>{name}</bdi>
          <small>{say.scopes[scopes.includes('write') ? 'write' : 'read']}</small>
        </>
      ),
    },
    ...(visitor.organiser.role === 'owner'
      ? [{ head: say.whose, cell: ({ organiser }: ListedKey) => <bdi>{organiser}</bdi> }]
      : []),
    { head: say.made, cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} /> },
    {
      head: say.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} timeZone={timeZone} /> : say.never),
    },
    {
      head: say.state,
      cell: ({ revokedAt }) => (revokedAt ? <Tag tone="off">{say.ended}</Tag> : <Tag tone="ok">{say.works}</Tag>),
    },
    { head: say.change, cell: (key) => !key.revokedAt && <End visitor={visitor} listed={key} /> },
  ];
  return <Table label={say.list} columns={columns} rows={keys} keyOf={({ id }) => id} />;
}

function End({ visitor, listed: { id, name } }: { visitor: Visitor; listed: ListedKey }) {
  const say = apiKeyWords[useSite().language];
  return (
    <form method="post" action={`/console/api-keys/${id}/revocation`}>
      <Csrf visitor={visitor} />
      <Button tone="danger">
        {say.end}
        <span class="vh">: {name}</span>
      </Button>
    </form>
  );
}

function NewKey({ visitor, typed, errors }: Required<Pick<ApiKeysPageProps, 'visitor' | 'typed' | 'errors'>>) {
  const say = apiKeyWords[useSite().language];
  const options = SCOPES.map((value) => ({ value, label: say.scopes[value], hint: say.scopeHints[value] }));
  return (
    <section class="stack" aria-labelledby="new-key">
      <h2 id="new-key">{say.newKey}</h2>
      <form class="sheet form" method="post" action="/console/api-keys">
        <Field name="name" label={say.name} hint={say.nameHint} value={typed.name} error={errors.name} required />
        <Choice name="scope" label={say.scope} options={options} value={typed.scope ?? 'read'} required />
        <Csrf visitor={visitor} />
        <Button tone="go" icon="plus">
          {say.make}
        </Button>
      </form>
    </section>
  );
}
