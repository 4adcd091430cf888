import type { ComponentChildren } from 'preact';

export interface Row {
  readonly term: string;
  readonly children: ComponentChildren;
}

/** Terms with what they are, below each other: for values of any length. */
export function Rows({ items }: { items: readonly Row[] }) {
  return (
    <dl class="rows">
      {items.map(({ term, children }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{children}</dd>
        </div>
      ))}
    </dl>
  );
}
