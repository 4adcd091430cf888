import { scaleLinear, scaleTime } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { ChartFigure, type ChartTexts } from './chart.js';

/** How much there was at a moment. */
export interface Point {
  readonly at: Date;
  readonly value: number;
}

export interface AreaChartProps extends ChartTexts {
  /** In order of time, two or more; the table below the chart has a row for each. */
  readonly points: readonly Point[];
  /** Moments worth knowing, such as a mailing or the event itself; those outside the chart are left out. */
  readonly marks?: readonly { readonly at: Date; readonly label: string }[];
  /** A level to look up to, such as the number of places. */
  readonly ceiling?: { readonly value: number; readonly label: string } | undefined;
  readonly formatDay: (at: Date) => string;
  /** Names the rows of the table, where a day alone can be two of them. Absent: as the days below the drawing. */
  readonly formatRow?: (at: Date) => string;
  /** Heads of the table: the moment, and the number. */
  readonly heads: readonly [string, string];
}

/** Room around the drawing, in units, for the numbers on the left and the days below. */
const MARGIN = { top: 20, right: 10, bottom: 26, left: 36 };

/** How something grew: a line over the days with the ground under it filled. */
export function AreaChart(props: AreaChartProps) {
  const { points, formatDay, formatRow = formatDay, heads, title } = props;
  const rows = points.map(({ at, value }) => [formatRow(at), value]);
  return (
    <ChartFigure
      {...props}
      table={{ caption: title, head: heads, rows }}
      draw={({ width, height, size }) => (
        <Plot {...props} width={width} height={height} days={size === 'narrow' ? 3 : 6} />
      )}
    />
  );
}

interface PlotProps extends AreaChartProps {
  readonly width: number;
  readonly height: number;
  /** Days named below. */
  readonly days: number;
}

function Plot({ points, marks = [], ceiling, formatDay, width, height, days }: PlotProps) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const [left, right, top, bottom] = [MARGIN.left, width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const highest = Math.max(1, ...points.map(({ value }) => value), isInSight(ceiling, points) ? ceiling.value : 0);
  const x = scaleTime([first.at, last.at], [left, right]);
  const y = scaleLinear([0, highest], [bottom, top]).nice(3);
  const [xOf, yOf] = [(point: Point) => x(point.at), (point: Point) => y(point.value)];
  const ground = area<Point>(xOf, bottom, yOf).curve(curveMonotoneX);
  const ridge = line<Point>(xOf, yOf).curve(curveMonotoneX);
  return (
    <>
      <Grid levels={y.ticks(3).filter(Number.isInteger)} yOf={y} from={left} to={right} />
      <Days at={spread(points, days)} xOf={x} y={height - 6} edges={[left, right]} formatDay={formatDay} />
      <path class="area" d={ground([...points]) ?? ''} />
      <path class="ridge" d={ridge([...points]) ?? ''} />
      {isInSight(ceiling, points) && (
        <g class="mark">
          <line x1={left} x2={right} y1={y(ceiling.value)} y2={y(ceiling.value)} />
          <text x={left + 4} y={y(ceiling.value) - 5}>
            {ceiling.label}
          </text>
        </g>
      )}
      <Marks
        marks={marks.filter(({ at }) => at >= first.at && at <= last.at)}
        xOf={x}
        middle={width / 2}
        top={top}
        bottom={bottom}
      />
      <circle class="dot" cx={x(last.at)} cy={y(last.value)} r="4" />
    </>
  );
}

/** A ceiling far above the line would press it flat; then the words beside the chart tell it. */
function isInSight(
  ceiling: AreaChartProps['ceiling'],
  points: readonly Point[],
): ceiling is { value: number; label: string } {
  return ceiling !== undefined && ceiling.value <= 2 * Math.max(...points.map(({ value }) => value));
}

function Grid(props: { levels: readonly number[]; yOf: (level: number) => number; from: number; to: number }) {
  const { levels, yOf, from, to } = props;
  return (
    <g class="grid">
      {levels.map((level) => (
        <g key={level}>
          <line x1={from} x2={to} y1={yOf(level)} y2={yOf(level)} />
          <text x={from - 8} y={yOf(level) + 5} text-anchor="end">
            {level}
          </text>
        </g>
      ))}
    </g>
  );
}

interface DaysProps {
  readonly at: readonly Date[];
  readonly xOf: (at: Date) => number;
  readonly y: number;
  readonly edges: readonly [number, number];
  readonly formatDay: (at: Date) => string;
}

/** The outermost names stay inside the drawing. */
function Days({ at, xOf, y, edges: [left, right], formatDay }: DaysProps) {
  const anchor = (x: number) => (x < left + 30 ? 'start' : x > right - 30 ? 'end' : 'middle');
  return (
    <g class="days">
      {at.map((day) => (
        <text key={day.getTime()} x={xOf(day)} y={y} text-anchor={anchor(xOf(day))}>
          {formatDay(day)}
        </text>
      ))}
    </g>
  );
}

interface MarksProps {
  readonly marks: readonly { readonly at: Date; readonly label: string }[];
  readonly xOf: (at: Date) => number;
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
}

/** Words stand on the side of the line where there is most room. */
function Marks({ marks, xOf, middle, top, bottom }: MarksProps) {
  return (
    <>
      {marks.map(({ at, label }) => {
        const isRight = xOf(at) > middle;
        return (
          <g key={at.getTime()} class="mark">
            <line x1={xOf(at)} x2={xOf(at)} y1={top - 8} y2={bottom} />
            <text x={xOf(at) + (isRight ? -6 : 6)} y={top - 6} text-anchor={isRight ? 'end' : 'start'}>
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** At most `count` moments, evenly over the whole, first and last among them. */
function spread(points: readonly Point[], count: number): Date[] {
  const steps = Math.min(count, points.length) - 1;
  if (steps < 1) return points.slice(0, 1).map(({ at }) => at);
  return Array.from({ length: steps + 1 }, (_, i) => points[Math.round((i * (points.length - 1)) / steps)]?.at).filter(
    (at) => at !== undefined,
  );
}
