import { speak } from '#platform';
import { Button, ButtonLink, localPath, Notice, PublicPage, useSite } from '#ui';
import type { Mine } from '../own/my-registrations.js';
import { unsubscribeWords } from './unsubscribe-words.js';

interface UnsubscribePageProps extends Mine {
  /** Where the press goes; `/aan` below it takes it back, where the reader came by the link of their registration. */
  readonly action: string;
  /** The reader came by the link of their registration, and goes back there. */
  readonly isOwn: boolean;
  /** A press just did this. */
  readonly done?: 'on' | 'off' | undefined;
}

/** Whether somebody gets reminders and messages of one event. Looking changes nothing: programs follow links, too. */
export function UnsubscribePage({ event, registration, self, action, isOwn, done }: UnsubscribePageProps) {
  const { language } = useSite();
  const say = unsubscribeWords[language];
  const title = speak(event.title, language, event.language);
  const stand = registration.mailOffAt ? 'off' : 'on';
  const back = isOwn ? self : localPath(language, `/${event.slug}`);
  return (
    <PublicPage meta={{ title: say.title[stand] }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.title[stand]}</h1>
        <p class="lead">{say.lead[stand]}</p>
      </div>
      <div class="stack-l narrow mt">
        {done && <Notice tone="ok" title={say.done[done]} status />}
        <p>{say.stays}</p>
        {stand === 'on' || isOwn ? (
          <form method="post" action={stand === 'on' ? action : `${action}/aan`} class="row">
            <input type="hidden" name="van" value="pagina" />
            <Button tone={stand === 'on' ? 'danger' : 'go'}>{say.press[stand === 'on' ? 'off' : 'on']}</Button>
            <ButtonLink href={back}>{isOwn ? say.back : say.toEvent}</ButtonLink>
          </form>
        ) : (
          <>
            <p>{say.onAgain}</p>
            <p>
              <ButtonLink href={back}>{say.toEvent}</ButtonLink>
            </p>
          </>
        )}
      </div>
    </PublicPage>
  );
}
