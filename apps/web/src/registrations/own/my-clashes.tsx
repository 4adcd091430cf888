import { type HeldPlace, wishesOf } from '#registrations';
import { ButtonLink, Notice, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { clashesOf, sayOverlap } from '../form/choice-errors.js';
import { choiceWords } from '../form/choice-words.js';

interface MyClashesProps extends Pick<EventView, 'programme'> {
  readonly places: readonly HeldPlace[];
  /** Where to choose other sessions. */
  readonly changeHref: string;
}

/**
 * Sessions of one person that were moved to the same time since they chose: which of the two they go to is for them to
 * say. What is kept only until there is room elsewhere is no choice of theirs, and may be at any time.
 */
export function MyClashes({ programme, places, changeHref }: MyClashesProps) {
  const say = choiceWords[useSite().language];
  const clashes = clashesOf(programme, [...wishesOf(places).wanted]);
  if (clashes.length === 0) return null;
  return (
    <Notice tone="wait" title={say.clashTitle}>
      {clashes.map((clash) => (
        <p key={clash.sessions.map(({ id }) => id).join()}>{sayOverlap(clash, say)}.</p>
      ))}
      <p>
        <ButtonLink tone="go" href={changeHref}>
          {say.chooseAgain}
        </ButtonLink>
      </p>
    </Notice>
  );
}
