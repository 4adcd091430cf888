import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import type { IconName } from './icon-name.js';

/** `now` is the signal colour: what is going on at this very moment. */
export type Tone = 'ok' | 'wait' | 'bad' | 'info' | 'off' | 'now';

/** A state in one or two words. */
export function Tag({ tone = 'off', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`tag ${tone}`}>{children}</span>;
}

const NOTICE_ICON: Record<Tone, IconName> = {
  ok: 'circle-check',
  wait: 'hourglass',
  bad: 'circle-alert',
  info: 'info',
  off: 'info',
  now: 'clock',
};

/** What happened and what is next. `status` lets screen readers say it when the page opens. */
export function Notice(props: {
  tone?: Tone;
  title: ComponentChildren;
  status?: boolean;
  children?: ComponentChildren;
}) {
  const { tone = 'info', title, status = false, children } = props;
  return (
    <div class={`notice ${tone}`} role={status ? 'status' : undefined}>
      <Icon name={NOTICE_ICON[tone]} />
      <div>
        <p class="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Nothing here yet, why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 120 24" aria-hidden="true">
        <path d="M4 12h112" />
        <circle cx="24" cy="12" r="6" />
        <circle cx="60" cy="12" r="6" />
        <circle cx="96" cy="12" r="6" />
      </svg>
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Facts in a strip: a term, and what it is. */
export function Facts({ items }: { items: readonly { term: string; children: ComponentChildren }[] }) {
  return (
    <dl class="facts">
      {items.map(({ term, children }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{children}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Figure {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
  /** Id of the number, so that a live page can replace it. */
  readonly id?: string;
}

/** A few numbers that matter, in one row. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl class="figures">
      {items.map(({ label, value, note, id }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span id={id}>{value}</span>
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
