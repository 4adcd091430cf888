import type { AuditLine } from '#identity';
import type { MessageProgress, WrittenMessage } from '#messages';
import { formatMoment } from '#platform';
import { Button, ButtonLink, type Figure, Figures, Notice, useSite } from '#ui';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { MailTabs } from '../mail-plan/mail-tabs.js';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import { messageWords } from './message-words.js';
import { subjectOf } from './messages-page.js';
import { sendingWords } from './sending-words.js';

export interface SentPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly message: WrittenMessage;
  readonly progress: MessageProgress;
  /** Who they are, in words. */
  readonly audience: string;
  readonly audit: readonly AuditLine[];
  readonly done?: Done | undefined;
}

/** A message that was pressed: how far it is, and the way to stop it. Renews itself; without JavaScript by the link. */
export function SentPage(props: SentPageProps) {
  const { visitor, view, message, audience, audit, done } = props;
  const { event, state } = view;
  const { language } = useSite();
  const say = sendingWords[language];
  const path = eventPath(event, `/messages/${message.id}`);
  const renews = { 'hx-get': path, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML', 'hx-select': '#progress' };
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      <MailTabs event={event} current="messages" />
      <h2>{subjectOf(message, event, language)}</h2>
      <p>{audience}</p>
      {message.status === 'draft' ? (
        <Notice tone="off" title={messageWords[language].draftOnly} />
      ) : (
        <div id="progress" class="stack-l" {...(isMoving(props) ? renews : {})}>
          <Progress {...props} path={path} />
        </div>
      )}
      <section class="stack" aria-labelledby="words">
        <h2 id="words">{say.words}</h2>
        <div class="prose">
          <pre>{message.body[language] ?? message.body.nl ?? message.body.en}</pre>
        </div>
      </section>
      <section class="stack" aria-labelledby="history">
        <h2 id="history">{say.history}</h2>
        <Rows
          items={audit.map(({ at, action, organiser }) => ({
            term: formatMoment(at, event.timeZone, language),
            children: `${say.deeds[action] ?? action}, ${organiser ?? 'Kring'}`,
          }))}
        />
        <p>
          <a href={eventPath(event, '/mail?kind=message')}>{say.log}</a>
        </p>
      </section>
    </EventFrame>
  );
}

/** Stopped with mail in hand, it moves a little longer. */
function isMoving({
  message: { status },
  progress: { waiting },
}: Pick<SentPageProps, 'message' | 'progress'>): boolean {
  return status === 'sending' || (status === 'stopped' && waiting > 0);
}

const FIGURES = ['sent', 'waiting', 'stopped', 'failed', 'bounced', 'leftOut'] as const;

/** Always in line and sent; the others only where there are any. */
function Progress({ visitor, message, progress, path }: SentPageProps & { readonly path: string }) {
  const { language } = useSite();
  const say = sendingWords[language];
  const all = FIGURES.reduce((sum, name) => sum + progress[name], 0);
  const done = all - progress.waiting - progress.stopped;
  const shown = FIGURES.filter((name) => progress[name] > 0 || name === 'sent' || name === 'waiting');
  const items: Figure[] = shown.map((name) => ({
    label: say.figures[name],
    value: progress[name].toLocaleString(language),
    ...(name === 'leftOut' && { note: say.leftOutNote }),
  }));
  return (
    <>
      <Standing message={message} progress={progress} />
      <Figures items={items} />
      {message.status === 'sending' && (
        <progress value={done} max={Math.max(1, all)} aria-label={say.busy(done, all)} />
      )}
      {isMoving({ message, progress }) && (
        <p>
          <ButtonLink href={path}>{say.reload}</ButtonLink>
        </p>
      )}
      {visitor.mayEdit && <StopOrGoOn visitor={visitor} message={message} progress={progress} path={path} />}
    </>
  );
}

function Standing({ message, progress }: Pick<SentPageProps, 'message' | 'progress'>) {
  const { language } = useSite();
  const say = sendingWords[language];
  const people = messageWords[language].people;
  if (message.status === 'sending') return <Notice tone="info" title={say.busyTitle} />;
  if (message.status === 'done') return <Notice tone="ok" title={say.doneTitle} />;
  const { sent, bounced, stopped, waiting } = progress;
  const left = sent + bounced;
  return (
    <Notice tone="wait" title={say.stoppedTitle}>
      <p>{say.stoppedText(people(left), left === 1, people(stopped), stopped === 1)}</p>
      {waiting > 0 && <p>{say.inHand(people(waiting))}</p>}
    </Notice>
  );
}

type StopProps = Pick<SentPageProps, 'visitor' | 'message' | 'progress'> & { readonly path: string };

function StopOrGoOn({ visitor, message, progress, path }: StopProps) {
  const { language } = useSite();
  const say = sendingWords[language];
  if (message.status === 'done') return null;
  const isGoing = message.status === 'sending';
  const { stopped } = progress;
  const goOn = stopped > 0 ? say.resume(messageWords[language].people(stopped)) : say.resumeAny;
  return (
    <form class="stack" method="post" action={`${path}/${isGoing ? 'stop' : 'resumption'}`}>
      <Csrf visitor={visitor} />
      <p>
        <Button tone={isGoing ? 'danger' : 'go'} icon={isGoing ? 'x' : 'send'}>
          {isGoing ? say.stop : goOn}
        </Button>
      </p>
      {isGoing && <p class="dim">{say.stopText}</p>}
    </form>
  );
}
