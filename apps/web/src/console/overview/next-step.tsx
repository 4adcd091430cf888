import { sayEventProblem } from '#events';
import { Button, ButtonLink, Notice, useSite } from '#ui';
import { Csrf, eventPath } from '../frame.js';
import { isDoorOpen } from './event-figures.js';
import type { OverviewProps } from './overview-props.js';
import { overviewWords } from './overview-words.js';

/** The one thing that matters most now. */
export function NextStep(props: OverviewProps) {
  const { view, roomUrl, visitor, now } = props;
  const { event, state } = view;
  const say = overviewWords[useSite().language];
  if (state === 'cancelled')
    return (
      <Notice tone="bad" title={say.cancelledTitle}>
        <p>{say.cancelledText}</p>
        {visitor.mayEdit && (
          <p class="row mt">
            <ButtonLink href={eventPath(event, '/restoration')} icon="check">
              {say.restore}
            </ButtonLink>
          </p>
        )}
      </Notice>
    );
  if (state === 'draft') return <Draft {...props} />;
  if (state === 'ended') {
    return (
      <Notice tone="off" title={say.over}>
        <p>{say.overText}</p>
        <p class="row mt">
          <ButtonLink href={eventPath(event, '/attendance')} icon="user-check">
            {say.whoCame}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  if (event.kind !== 'on_site' && !roomUrl) {
    return (
      <Notice tone="wait" title={say.roomMissing}>
        <p>{say.roomMissingText}</p>
        {visitor.mayEdit && (
          <p class="row mt">
            <ButtonLink href={eventPath(event, '/edit#roomUrl')} icon="video">
              {say.addRoom}
            </ButtonLink>
          </p>
        )}
      </Notice>
    );
  }
  if (isDoorOpen(event, now)) {
    return (
      <Notice tone="now" title={say.now}>
        <p>{say.nowText}</p>
        <p class="row mt">
          <ButtonLink href={eventPath(event, '/attendance')} icon="user-check">
            {say.whoIsIn}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={say.ready}>
      <p>
        {say.readyText} <a href={eventPath(event, '/mail-plan')}>{say.seeReminders}</a>
      </p>
    </Notice>
  );
}

function Draft({ visitor, view: { event }, missing }: OverviewProps) {
  const { language } = useSite();
  const say = overviewWords[language];
  return (
    <Notice tone="info" title={say.draft}>
      <p>{say.draftText}</p>
      {missing.length > 0 && (
        <>
          <p class="mt">{say.missing}</p>
          <ul>
            {missing.map(({ field, code }) => (
              <li key={field}>
                <a href={eventPath(event, `/edit#${field}`)}>{sayEventProblem(code, language)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {visitor.mayEdit && missing.length === 0 && (
        <form class="row mt" method="post" action={eventPath(event, '/publication')}>
          <Csrf visitor={visitor} />
          <Button tone="go" icon="send">
            {say.publish}
          </Button>
        </form>
      )}
    </Notice>
  );
}
