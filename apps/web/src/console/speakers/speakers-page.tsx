import type { Speaker } from '#events';
import { speak } from '#platform';
import type { SessionOption } from '#registrations';
import { Button, ButtonLink, type Column, EmptyState, ErrorSummary, type FieldErrors, Table, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Stale } from '../form-kit.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { SpeakerForm } from './speaker-form.js';
import { speakerWords } from './speaker-words.js';

interface SpeakersPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly sessions: readonly SessionOption[];
  readonly typed?: Typed;
  readonly errors?: FieldErrors;
  readonly done?: Done | undefined;
}

/** Who speaks at an event, and the form to add somebody. */
export function SpeakersPage(props: SpeakersPageProps & { readonly speakers: readonly Speaker[] }) {
  const { visitor, view, sessions, speakers, typed = {}, errors = {}, done } = props;
  const { event, state } = view;
  const { language } = useSite();
  const say = speakerWords[language];
  const action = eventPath(event, '/speakers');
  const values = { language: event.language, ...typed };
  const write = visitor.mayEdit && speakers.length > 0 && (
    <ButtonLink icon="pencil" href={eventPath(event, '/messages/new')}>
      {say.write}
    </ButtonLink>
  );
  const frame = { visitor, event, state, done, about: { text: say.title, language }, actions: write };
  return (
    <EventFrame {...frame} current="programme">
      <ErrorSummary errors={errors} />
      <p class="dim">{say.intro}</p>
      {speakers.length === 0 ? <EmptyState title={say.empty} /> : <SpeakerTable {...props} path={action} />}
      {visitor.mayEdit && (
        <section class="stack" aria-labelledby="add">
          <h2 id="add">{say.add}</h2>
          <SpeakerForm {...{ visitor, event, sessions, errors, action }} typed={values} submit={say.add} />
        </section>
      )}
    </EventFrame>
  );
}

type TableProps = Parameters<typeof SpeakersPage>[0] & { readonly path: string };

function SpeakerTable({ visitor, view, sessions, speakers, path }: TableProps) {
  const { language } = useSite();
  const say = speakerWords[language];
  const sessionOf = ({ sessionId }: Speaker) => {
    const session = sessions.find((one) => one.sessionId === sessionId);
    return session ? `${session.code} ${speak(session.title, language, view.event.language).text}` : say.whole;
  };
  const columns: Column<Speaker>[] = [
    {
      head: say.who,
      cell: ({ id, name, emailAsTyped }) => (
        <>
          {visitor.mayEdit ? <a href={`${path}/${id}`}>{name}</a> : name}
          <small>{emailAsTyped}</small>
        </>
      ),
    },
    { head: say.session, cell: sessionOf },
    ...(visitor.mayEdit
      ? [{ head: say.change, cell: (one: Speaker) => <Remove visitor={visitor} speaker={one} path={path} /> }]
      : []),
  ];
  return <Table label={say.list} columns={columns} rows={speakers} keyOf={({ id }) => id} />;
}

function Remove({
  visitor,
  speaker,
  path,
}: {
  readonly visitor: Visitor;
  readonly speaker: Speaker;
  readonly path: string;
}) {
  const say = speakerWords[useSite().language];
  return (
    <form method="post" action={`${path}/${speaker.id}/removal`}>
      <Csrf visitor={visitor} />
      <Button tone="quiet" icon="x">
        {say.remove}
        <span class="vh">: {speaker.name}</span>
      </Button>
    </form>
  );
}

interface SpeakerPageProps extends SpeakersPageProps {
  readonly speaker: Speaker;
  readonly typed: Typed;
  /** What somebody else made of it meanwhile, where it differs. */
  readonly stored?: Typed;
}

/** One of them, to change. */
export function SpeakerPage({ visitor, view, sessions, speaker, typed, errors = {}, stored }: SpeakerPageProps) {
  const { event, state } = view;
  const { language } = useSite();
  const say = speakerWords[language];
  const path = eventPath(event, '/speakers');
  const about = { text: say.changeOf(speaker.name), language };
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="programme" about={about}>
      <ErrorSummary errors={errors} />
      {stored && <Stale title={say.staleTitle} stored={stored} words={speakerWords} />}
      <SpeakerForm
        {...{ visitor, event, sessions, typed, errors }}
        action={`${path}/${speaker.id}`}
        submit={say.save}
      />
      <p>
        <a href={path}>{say.back}</a>
      </p>
    </EventFrame>
  );
}
