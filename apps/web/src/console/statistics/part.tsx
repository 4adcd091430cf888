import type { ComponentChildren } from 'preact';

/** A part of the page of figures, under a heading of its own. */
export function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="stack" aria-labelledby={`${id}-part`}>
      <h2 id={`${id}-part`}>{title}</h2>
      {children}
    </section>
  );
}
