import type { ComponentChildren } from 'preact';
import type { SpokenText } from '#platform';
import { Tag, type Tone } from './display.js';
import { lineClass } from './theme.js';

/** Places left, in words, and how loudly to say it. */
export interface Left {
  readonly text: string;
  readonly tone?: 'few' | 'full';
}

/** A stop on a line: something that begins at a time. */
export interface Stop {
  readonly key: string;
  readonly time: string;
  /** Machine-readable start. */
  readonly startsAt: Date;
  /** "60 min", or nothing. */
  readonly duration?: string | undefined;
  readonly code?: string | undefined;
  /** 0–359, where stops of several lines stand together. */
  readonly hue?: number | undefined;
  readonly title: SpokenText;
  readonly meta?: ComponentChildren;
  /** One for each way of attending that has places of its own. */
  readonly left?: readonly Left[];
  /** How it stands for the person whose page this is. */
  readonly tag?: { readonly tone: Tone; readonly text: string } | undefined;
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
  /** What the line is about, in a sentence or two. */
  readonly about?: SpokenText | undefined;
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
          {line.about?.text && (
            <p class="about" lang={line.about.language}>
              {line.about.text}
            </p>
          )}
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
                <StopCode {...stop} />
                {stop.title.text}
              </Title>
              {stop.meta && <p class="meta">{stop.meta}</p>}
            </div>
            <StopState stop={stop} />
          </li>
        );
      })}
    </ol>
  );
}

/** On its own line a code is plain text; among those of other lines it wears the colour of its own. */
function StopCode({ code, hue }: Pick<Stop, 'code' | 'hue'>) {
  if (!code) return null;
  return hue === undefined ? (
    <span class="code">{code} </span>
  ) : (
    <>
      <span class={`bullet ${lineClass(hue)}`}>{code}</span>{' '}
    </>
  );
}

function StopState({ stop: { left = [], tag } }: { stop: Stop }) {
  if (tag) {
    return (
      <span class="state">
        <Tag tone={tag.tone}>{tag.text}</Tag>
      </span>
    );
  }
  return left.length === 0 ? null : <PlacesLeft left={left} />;
}

/** Places left, one line for each way of attending. */
export function PlacesLeft({ left, id }: { left: readonly Left[]; id?: string }) {
  return (
    <span class="state" id={id}>
      {left.map(({ text, tone }) => (
        <span key={text} class={tone ? `left ${tone}` : 'left'}>
          {text}
        </span>
      ))}
    </span>
  );
}
