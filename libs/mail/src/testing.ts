/** For tests only: an outbox without a queue behind it. */
import { Outbox } from './outbox.js';

/** An outbox whose nudges go nowhere. Rows are real; its sender is `agenda@kring.test`. */
export function testOutbox(): Outbox {
  return new Outbox({ mailFrom: 'Kring <agenda@kring.test>' }, { nudge: async () => undefined });
}
