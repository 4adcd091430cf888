import type { MessagePreview, WrittenMessage } from '#messages';
import { ButtonLink, EmptyState, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { MailTabs } from '../mail-plan/mail-tabs.js';
import type { Visitor } from '../signed-in.js';
import { sendingWords } from './sending-words.js';

interface PreviewPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly message: WrittenMessage;
  /** Absent where nobody (else) is in the audience. */
  readonly preview: MessagePreview | undefined;
  readonly isFirst: boolean;
}

/** A message as one of its people would read it, one after the other. */
export function PreviewPage({ visitor, view: { event, state }, message, preview, isFirst }: PreviewPageProps) {
  const say = sendingWords[useSite().language];
  const path = eventPath(event, `/messages/${message.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email">
      <MailTabs event={event} current="messages" />
      <p>
        <a href={path}>{say.toDraft}</a>
      </p>
      {preview ? (
        <Letter preview={preview} title={say.previewOf(preview.to.name)} />
      ) : (
        <EmptyState title={isFirst ? say.nobody : say.nobodyLeft} />
      )}
      <p class="row">
        {preview && (
          <ButtonLink icon="arrow-right" href={`${path}/preview?after=${preview.to.place}`}>
            {say.another}
          </ButtonLink>
        )}
        {!isFirst && <ButtonLink href={`${path}/preview`}>{say.first}</ButtonLink>}
      </p>
    </EventFrame>
  );
}

/** What one person reads: the plain-text twin, with the same words. */
export function Letter({ preview: { to, mail }, title }: { readonly preview: MessagePreview; readonly title: string }) {
  const say = sendingWords[useSite().language];
  return (
    <section class="stack" aria-labelledby="letter">
      <h2 id="letter">{title}</h2>
      <p class="dim">{say.links}</p>
      <div class="prose" lang={to.language}>
        <h3>{mail.subject}</h3>
        <pre>{mail.text}</pre>
      </div>
    </section>
  );
}
