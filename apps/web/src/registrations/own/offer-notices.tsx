import type { EventDetails, Programme } from '#events';
import { formatDay, formatTime, speak } from '#platform';
import { type HeldPlace, type OpenOffer, otherWayOf, type Registration, wishesOf } from '#registrations';
import { Button, Notice, useSite } from '#ui';
import { type OfferNews, offerWords } from './offer-words.js';
import { otherWayWords } from './other-way-words.js';

interface OfferNoticesProps {
  readonly event: EventDetails;
  readonly registration: Pick<Registration, 'status' | 'attends'>;
  readonly programme: Programme;
  readonly places: readonly HeldPlace[];
  /** Path of the personal page. */
  readonly self: string;
  readonly offers?: readonly OpenOffer[];
  /** The person comes from answering one. */
  readonly answered?: OfferNews | undefined;
}

/** Places that are held for this person, each with a yes and a no; and what became of the last answer. */
export function OfferNotices(props: OfferNoticesProps) {
  const { offers = [], answered } = props;
  const say = offerWords[useSite().language];
  if (offers.length === 0 && !answered) return null;
  return (
    <div class="stack mt">
      {answered && (
        <Notice tone={answered === 'ja' ? 'ok' : 'info'} title={say.answered[answered].title} status>
          <p>{say.answered[answered].text}</p>
        </Notice>
      )}
      {offers.map((offer) => (
        <OneOffer key={offer.id} offer={offer} {...props} />
      ))}
    </div>
  );
}

/** A form with two buttons: opening the page answers nothing, whoever opens it. */
function OneOffer(props: OfferNoticesProps & { readonly offer: OpenOffer }) {
  const { offer, event, programme, places, self, registration } = props;
  const { language } = useSite();
  const say = offerWords[language];
  // Who has a place already is offered one the other way.
  const isAcross = registration.status === 'confirmed' && offer.sessionId === null;
  const across = isAcross ? otherWayWords[language].ways[otherWayOf(registration.attends)] : undefined;
  const sessions = programme.rounds.flatMap((round) => round.sessions);
  const session = sessions.find((one) => one.session.id === offer.sessionId)?.session;
  const title = session && speak(session.title, language, event.language).text;
  const givesUp = wishesOf(places).kept.some((place) => place.until.includes(offer.sessionId ?? ''));
  const [day, time] = [
    formatDay(offer.until, event.timeZone, language),
    formatTime(offer.until, event.timeZone, language),
  ];
  return (
    <Notice tone="ok" title={session ? say.titleIn(`${session.code} ${title}`) : (across?.offered ?? say.title)}>
      <p>
        <time datetime={offer.until.toISOString()}>{say.held(day, time)}</time>
      </p>
      <p class="small">
        {session ? say.noMeansIn : (across?.noMeans ?? say.noMeans)}
        {givesUp && ` ${say.keptUntil}`}
      </p>
      <form class="row mt" method="post" action={`${self}/aanbod`}>
        <input type="hidden" name="offer" value={offer.id} />
        <Button tone="go" icon="check" name="answer" value="ja">
          {say.yes}
        </Button>
        <Button name="answer" value="nee">
          {say.no}
        </Button>
      </form>
    </Notice>
  );
}
