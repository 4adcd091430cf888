import type { ComponentChildren } from 'preact';
import type { SpokenText } from '#platform';
import { lineClass } from './theme.js';

/** A stop on a line: something that begins at a time. */
export interface Stop {
  readonly key: string;
  readonly time: string;
  /** Machine-readable start. */
  readonly startsAt: Date;
  /** "60 min", or nothing. */
  readonly duration?: string | undefined;
  readonly code?: string | undefined;
  readonly title: SpokenText;
  readonly meta?: ComponentChildren;
  /** Places left, in words, and how loudly to say it. */
  readonly left?: { readonly text: string; readonly tone?: 'few' | 'full' } | undefined;
  readonly isCancelled?: boolean;
  /** A moment worth knowing, not something to attend. */
  readonly isMinor?: boolean;
}

export interface Line {
  readonly key: string;
  /** The letter of the line; colour never carries its meaning alone. */
  readonly letter: string;
  /** Said before the name to screen readers: "Line A: ". */
  readonly spokenLetter: string;
  readonly name: SpokenText;
  /** 0–359. Absent: the community's own colour. */
  readonly hue?: number | undefined;
  readonly stops: readonly Stop[];
}

/** The programme as a timetable: a theme group is a line, a session is a stop on it. */
export function Timetable({ lines }: { lines: readonly Line[] }) {
  return (
    <div class="timetable">
      {lines.map((line) => (
        <section
          key={line.key}
          class={line.hue === undefined ? 'line' : `line ${lineClass(line.hue)}`}
          aria-labelledby={`line-${line.key}`}
        >
          <header>
            <span class="bullet" aria-hidden="true">
              {line.letter}
            </span>
            <h3 id={`line-${line.key}`} lang={line.name.language}>
              <span class="vh">{line.spokenLetter}</span>
              {line.name.text}
            </h3>
          </header>
          <Stops stops={line.stops} under={3} />
        </section>
      ))}
    </div>
  );
}

interface StopsProps {
  readonly stops: readonly Stop[];
  /** Level of the heading they stand under, so that the outline of the page has no gap. */
  readonly under?: 2 | 3;
}

/** Stops below each other, with their times in a column to run a finger down. */
export function Stops({ stops, under = 2 }: StopsProps) {
  const Heading = under === 2 ? 'h3' : 'h4';
  return (
    <ol class="stops">
      {stops.map((stop) => {
        const Title = stop.isMinor ? 'p' : Heading;
        return (
          <li key={stop.key} class={stop.isCancelled ? 'cancelled' : stop.isMinor ? 'minor' : undefined}>
            <time datetime={stop.startsAt.toISOString()}>
              {stop.time}
              {stop.duration && <span class="dur">{stop.duration}</span>}
            </time>
            <div>
              <Title class="title" lang={stop.title.language}>
                {stop.title.text}
              </Title>
              {stop.meta && <p class="meta">{stop.meta}</p>}
            </div>
            {stop.left && <span class={stop.left.tone ? `left ${stop.left.tone}` : 'left'}>{stop.left.text}</span>}
          </li>
        );
      })}
    </ol>
  );
}
