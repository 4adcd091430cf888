import type { EventDetails } from '#events';
import { speak } from '#platform';
import { ButtonLink, PublicPage, useSite } from '#ui';
import { joinWords } from './join-words.js';

/**
 * The last page of ours before the room. A redirect straight from the post would cross to another origin, which
 * `form-action 'self'` forbids; so this page goes on by itself, and shows the link for browsers that do not.
 */
export function RoomPage({ event, roomUrl, self }: { event: EventDetails; roomUrl: string | undefined; self: string }) {
  const { language } = useSite();
  const say = joinWords[language];
  const title = speak(event.title, language, event.language);
  return (
    <PublicPage meta={{ title: `${roomUrl ? say.roomTitle : say.noRoomTitle}: ${title.text}`, goesTo: roomUrl }}>
      <div class="plain">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{roomUrl ? say.roomTitle : say.noRoomTitle}</h1>
        <p class="lead">{roomUrl ? say.roomText : say.noRoomText}</p>
        <p>
          {roomUrl ? (
            <ButtonLink tone="go" icon="external-link" href={roomUrl}>
              {say.roomLink}
            </ButtonLink>
          ) : (
            <ButtonLink href={self}>{say.refresh}</ButtonLink>
          )}
        </p>
      </div>
    </PublicPage>
  );
}
