import { formatMoment } from '#platform';
import { useSite } from '#ui';

/** A moment that machines can read too. */
export function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  return <time datetime={at.toISOString()}>{formatMoment(at, timeZone, useSite().language)}</time>;
}
