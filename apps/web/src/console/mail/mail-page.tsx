import type { MailPage as Found, MailSearch } from '#mail';
import { ButtonLink, EmptyState, Select, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { FilterForm } from '../filter-form.js';
import { EventFrame, eventPath } from '../frame.js';
import { MailTabs } from '../mail-plan/mail-tabs.js';
import type { Visitor } from '../signed-in.js';
import { MailTable } from './mail-table.js';
import { EVENT_MAILS, LISTED_MAILS, mailWords } from './mail-words.js';

interface MailPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly search: MailSearch;
  readonly found: Found;
  readonly done?: Done | undefined;
}

/** Every mail of an event and what became of it: nothing vanishes. */
export function MailPage({ visitor, view: { event, state }, search, found, done }: MailPageProps) {
  const say = mailWords[useSite().language];
  const path = eventPath(event, '/mail');
  const { before, ...filters } = search;
  const further = found.mails.length === 0 ? say.lookFurther : say.older;
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      <MailTabs event={event} current="log" />
      <MailFilters path={path} search={search} />
      <div id="results" class="stack">
        {found.mails.length === 0 ? (
          <NoMails search={search} />
        ) : (
          <MailTable mails={found.mails} timeZone={event.timeZone} path={path} />
        )}
        <p class="row">
          {before !== undefined && <ButtonLink href={withQuery(path, filters)}>{say.newest}</ButtonLink>}
          {found.next !== undefined && (
            <ButtonLink href={withQuery(path, { ...filters, before: found.next })}>{further}</ButtonLink>
          )}
        </p>
      </div>
    </EventFrame>
  );
}

function NoMails({ search: { status, kind, q } }: { search: MailSearch }) {
  const { language } = useSite();
  const say = mailWords[language];
  if (kind !== '' || q !== '' || (status !== '' && status !== 'failed')) {
    return (
      <EmptyState title={consoleWords[language].nothingFound}>
        <p class="dim">{say.notFoundHint}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={status === 'failed' ? say.noneFailed : say.empty}>
      {status === '' && <p class="dim">{say.emptyHint}</p>}
    </EmptyState>
  );
}

function MailFilters({ path, search }: { path: string; search: MailSearch }) {
  const { language } = useSite();
  const say = mailWords[language];
  const everything = { value: '', label: consoleWords[language].all };
  const statuses = LISTED_MAILS.map((value) => ({
    value,
    label: value === 'failed' ? say.failedTitle : say.statuses[value], // what came back is among them
  }));
  const kinds = EVENT_MAILS.map((value) => ({ value, label: say.kinds[value] ?? value }));
  return (
    <FilterForm path={path} label={say.searchLabel} q={search.q}>
      <Select name="status" label={say.status} options={[everything, ...statuses]} value={search.status} hideOptional />
      <Select name="kind" label={say.kind} options={[everything, ...kinds]} value={search.kind} hideOptional />
    </FilterForm>
  );
}
