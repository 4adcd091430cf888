import type { ComponentChildren } from 'preact';
import { useSite } from '../site.js';
import { words } from '../words.js';

/** What every chart has to say in words. It is required: a picture alone tells nothing to who cannot see it. */
export interface ChartTexts {
  /** Unique on the page; the ids inside are made from it. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, in a sentence with the figures that matter. */
  readonly summary: string;
}

/** One way of drawing a chart: texts in an SVG shrink with it, so a phone gets a drawing of its own. */
interface Drawing {
  readonly size: 'narrow' | 'wide';
  readonly width: number;
  readonly height: number;
}

/** Widths at which a text of 14 units is 12 px or more wherever that drawing is shown (charts.css says where). */
const DRAWINGS: readonly Drawing[] = [
  { size: 'narrow', width: 300, height: 220 },
  { size: 'wide', width: 640, height: 240 },
];

interface ChartFigureProps extends ChartTexts {
  readonly draw: (drawing: Drawing) => ComponentChildren;
  /** In units, when the drawing is not as high as most. */
  readonly height?: number;
  readonly table: ChartTableProps;
}

/** A drawn chart with its title and summary, and the same figures as a table below it. */
export function ChartFigure({ id, title, summary, draw, height, table }: ChartFigureProps) {
  return (
    <figure class="chart">
      {DRAWINGS.map((drawing) => {
        const [titleId, summaryId] = [`${id}-${drawing.size}-title`, `${id}-${drawing.size}-summary`];
        return (
          <svg
            key={drawing.size}
            class={drawing.size}
            viewBox={`0 0 ${drawing.width} ${height ?? drawing.height}`}
            role="img"
            aria-labelledby={`${titleId} ${summaryId}`}
          >
            <title id={titleId}>{title}</title>
            <desc id={summaryId}>{summary}</desc>
            {draw(drawing)}
          </svg>
        );
      })}
      <figcaption>{summary}</figcaption>
      <details>
        <summary>{words[useSite().language].asTable}</summary>
        <ChartTable {...table} />
      </details>
    </figure>
  );
}

interface ChartTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its name, the others are numbers. */
  readonly rows: readonly (readonly (string | number)[])[];
}

function ChartTable({ caption, head, rows }: ChartTableProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((text, i) => (
              <th key={text} scope="col" class={i > 0 ? 'numeric' : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...numbers]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {numbers.map((number, i) => (
                <td key={head[i + 1]} class="numeric">
                  {number}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
