import { type Organiser, ROLES } from '#identity';
import { LANGUAGES } from '#platform';
import { Button, Choice, type Column, ErrorSummary, Field, type FieldErrors, Select, Table, Tag, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { peopleWords } from './people-words.js';

interface PeoplePageProps {
  readonly visitor: Visitor;
  readonly organisers: readonly Organiser[];
  /** What was typed in the invitation, after a mistake. */
  readonly typed?: Typed;
  readonly errors?: FieldErrors;
  readonly done?: Done | undefined;
}

/** Who may open the console. Only owners come here. */
export function PeoplePage({ visitor, organisers, typed = {}, errors = {}, done }: PeoplePageProps) {
  const { language } = useSite();
  return (
    <ConsoleFrame visitor={visitor} title={consoleWords[language].people} current="people" done={done}>
      <ErrorSummary errors={errors} />
      <OrganiserTable visitor={visitor} organisers={organisers} />
      <Invitation visitor={visitor} typed={typed} errors={errors} />
    </ConsoleFrame>
  );
}

function OrganiserTable({ visitor, organisers }: Pick<PeoplePageProps, 'visitor' | 'organisers'>) {
  const { language } = useSite();
  const say = peopleWords[language];
  const isMe = (organiser: Organiser) => organiser.id === visitor.organiser.id;
  const columns: Column<Organiser>[] = [
    {
      head: say.name,
      cell: (organiser) => (
        <>
          {organiser.name} {isMe(organiser) && say.you}
          <small>{organiser.email}</small>
        </>
      ),
    },
    {
      head: say.access,
      cell: ({ disabledAt }) => (disabledAt ? <Tag tone="off">{say.hasNot}</Tag> : <Tag tone="ok">{say.has}</Tag>),
    },
    { head: say.role, cell: ({ role }) => consoleWords[language].roles[role] },
    { head: say.change, cell: (organiser) => !isMe(organiser) && <Access visitor={visitor} organiser={organiser} /> },
  ];
  return <Table label={say.list} columns={columns} rows={organisers} keyOf={({ id }) => id} />;
}

function Access({ visitor, organiser }: { visitor: Visitor; organiser: Organiser }) {
  const say = peopleWords[useSite().language];
  const isOut = organiser.disabledAt !== null;
  return (
    <form method="post" action={`/console/people/${organiser.id}/${isOut ? 'readmission' : 'suspension'}`}>
      <Csrf visitor={visitor} />
      <Button {...(isOut ? {} : { tone: 'danger' as const })}>
        {isOut ? say.readmit : say.suspend}
        <span class="vh">: {organiser.name}</span>
      </Button>
    </form>
  );
}

function Invitation({ visitor, typed, errors }: Required<Pick<PeoplePageProps, 'visitor' | 'typed' | 'errors'>>) {
  const { language } = useSite();
  const say = peopleWords[language];
  const words = consoleWords[language];
  const roles = ROLES.map((role) => ({ value: role, label: words.roles[role], hint: say.roleHints[role] }));
  const languages = LANGUAGES.map((value) => ({ value, label: words.languages[value] }));
  return (
    <section class="stack" aria-labelledby="invite">
      <h2 id="invite">{say.invite}</h2>
      <p class="dim">{say.inviteText}</p>
      <form class="sheet form" method="post" action="/console/people">
        <div class="pair">
          <Field name="name" label={say.name} value={typed.name} error={errors.name} required />
          <Field name="email" type="email" label={say.email} value={typed.email} error={errors.email} required />
        </div>
        <Choice
          name="role"
          label={say.role}
          options={roles}
          value={typed.role ?? 'organiser'}
          error={errors.role}
          required
        />
        <Select
          name="language"
          label={say.language}
          options={languages}
          value={typed.language ?? language}
          error={errors.language}
          required
        />
        <Csrf visitor={visitor} />
        <Button tone="go" icon="send">
          {say.send}
        </Button>
      </form>
    </section>
  );
}
