import type { MailEntry } from '#mail';
import { ButtonLink, EmptyState, useSite } from '#ui';
import { withQuery } from '../asked.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { MailTable } from './mail-table.js';
import { mailWords } from './mail-words.js';

interface MailPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly mails: readonly MailEntry[];
  /** Place in the ledger where this page begins; absent on the first. */
  readonly before: number | undefined;
  /** Only those that failed, or all. */
  readonly status: '' | 'failed';
  readonly hasOlder: boolean;
  readonly done?: Done | undefined;
}

/** Every mail of an event and what became of it: nothing vanishes. */
export function MailPage({ visitor, view: { event, state }, mails, before, status, hasOlder, done }: MailPageProps) {
  const say = mailWords[useSite().language];
  const path = eventPath(event, '/mail');
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      <Tabs path={path} status={status} />
      {mails.length === 0 ? (
        <EmptyState title={status === 'failed' ? say.noneFailed : say.empty}>
          {status === '' && <p class="dim">{say.emptyHint}</p>}
        </EmptyState>
      ) : (
        <MailTable visitor={visitor} mails={mails} timeZone={event.timeZone} path={path} />
      )}
      <p class="row">
        {before !== undefined && <ButtonLink href={withQuery(path, { status })}>{say.newest}</ButtonLink>}
        {hasOlder && <ButtonLink href={withQuery(path, { status, before: mails.at(-1)?.seq })}>{say.older}</ButtonLink>}
      </p>
    </EventFrame>
  );
}

function Tabs({ path, status }: { path: string; status: MailPageProps['status'] }) {
  const say = mailWords[useSite().language];
  const tabs = [
    { value: '' as const, label: say.allMails },
    { value: 'failed' as const, label: say.statuses.failed },
  ];
  return (
    <nav aria-label={say.which}>
      <ul class="tabs">
        {tabs.map(({ value, label }) => (
          <li key={value}>
            <a href={withQuery(path, { status: value })} aria-current={value === status ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
