import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { ChartFigure, type ChartTexts } from './chart.js';

/** A part of the whole. `tone` chooses how it is filled; its order and its word tell it apart without colour. */
export interface Part {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly tone: 'strong' | 'soft' | 'hatched';
}

interface StackedBarProps extends ChartTexts {
  readonly parts: readonly Part[];
  readonly heads: readonly [string, string];
}

const BAR = { top: 4, height: 36 };
const LINE = 24;

/** One whole and what it is made of, in one bar, with the words below it. */
export function StackedBar(props: StackedBarProps) {
  const { id, title, parts, heads } = props;
  const rows = parts.map(({ label, value }) => [label, value]);
  return (
    <ChartFigure
      {...props}
      table={{ caption: title, head: heads, rows }}
      height={BAR.top + BAR.height + 14 + parts.length * LINE}
      draw={({ width, size }) => <Bars id={`${id}-${size}`} parts={parts} width={width} />}
    />
  );
}

function Bars({ id, parts, width }: { id: string; parts: readonly Part[]; width: number }) {
  const whole = Math.max(
    1,
    parts.reduce((sum, { value }) => sum + value, 0),
  );
  const x = scaleLinear([0, whole], [0, width]);
  const values = Object.fromEntries(parts.map(({ key, value }) => [key, value]));
  const series = stack().keys(parts.map(({ key }) => key))([values]);
  const below = BAR.top + BAR.height + 14;
  return (
    <>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="soft" width="6" height="6" />
          <rect class="strong" width="2" height="6" />
        </pattern>
      </defs>
      {series.map(([span], i) => {
        const { key, tone, label, value } = parts[i] as Part;
        const fill = tone === 'hatched' ? `url(#${id}-hatch)` : undefined;
        const [from, to] = [x(span?.[0] ?? 0), x(span?.[1] ?? 0)];
        const y = below + i * LINE;
        return (
          <g key={key} class="part">
            <rect class={tone} fill={fill} x={from} y={BAR.top} width={to - from} height={BAR.height} />
            <rect class={tone} fill={fill} x="0" y={y} width="16" height="16" />
            <text x="26" y={y + 13}>{`${label}: ${value}`}</text>
          </g>
        );
      })}
    </>
  );
}
