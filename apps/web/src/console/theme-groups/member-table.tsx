import type { Member } from '#theme-groups';
import { Button, type Column, Table, useSite } from '#ui';
import { Csrf } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { memberWords } from './member-words.js';

interface MemberTableProps {
  readonly visitor: Visitor;
  readonly members: readonly Member[];
  readonly timeZone: string;
  /** Path of the list; each member lies below. */
  readonly path: string;
}

export function MemberTable({ visitor, members, timeZone, path }: MemberTableProps) {
  const say = memberWords[useSite().language];
  const columns: Column<Member>[] = [
    {
      head: say.name,
      cell: ({ name, email }) => (
        <>
          <bdi>{name || email}</bdi>
          {name && <small>{email}</small>}
        </>
      ),
    },
    { head: say.circle, cell: ({ circle }) => say.circles[circle] },
    { head: say.since, wideOnly: true, cell: ({ since }) => <Moment at={since} timeZone={timeZone} /> },
    { head: say.change, cell: (member) => <Actions visitor={visitor} member={member} path={`${path}/${member.id}`} /> },
  ];
  return <Table label={say.list} columns={columns} rows={members} keyOf={({ id }) => id} />;
}

function Actions({ visitor, member, path }: { visitor: Visitor; member: Member; path: string }) {
  const say = memberWords[useSite().language];
  const other = member.circle === 'inner' ? 'outer' : 'inner';
  const who = <span class="vh">: {member.name || member.email}</span>;
  return (
    <div class="row">
      <form method="post" action={`${path}/circle`}>
        <Csrf visitor={visitor} />
        <Button name="circle" value={other}>
          {say.toCircle[other]}
          {who}
        </Button>
      </form>
      <form method="post" action={`${path}/end`}>
        <Csrf visitor={visitor} />
        <Button tone="danger" icon="x">
          {say.end}
          {who}
        </Button>
      </form>
    </div>
  );
}
