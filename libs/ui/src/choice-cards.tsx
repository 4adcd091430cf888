import type { ComponentChildren } from 'preact';
import type { SpokenText } from '#platform';
import { Tag, type Tone } from './display.js';
import { describe, Optional, Remarks } from './field.js';
import { lineClass } from './theme.js';
import { type Left, PlacesLeft } from './timetable.js';

/** Something to choose: a stop of the timetable on a card. */
export interface Card {
  readonly value: string;
  /** As on the timetable; colour never carries its meaning alone. */
  readonly code: string;
  /** 0–359. Absent: the community's own colour. */
  readonly hue?: number | undefined;
  readonly title: SpokenText;
  readonly meta?: ComponentChildren;
  readonly left: readonly Left[];
  /** Shown, but not for this person to choose; what is left says why. */
  readonly isOut?: boolean;
  /** How it stands for the person whose form this is, instead of the places left. */
  readonly tag?: { readonly tone: Tone; readonly text: string } | undefined;
}

interface ChoiceCardsProps {
  /** Name of the value in the form, and id of the group: the error summary links to it. */
  readonly name: string;
  readonly legend: SpokenText;
  /** When it is, beside the legend. */
  readonly time: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly required: boolean;
  /** The hint tells who must choose. */
  readonly hideOptional?: boolean;
  /** More than one may be chosen. */
  readonly many: boolean;
  readonly cards: readonly Card[];
  readonly chosen: ReadonlySet<string>;
  /** A last card to choose nothing, and whether it is chosen now. */
  readonly none?: { readonly label: string; readonly isChosen: boolean } | undefined;
}

/** Radio buttons, or boxes to tick, on cards below each other: long titles are never cut off. */
export function ChoiceCards(props: ChoiceCardsProps) {
  const { name, legend, time, hint, error, required, hideOptional, many, cards, chosen, none } = props;
  return (
    <fieldset class="field" id={name} tabIndex={-1} {...describe(name, hint, error)} aria-invalid={undefined}>
      <legend>
        <span lang={legend.language}>{legend.text}</span> <span class="opt">{time}</span>
        {!required && !hideOptional && <Optional />}
      </legend>
      <Remarks name={name} hint={hint} error={error} />
      <div class="picks stacked">
        {cards.map((card) => (
          <label key={card.value} class="check card">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={card.value}
              checked={!card.isOut && chosen.has(card.value)}
              required={required && !many}
              disabled={card.isOut}
            />
            <CardText card={card} />
          </label>
        ))}
        {none && (
          <label class="check card">
            <input type="radio" name={name} value="" checked={none.isChosen} />
            <span>{none.label}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}

function CardText({ card: { value, code, hue, title, meta, left, tag } }: { card: Card }) {
  return (
    <span class="card-text">
      <span class="card-head">
        <span class={hue === undefined ? 'bullet' : `bullet ${lineClass(hue)}`}>{code}</span>
        <span class="title" lang={title.language}>
          {title.text}
        </span>
      </span>
      {meta && <span class="hint">{meta}</span>}
      {tag ? (
        <span class="state">
          <Tag tone={tag.tone}>{tag.text}</Tag>
        </span>
      ) : (
        left.length > 0 && <PlacesLeft left={left} id={`left-${value}`} />
      )}
    </span>
  );
}
