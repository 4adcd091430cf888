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
  readonly hasOlder: boolean;
  readonly done?: Done | undefined;
}

/** Every mail of an event and what became of it: nothing vanishes. */
export function MailPage({ visitor, view: { event, state }, mails, before, hasOlder, done }: MailPageProps) {
  const say = mailWords[useSite().language];
  const path = eventPath(event, '/mail');
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      {mails.length === 0 ? (
        <EmptyState title={say.empty}>
          <p class="dim">{say.emptyHint}</p>
        </EmptyState>
      ) : (
        <MailTable visitor={visitor} event={event} mails={mails} />
      )}
      <p class="row">
        {before !== undefined && <ButtonLink href={path}>{say.newest}</ButtonLink>}
        {hasOlder && <ButtonLink href={withQuery(path, { before: mails.at(-1)?.seq })}>{say.older}</ButtonLink>}
      </p>
    </EventFrame>
  );
}
