import type { ComponentChildren } from 'preact';
import type { EventDetails } from '#events';
import { formatDay, formatTime, unreachable } from '#platform';
import { type FieldErrors, localPath, Notice, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { groupWords } from '../group/group-words.js';
import { AccessNotice } from './access-notice.js';
import type { Invited } from './invited.js';
import { type Filled, RegistrationForm } from './registration-form.js';
import { registrationWords } from './registration-words.js';

interface RegistrationCardProps {
  readonly view: EventView;
  readonly filled?: Filled | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly invited?: Invited | undefined;
  /** Where the form goes, when not to the address of the event. */
  readonly action?: string | undefined;
}

/** The one card on the page: the form, or why there is none. */
export function RegistrationCard(props: RegistrationCardProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const { event, state } = props.view;
  const mayCome = event.access === 'open' || props.invited !== undefined;
  const isTaking = state === 'open' || state === 'full_waiting_open';
  const hasForm = isTaking && mayCome;
  return (
    <section class="sheet form-card" id="aanmelden" aria-labelledby="register">
      <h2 id="register">{say.register}</h2>
      {hasForm && <p class="dim small">{say.noAccount}</p>}
      {isTaking && <AccessNotice event={event} isInvited={props.invited !== undefined} />}
      {(hasForm || !isTaking) && <CardContent {...props} />}
      {hasForm && !props.invited && (
        <p class="small">
          <a href={localPath(language, `/${event.slug}/aanmelden/groep`)}>{groupWords[language].link}</a>
        </p>
      )}
      {state !== 'cancelled' && state !== 'ended' && (
        <p class="small dim">
          {say.alreadyIn} <a href={localPath(language, '/link-kwijt')}>{say.lostLink}</a>
        </p>
      )}
    </section>
  );
}

function CardContent(props: RegistrationCardProps): ComponentChildren {
  const { language } = useSite();
  const { event, state } = props.view;
  const say = registrationWords[language];
  switch (state) {
    case 'open':
      return <RegistrationForm {...props} waiting={false} />;
    case 'full_waiting_open':
      return (
        <>
          <Notice tone="wait" title={say.waitingTitle}>
            <p>{say.waitingText}</p>
          </Notice>
          <RegistrationForm {...props} waiting />
        </>
      );
    case 'not_open_yet':
      return (
        <Notice tone="info" title={say.notOpenTitle(...opening(event, language))}>
          <p>{say.notOpenText}</p>
        </Notice>
      );
    case 'sold_out':
      return (
        <Shut title={say.soldOutTitle} text={event.waitingCapacity === 0 ? say.soldOutNoLineText : say.soldOutText} />
      );
    case 'closed':
      return <Shut title={say.closedTitle} text={say.closedText} />;
    case 'ended':
      return <Shut title={say.endedTitle} text={say.endedText} />;
    case 'cancelled':
      return <Shut title={say.cancelledTitle} text={say.cancelledText} />;
    case 'draft':
      return null;
    default:
      return unreachable(state);
  }
}

/** When registration opens, in the time of the event. */
export function opening({ opensAt, timeZone }: EventDetails, language: 'nl' | 'en'): [day: string, time: string] {
  if (!opensAt) return ['', ''];
  const time = formatTime(opensAt, timeZone, language);
  return [formatDay(opensAt, timeZone, language), language === 'nl' ? `${time} uur` : time];
}

function Shut({ title, text }: { title: string; text: string }) {
  const { language } = useSite();
  return (
    <Notice tone="off" title={title}>
      <p>{text}</p>
      <p>
        <a href={localPath(language, '/')}>{registrationWords[language].toAgenda}</a>
      </p>
    </Notice>
  );
}
