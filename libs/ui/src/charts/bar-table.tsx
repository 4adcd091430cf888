import { scaleLinear } from 'd3-scale';
import type { ComponentChildren } from 'preact';
import type { SpokenText } from '#platform';
import { lineClass } from '../theme.js';
import type { ChartTexts } from './chart.js';

/** A bar: how many, and out of how many when there is a whole. */
export interface Bar {
  readonly key: string;
  readonly label: SpokenText | string;
  /** Code or letter of its line, so that colour never carries the meaning alone. */
  readonly code?: string | undefined;
  /** 0–359. Absent: the community's own colour. */
  readonly hue?: number | undefined;
  readonly value: number;
  /** The whole of which `value` is a part. Absent or null: there is none, as with unlimited places. */
  readonly of?: number | null | undefined;
  /** Said after the number. */
  readonly note?: ComponentChildren;
}

interface BarTableProps extends ChartTexts {
  /** Heads of the columns: what the bars are, and the number. */
  readonly heads: readonly [string, string];
  readonly bars: readonly Bar[];
  /** `common`: longer is more. `own`: each bar is full when its own whole is reached. */
  readonly scale: 'common' | 'own';
}

/**
 * Bars beside their names and numbers. The chart is a table, so that nobody needs a second form of it, and long names
 * wrap in HTML instead of running through each other in a drawing.
 */
export function BarTable({ id, title, summary, heads, bars, scale }: BarTableProps) {
  const longest = Math.max(1, ...bars.map(({ value, of }) => Math.max(value, of ?? 0)));
  return (
    <figure class="chart bars">
      <table aria-describedby={`${id}-summary`}>
        <caption class="vh">{title}</caption>
        <thead class="vh">
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <Row key={bar.key} bar={bar} whole={scale === 'common' ? longest : (bar.of ?? 0)} />
          ))}
        </tbody>
      </table>
      <figcaption id={`${id}-summary`}>{summary}</figcaption>
    </figure>
  );
}

function Row({ bar, whole }: { bar: Bar; whole: number }) {
  const { label, code, hue, value, of, note } = bar;
  const name = typeof label === 'string' ? { text: label, language: undefined } : label;
  return (
    <tr class={hue === undefined ? 'line' : `line ${lineClass(hue)}`}>
      <th scope="row" lang={name.language}>
        {code && <span class="code">{code} </span>}
        {name.text}
      </th>
      <td>
        <span class="num">{of === undefined || of === null ? value : `${value} / ${of}`}</span>
        {note && <small>{note}</small>}
        {whole > 0 && <Strip value={value} of={of ?? 0} whole={whole} />}
      </td>
    </tr>
  );
}

/** Only a drawing: the numbers beside it say the same. Its width is the whole, whatever that is in pixels. */
function Strip({ value, of, whole }: { value: number; of: number; whole: number }) {
  const x = scaleLinear([0, whole], [0, 100]).clamp(true);
  return (
    <svg class="strip" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="8" />
      {of > 0 && <rect class="of" width={x(of)} height="8" />}
      <rect class="value" width={x(value)} height="8" />
    </svg>
  );
}
