import { speak } from '#platform';
import { CIRCLES, type Circle, type MemberPage, type ThemeGroup } from '#theme-groups';
import {
  Button,
  ButtonLink,
  Choice,
  EmptyState,
  ErrorSummary,
  Field,
  type FieldErrors,
  Pager,
  Select,
  useSite,
} from '#ui';
import { type Typed, withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { Done } from '../done-words.js';
import { FilterForm } from '../filter-form.js';
import { useField } from '../form-kit.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { MemberTable } from './member-table.js';
import { memberWords } from './member-words.js';

export interface MembersPageProps {
  readonly visitor: Visitor;
  readonly group: ThemeGroup;
  readonly found: MemberPage;
  /** Of the community. */
  readonly timeZone: string;
  readonly filters: { readonly q: string; readonly circle: Circle | '' };
  readonly typed?: Typed;
  readonly errors?: FieldErrors;
  readonly done?: Done | undefined;
}

/** Who belongs to a theme group, and the form to add people. */
export function MembersPage(props: MembersPageProps) {
  const { visitor, group, found, filters, done } = props;
  const { language } = useSite();
  const say = memberWords[language];
  const path = `/console/theme-groups/${group.id}/members`;
  const isNarrowed = filters.q !== '' || filters.circle !== '';
  const circles = CIRCLES.map((value) => ({ value, label: say.circles[value] }));
  return (
    <ConsoleFrame
      visitor={visitor}
      title={`${say.title}: ${speak(group.name, language).text}`}
      current="themeGroups"
      done={done}
      actions={<ButtonLink href="/console/theme-groups">{say.back}</ButtonLink>}
    >
      <FilterForm path={path} label={say.search} q={filters.q}>
        <Select
          name="circle"
          label={say.circle}
          value={filters.circle}
          options={[{ value: '', label: say.bothCircles }, ...circles]}
          hideOptional
        />
      </FilterForm>
      <div id="results" class="stack">
        {found.total === 0 ? (
          <EmptyState title={isNarrowed ? consoleWords[language].nothingFound : say.empty}>
            <p class="dim">{!isNarrowed && say.emptyHint}</p>
          </EmptyState>
        ) : (
          <>
            <p class="dim" role="status">
              {say.count(found.total)}
            </p>
            <MemberTable visitor={visitor} members={found.members} timeZone={props.timeZone} path={path} />
          </>
        )}
        <Pager page={found.page} pages={found.pages} hrefOf={(page) => withQuery(path, { ...filters, page })} />
      </div>
      <AddForm {...props} path={path} />
    </ConsoleFrame>
  );
}

function AddForm({ visitor, typed = {}, errors = {}, path }: MembersPageProps & { readonly path: string }) {
  const say = memberWords[useSite().language];
  const field = useField({ typed: { circle: 'outer', ...typed }, errors, words: memberWords });
  const options = CIRCLES.map((value) => ({ value, label: say.circles[value], hint: say.circleHints[value] }));
  return (
    <section class="stack" aria-labelledby="add">
      <h2 id="add">{say.addTitle}</h2>
      <form class="form" method="post" action={path}>
        <ErrorSummary errors={errors} />
        <Csrf visitor={visitor} />
        <Field {...field('people')} rows={6} required />
        <Choice {...field('circle')} options={options} required />
        <p>
          <Button tone="go" icon="plus">
            {say.add}
          </Button>
        </p>
      </form>
    </section>
  );
}
