import type { EventDetails } from '#events';
import type { OpenOffer } from '#registrations';
import { useSite } from '#ui';
import { Moment } from '../moment.js';
import { placeWords } from './place-words.js';

/** Until when a place is held for somebody who waits; nothing where none is. */
export function HeldUntil({ offer, event }: { offer: OpenOffer | undefined; event: EventDetails }) {
  if (!offer) return null;
  return (
    <small>
      {placeWords[useSite().language].heldUntil} <Moment at={offer.until} timeZone={event.timeZone} />
    </small>
  );
}
