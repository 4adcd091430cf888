import { speak } from '#platform';
import type { ThemeGroup } from '#theme-groups';
import { Button, ButtonLink, type Column, EmptyState, lineClass, Table, Tag, useSite } from '#ui';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { themeGroupWords } from './theme-group-words.js';

interface ThemeGroupListProps {
  readonly visitor: Visitor;
  readonly groups: readonly ThemeGroup[];
  readonly done?: Done | undefined;
}

/** The theme groups of the community, those that have stopped too. */
export function ThemeGroupListPage({ visitor, groups, done }: ThemeGroupListProps) {
  const { language } = useSite();
  const say = themeGroupWords[language];
  const add = visitor.mayEdit && (
    <ButtonLink tone="go" icon="plus" href="/console/theme-groups/new">
      {say.add}
    </ButtonLink>
  );
  return (
    <ConsoleFrame
      visitor={visitor}
      title={consoleWords[language].themeGroups}
      current="themeGroups"
      done={done}
      actions={add}
    >
      <p class="dim">{say.intro}</p>
      {groups.length === 0 ? (
        <EmptyState title={say.empty}>
          <p class="dim">{say.emptyHint}</p>
        </EmptyState>
      ) : (
        <GroupTable visitor={visitor} groups={groups} />
      )}
    </ConsoleFrame>
  );
}

function GroupTable({ visitor, groups }: Pick<ThemeGroupListProps, 'visitor' | 'groups'>) {
  const { language } = useSite();
  const say = themeGroupWords[language];
  const columns: Column<ThemeGroup>[] = [
    { head: say.group, cell: (group) => <Name group={group} /> },
    {
      head: say.state,
      cell: ({ retiredAt }) => (retiredAt ? <Tag tone="off">{say.retired}</Tag> : <Tag tone="ok">{say.atWork}</Tag>),
    },
  ];
  if (visitor.mayEdit) columns.push({ head: say.change, cell: (group) => <Actions visitor={visitor} group={group} /> });
  return <Table label={say.list} columns={columns} rows={groups} keyOf={({ id }) => id} />;
}

function Name({ group: { letter, hue, name } }: { group: ThemeGroup }) {
  const { language } = useSite();
  const spoken = speak(name, language);
  return (
    <>
      <span class={`bullet ${lineClass(hue)}`}>{letter}</span>{' '}
      <span lang={spoken.language === language ? undefined : spoken.language}>{spoken.text}</span>
    </>
  );
}

function Actions({ visitor, group }: { visitor: Visitor; group: ThemeGroup }) {
  const { language } = useSite();
  const say = themeGroupWords[language];
  const isRetired = group.retiredAt !== null;
  const path = `/console/theme-groups/${group.id}`;
  const name = speak(group.name, language).text;
  return (
    <div class="row">
      <ButtonLink icon="pencil" href={`${path}/edit`}>
        {say.edit}
        <span class="vh">: {name}</span>
      </ButtonLink>
      <ButtonLink icon="user-check" href={`${path}/members`}>
        {say.members}
        <span class="vh">: {name}</span>
      </ButtonLink>
      <form method="post" action={`${path}/${isRetired ? 'resumption' : 'retirement'}`}>
        <Csrf visitor={visitor} />
        <Button>
          {isRetired ? say.resume : say.retire}
          <span class="vh">: {name}</span>
        </Button>
      </form>
    </div>
  );
}
