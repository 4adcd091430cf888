import type { ComponentChildren } from 'preact';

interface FoldProps {
  readonly title: string;
  /** What is kept in it, for who decides whether to look. */
  readonly hint?: string;
  /** Open from the start: something in it is not as usual, or wrong. */
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

/** A part of a form that few need. What is usual stays out of the way, and what is not is never hidden. */
export function Fold({ title, hint, isOpen, children }: FoldProps) {
  return (
    <details class="fold" open={isOpen}>
      <summary>
        <h3>{title}</h3>
        {hint && <span class="hint">{hint}</span>}
      </summary>
      <div class="form">{children}</div>
    </details>
  );
}
