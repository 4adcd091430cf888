import type { Spot } from '#attendance';
import { speak } from '#platform';
import { Select, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { checkinWords } from './checkin-words.js';

interface SpotSelectProps {
  readonly view: EventView;
  readonly spots: readonly Spot[];
  readonly spot: Spot;
}

/** The event as a whole or one of its sessions. An event without sessions has nothing to choose. */
export function SpotSelect({ view, spots, spot }: SpotSelectProps) {
  const { language } = useSite();
  const say = checkinWords[language];
  if (spots.length < 2) return null;
  const options = spots.map(({ sessionId, code, title, isEvent }) => ({
    value: isEvent ? '' : sessionId,
    label: isEvent ? say.wholeEvent : `${code} ${speak(title, language, view.event.language).text}`,
  }));
  return <Select name="session" label={say.where} options={options} value={spotValue(spot)} hideOptional />;
}

/** A spot as addresses and forms name it; empty is the event as a whole. */
export function spotValue({ isEvent, sessionId }: Spot): string {
  return isEvent ? '' : sessionId;
}

/** Reads it; whatever is not a session of the event is the event as a whole. */
export function readSpot(typed: string | undefined, spots: readonly Spot[]): Spot {
  const spot = spots.find(({ sessionId }) => sessionId === typed) ?? spots[0];
  if (!spot) throw new Error('every event has its plenary');
  return spot;
}
