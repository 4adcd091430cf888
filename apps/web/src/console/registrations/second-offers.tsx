import type { LapsedOffer, SessionOption } from '#registrations';
import { Button, useSite } from '#ui';
import { Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { secondOfferWords } from './second-offer-words.js';

interface SecondOffersProps {
  readonly visitor: Visitor;
  readonly lapsed: readonly LapsedOffer[];
  /** Of the event, to name what lapsed. */
  readonly sessions: readonly SessionOption[];
  /** Of the person's page. */
  readonly path: string;
}

/** Offering again what somebody did not answer for: says what the press will do, and sends along what it said. */
export function SecondOffers({ visitor, lapsed, sessions, path }: SecondOffersProps) {
  const say = secondOfferWords[useSite().language];
  if (lapsed.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="again">
      <h2 id="again">{say.title}</h2>
      {lapsed.map(({ sessionId, would }) => {
        const code = sessions.find((one) => one.sessionId === sessionId)?.code ?? '';
        const mayPress = visitor.mayEdit && would !== 'clash' && would !== 'sold_out';
        return (
          <form key={sessionId} class="stack" method="post" action={`${path}/offer`}>
            <p>
              {say.was(code)} {say.would[would]}
            </p>
            {mayPress && (
              <div class="row">
                <Csrf visitor={visitor} />
                {sessionId && <input type="hidden" name="session" value={sessionId} />}
                <input type="hidden" name="expected" value={would} />
                <Button icon="send">{would === 'in_line' ? say.pressForLine(code) : say.press(code)}</Button>
              </div>
            )}
          </form>
        );
      })}
    </section>
  );
}
