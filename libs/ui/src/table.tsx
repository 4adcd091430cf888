import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import { useSite } from './site.js';
import { words } from './words.js';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Left out on a phone, where a row becomes a card. */
  readonly wideOnly?: boolean;
  readonly numeric?: boolean;
  /** A number or a word that says nothing without its heading: on a phone, where headings are gone, it stands before it. */
  readonly labelled?: boolean;
}

interface TableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table that turns into cards on a phone. */
export function Table<Row>({ label, columns, rows, keyOf }: TableProps<Row>) {
  const classOf = ({ wideOnly, numeric }: Column<Row>) =>
    [wideOnly && 'wide-only', numeric && 'numeric'].filter(Boolean).join(' ') || undefined;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="cards">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.head} class={classOf(column)} data-head={column.labelled ? column.head : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

/** The way through a long list, one page at a time. Nothing at all when there is one page. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  const say = words[useSite().language];
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={say.pages}>
      {page > 1 && (
        <a class="btn" rel="prev" href={hrefOf(page - 1)}>
          <Icon name="chevron-left" />
          {say.previous}
        </a>
      )}
      <span class="num">{say.pageOf(page, pages)}</span>
      {page < pages && (
        <a class="btn" rel="next" href={hrefOf(page + 1)}>
          {say.next}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  );
}
