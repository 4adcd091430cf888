import { INVITATION_STANDINGS } from '#registrations';
import { Button, EmptyState, Notice, Pager, Select, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import { FilterForm } from '../filter-form.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { Added, AddGuests } from './add-guests.js';
import { InvitationTable } from './invitation-table.js';
import { invitationWords } from './invitation-words.js';
import type { InvitationsPageProps } from './invitations-props.js';

/** Who is invited, what became of it, and inviting more. */
export function InvitationsPage(props: InvitationsPageProps) {
  const { visitor, view, done } = props;
  const { language } = useSite();
  const say = invitationWords[language];
  const { event, state } = view;
  const path = eventPath(event, '/invitations');
  const mayInvite = visitor.mayEdit && state !== 'ended' && state !== 'cancelled';
  return (
    <EventFrame
      visitor={visitor}
      event={event}
      state={state}
      current="registrations"
      about={{ text: say.title, language }}
      done={done}
    >
      <Added {...props} />
      <p class="dim">
        {say.lead} {event.access === 'open' && !event.approval && say.openToAll}
      </p>
      {mayInvite && <Unmailed {...props} path={path} />}
      <FilterForm path={path} label={say.searchLabel} q={props.filters.q}>
        <Select
          name="standing"
          label={say.standing}
          options={[
            { value: '', label: consoleWords[language].all },
            ...INVITATION_STANDINGS.map((value) => ({ value, label: say.standings[value] })),
          ]}
          value={props.filters.standing}
          hideOptional
        />
      </FilterForm>
      <div id="results" class="stack">
        <Results {...props} path={path} mayInvite={mayInvite} />
      </div>
      {mayInvite && <AddGuests {...props} path={path} />}
    </EventFrame>
  );
}

/** The list is looked at before any mail goes out. */
function Unmailed({ visitor, view, counts: { unmailed }, path }: InvitationsPageProps & { readonly path: string }) {
  const say = invitationWords[useSite().language];
  if (unmailed === 0) return null;
  return (
    <Notice tone="wait" title={say.unmailedTitle(unmailed)}>
      <p>{view.event.status === 'published' ? say.unmailedText : say.draft}</p>
      {view.event.status === 'published' && (
        <form class="row mt" method="post" action={`${path}/mails`}>
          <Csrf visitor={visitor} />
          <Button tone="go" icon="send">
            {say.mailAll(unmailed)}
          </Button>
        </form>
      )}
    </Notice>
  );
}

function Results(props: InvitationsPageProps & { readonly path: string; readonly mayInvite: boolean }) {
  const { filters, found, path } = props;
  const { language } = useSite();
  const say = invitationWords[language];
  const isNarrowed = filters.q !== '' || filters.standing !== '';
  if (found.total === 0)
    return (
      <EmptyState title={isNarrowed ? consoleWords[language].nothingFound : say.nobody}>
        <p class="dim">{isNarrowed ? say.notFoundHint : say.nobodyHint}</p>
      </EmptyState>
    );
  return (
    <>
      <p class="dim" role="status">
        {say.count(found.total)}
      </p>
      <InvitationTable {...props} />
      <Pager page={found.page} pages={found.pages} hrefOf={(page) => withQuery(path, { ...filters, page })} />
    </>
  );
}
