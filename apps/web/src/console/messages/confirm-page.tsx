import { type AudienceCount, type MessagePreview, sealOfPress, type WrittenMessage } from '#messages';
import { Button, ButtonLink, Notice, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import { MailTabs } from '../mail-plan/mail-tabs.js';
import type { Visitor } from '../signed-in.js';
import { messageWords } from './message-words.js';
import { Letter } from './preview-page.js';
import { sendingWords } from './sending-words.js';

export interface ConfirmPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly message: WrittenMessage;
  readonly count: AudienceCount;
  /** Who they are, in words. */
  readonly audience: string;
  /** False when the session, group or question that it is about is gone. */
  readonly isThere: boolean;
  readonly preview: MessagePreview | undefined;
  /** It was pressed, but was no longer as the page had said. */
  readonly isRestated?: boolean;
}

/** Before many people are mailed: to how many, to whom, and what. The form carries a seal of just that. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { visitor, view, message, count, audience, isThere, preview, isRestated = false } = props;
  const { event, state } = view;
  const { language } = useSite();
  const say = sendingWords[language];
  const people = messageWords[language].people;
  const path = eventPath(event, `/messages/${message.id}`);
  const maySend = isThere && count.people > 0;
  const title = maySend ? say.confirmTitle(people(count.people)) : isThere ? say.nobody : say.goneTitle;
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email">
      <MailTabs event={event} current="messages" />
      {isRestated && (
        <Notice tone="wait" title={say.restated} status>
          <p>{say.restatedText}</p>
        </Notice>
      )}
      <section class="stack" aria-labelledby="ask">
        <h2 id="ask">{title}</h2>
        {isThere && <p>{audience}</p>}
        {!maySend && <p>{isThere ? say.nobodyText : say.goneText}</p>}
        {count.off > 0 && <p>{say.off(people(count.off), count.off === 1)}</p>}
        {maySend && state === 'cancelled' && <p>{say.cancelled}</p>}
        {maySend && state === 'ended' && <p>{say.over}</p>}
        {maySend && <p>{say.once}</p>}
        <form class="row" method="post" action={`${path}/sending`}>
          <Csrf visitor={visitor} />
          <input type="hidden" name="seen" value={sealOfPress(message, count)} />
          {maySend && (
            <Button tone="go" icon="send">
              {say.yes(people(count.people))}
            </Button>
          )}
          <ButtonLink href={path}>{say.no}</ButtonLink>
        </form>
      </section>
      {maySend && preview && <Letter preview={preview} title={say.example(preview.to.name)} />}
    </EventFrame>
  );
}
