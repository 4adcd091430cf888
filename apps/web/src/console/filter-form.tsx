import type { ComponentChildren } from 'preact';
import { Button, Field, useSite } from '#ui';
import { consoleWords } from './console-words.js';

interface FilterFormProps {
  readonly path: string;
  /** What can be searched for. */
  readonly label: string;
  readonly q: string;
  /** Other ways to narrow. */
  readonly children: ComponentChildren;
}

/** Narrows the list `#results` below it while typing; an older answer never lands over a newer one. */
export function FilterForm({ path, label, q, children }: FilterFormProps) {
  return (
    <form
      class="filters"
      role="search"
      action={path}
      hx-get={path}
      hx-trigger="input delay:300ms, change, submit"
      hx-target="#results"
      hx-select="#results"
      hx-swap="outerMorph"
      hx-sync="this:replace"
      hx-push-url="true"
    >
      <div class="grow">
        <Field name="q" type="search" label={label} value={q} hideOptional />
      </div>
      {children}
      <Button icon="search">{consoleWords[useSite().language].search}</Button>
    </form>
  );
}
