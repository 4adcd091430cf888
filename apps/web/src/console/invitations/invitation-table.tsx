import type { Invitation, InvitationStanding } from '#registrations';
import { Button, type Column, Table, Tag, type Tone, useSite } from '#ui';
import { Csrf, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import { invitationWords } from './invitation-words.js';
import type { InvitationsPageProps } from './invitations-props.js';

const TONE: Record<InvitationStanding, Tone> = { unmailed: 'wait', mailed: 'info', used: 'ok', withdrawn: 'off' };

interface TableProps extends InvitationsPageProps {
  readonly path: string;
  readonly mayInvite: boolean;
}

/** Who is invited, a row each, with what can be done about it. */
export function InvitationTable(props: TableProps) {
  const { view, found, mayInvite } = props;
  const { event } = view;
  const say = invitationWords[useSite().language];
  const columns: (Column<Invitation> | false)[] = [
    {
      head: say.who,
      cell: ({ name, email }) => (
        <>
          {name || email}
          {name && <small>{email}</small>}
        </>
      ),
    },
    {
      head: say.standing,
      cell: ({ standing, registrationId, registeredAs }) => (
        <>
          <Tag tone={TONE[standing]}>{say.standings[standing]}</Tag>
          {registrationId && (
            <small>
              {say.usedBy} <a href={eventPath(event, `/registrations/${registrationId}`)}>{registeredAs}</a>
            </small>
          )}
        </>
      ),
    },
    {
      head: say.when,
      wideOnly: true,
      cell: ({ usedAt, mailedAt, createdAt }) => (
        <Moment at={usedAt ?? mailedAt ?? createdAt} timeZone={event.timeZone} />
      ),
    },
    mayInvite && { head: say.actions, cell: (invitation) => <Actions {...props} invitation={invitation} /> },
  ];
  return (
    <Table
      label={say.title}
      columns={columns.filter((column) => column !== false)}
      rows={found.rows}
      keyOf={({ id }) => id}
    />
  );
}

function Actions({ visitor, path, view, invitation }: TableProps & { readonly invitation: Invitation }) {
  const say = invitationWords[useSite().language];
  const { id, name, email, standing } = invitation;
  if (standing === 'used') return null;
  const about = <span class="vh">{say.about(name || email)}</span>;
  return (
    <form class="row" method="post" action={`${path}/${id}/mail`}>
      <Csrf visitor={visitor} />
      {view.event.status === 'published' && (
        <Button icon="send">
          {say.mail[standing]}
          {about}
        </Button>
      )}
      {standing !== 'withdrawn' && (
        <Button tone="quiet" icon="x" formaction={`${path}/${id}/withdrawal`}>
          {say.withdraw}
          {about}
        </Button>
      )}
    </form>
  );
}
