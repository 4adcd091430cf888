import type { EventDetails, ProgrammeSession, Round } from '#events';
import { type Language, type SpokenText, speak } from '#platform';
import type { ThemeGroup } from '#theme-groups';
import { Button, ButtonLink, type FieldErrors, Notice, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { Ask, sayConcerned } from '../tell-first.js';
import { ProgrammeFormPage } from './programme-form-pages.js';
import { programmeFormWords } from './programme-form-words.js';
import { programmeWords } from './programme-words.js';
import { SessionForm } from './session-form.js';

/** A session, or the place in a round where a new one comes. */
export interface SessionView {
  readonly view: EventView;
  readonly round: Round;
  /** Absent for a new one. */
  readonly stop?: ProgrammeSession;
  readonly themeGroups: readonly ThemeGroup[];
}

interface SessionPageProps {
  readonly visitor: Visitor;
  readonly on: SessionView;
  readonly typed: Typed;
  readonly errors?: FieldErrors;
  readonly stored?: Typed;
}

/** The form of a session, and what else can be done with it. */
export function SessionPage({ visitor, on, typed, errors, stored }: SessionPageProps) {
  const { language } = useSite();
  const { view, round, stop, themeGroups } = on;
  const { event } = view;
  const path = stop
    ? eventPath(event, `/programme/sessions/${stop.session.id}`)
    : eventPath(event, `/programme/rounds/${round.id}/sessions`);
  const about = stop ? nameOf(stop, event, language) : { text: programmeFormWords[language].newSession, language };
  return (
    <ProgrammeFormPage visitor={visitor} view={view} about={about}>
      <SessionForm
        {...{ visitor, typed, errors, stored, round, themeGroups }}
        action={path}
        back={eventPath(event, '/programme')}
        kind={event.kind}
        timeZone={event.timeZone}
      />
      {stop && <SessionActions visitor={visitor} view={view} stop={stop} path={path} />}
    </ProgrammeFormPage>
  );
}

/** "A1: Wat doet een themagroep". */
function nameOf({ session }: ProgrammeSession, event: EventDetails, language: Language): SpokenText {
  const title = speak(session.title, language, event.language);
  return { ...title, text: `${session.code}: ${title.text}` };
}

type ActionProps = Pick<SessionPageProps, 'visitor'> & {
  readonly view: EventView;
  readonly stop: ProgrammeSession;
  readonly path: string;
};

function SessionActions({ visitor, view, stop: { session, pools }, path }: ActionProps) {
  const say = programmeWords[useSite().language];
  const isOff = session.status === 'cancelled';
  const mayCallOff = !isOff && view.state !== 'ended' && view.state !== 'cancelled';
  const isInUse = pools.some((pool) => pool.taken + pool.waiting > 0);
  return (
    <section class="stack" aria-labelledby="more">
      <h2 id="more">{say.more}</h2>
      {isOff && (
        <Notice tone="bad" title={say.isOff}>
          <p>{say.isOffText}</p>
        </Notice>
      )}
      <div class="row">
        {isOff && (
          <form method="post" action={`${path}/reopening`}>
            <Csrf visitor={visitor} />
            <Button icon="check">{say.reopen}</Button>
          </form>
        )}
        {mayCallOff && (
          <ButtonLink tone="danger" icon="x" href={`${path}/cancellation`}>
            {say.callOff}
          </ButtonLink>
        )}
        {!isInUse && (
          <form method="post" action={`${path}/removal`}>
            <Csrf visitor={visitor} />
            <Button tone="danger" icon="x">
              {say.removeSession}
            </Button>
          </form>
        )}
      </div>
    </section>
  );
}

type CancellationProps = Omit<ActionProps, 'path'> & { readonly people: number; readonly wishes: number };

/** Asks before a session is called off, and says how many people it touches. */
export function SessionCancellationPage({ visitor, view, stop, people, wishes }: CancellationProps) {
  const { language } = useSite();
  const say = programmeWords[language];
  const { event, state } = view;
  const path = eventPath(event, `/programme/sessions/${stop.session.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="programme" about={nameOf(stop, event, language)}>
      <Ask
        visitor={visitor}
        action={`${path}/cancellation`}
        title={say.callOffTitle(stop.session.code)}
        concerned={sayConcerned({ confirmed: people, waiting: wishes }, 'withInvite', language)}
        text={say.callOffText}
        yes={say.callOffYes}
        no={{ label: say.callOffNo, href: path }}
      />
    </EventFrame>
  );
}
