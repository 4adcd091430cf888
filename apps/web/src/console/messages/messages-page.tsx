import type { EventDetails } from '#events';
import { type AudienceChoices, sayAudience, type WrittenMessage } from '#messages';
import { type Language, speak } from '#platform';
import { ButtonLink, type Column, EmptyState, Table, Tag, type Tone, useSite } from '#ui';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { MailTabs } from '../mail-plan/mail-tabs.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { messageWords } from './message-words.js';

const MESSAGE_TONE: Record<WrittenMessage['status'], Tone> = {
  draft: 'off',
  sending: 'info',
  stopped: 'wait',
  done: 'ok',
};

interface MessagesPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly choices: AudienceChoices;
  readonly messages: readonly WrittenMessage[];
  readonly done?: Done | undefined;
}

/** What was written once to many people of an event, and what is being written. */
export function MessagesPage({ visitor, view: { event, state }, choices, messages, done }: MessagesPageProps) {
  const { language } = useSite();
  const say = messageWords[language];
  const path = eventPath(event, '/messages');
  const write = visitor.mayEdit && (
    <ButtonLink tone="go" icon="pencil" href={`${path}/new`}>
      {say.write}
    </ButtonLink>
  );
  const columns: Column<WrittenMessage>[] = [
    { head: say.subject, cell: (it) => <a href={`${path}/${it.id}`}>{subjectOf(it, event, language)}</a> },
    { head: say.to, cell: (message) => <To message={message} choices={choices} /> },
    { head: say.state, cell: ({ status }) => <Tag tone={MESSAGE_TONE[status]}>{say.states[status]}</Tag> },
    { head: say.changed, cell: (it) => <Moment at={it.pressedAt ?? it.changedAt} timeZone={event.timeZone} /> },
  ];
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done} actions={write}>
      <MailTabs event={event} current="messages" />
      {messages.length === 0 ? (
        <EmptyState title={say.empty}>{visitor.mayEdit && <p class="dim">{say.emptyHint}</p>}</EmptyState>
      ) : (
        <>
          <p class="dim">{say.intro}</p>
          <Table label={say.list} columns={columns} rows={messages} keyOf={({ id }) => id} />
        </>
      )}
    </EventFrame>
  );
}

/** Subject in the language of the page, where it has one, with the title of the event in its place. */
export function subjectOf({ subject }: WrittenMessage, event: EventDetails, language: Language): string {
  const title = speak(event.title, language, event.language).text;
  return speak(subject, language).text.replaceAll('{event}', () => title);
}

function To({ message, choices }: { message: WrittenMessage; choices: AudienceChoices }) {
  const { language } = useSite();
  return (
    <>
      {sayAudience(message.audience, choices, language)}
      {message.people !== null && <small>{messageWords[language].people(message.people)}</small>}
    </>
  );
}
