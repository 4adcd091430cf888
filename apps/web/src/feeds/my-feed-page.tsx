import { Button, ButtonLink, Notice, PublicPage, useSite } from '#ui';
import { feedWords } from './feed-words.js';
import { myFeedWords } from './my-feed-words.js';

interface MyFeedPageProps {
  /** Path of this page, which is a key. */
  readonly self: string;
}

/** Somebody's own calendar subscription, by the link that was mailed to them. */
export function MyFeedPage({ self }: MyFeedPageProps) {
  const { language, origin } = useSite();
  const [say, words] = [myFeedWords[language], feedWords[language]];
  const url = `${origin}${self}/agenda.ics`;
  return (
    <PublicPage meta={{ title: say.title }} otherPath={self.replace(/^\/en(?=\/)/, '')}>
      <div class="plain">
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
        <p>
          <ButtonLink tone="go" icon="calendar-plus" href={url.replace(/^https?:/, 'webcal:')}>
            {words.open}
          </ButtonLink>
        </p>
        <p class="small breaks">
          {words.address}: {url}
        </p>
        <p class="small dim">{words.slow}</p>
        <section class="stack" aria-labelledby="revoke">
          <h2 id="revoke">{say.revokeTitle}</h2>
          <p>{say.revokeText}</p>
          <form method="post" action={`${self}/intrekken`}>
            <Button tone="danger">{say.revoke}</Button>
          </form>
        </section>
      </div>
    </PublicPage>
  );
}

/** By the link of one registration: the link of all of them goes to the address by mail, and is not shown here. */
export function AskFeedPage({ self, stand }: { readonly self: string; readonly stand: string | undefined }) {
  const { language } = useSite();
  const say = myFeedWords[language];
  return (
    <PublicPage meta={{ title: say.title }}>
      <div class="plain">
        <h1>{say.title}</h1>
        {stand === 'gemaild' && (
          <Notice tone="ok" title={say.mailed} status>
            <p>{say.mailedText}</p>
          </Notice>
        )}
        {stand === 'ingetrokken' && <Notice tone="ok" title={say.revoked} status />}
        <p class="lead">{say.askLead}</p>
        <p>{say.askText}</p>
        <form class="row" method="post" action={`${self}/abonnement`}>
          <Button tone="go" icon="mail" name="doe" value="mailen">
            {say.ask}
          </Button>
          <Button name="doe" value="intrekken">
            {say.revoke}
          </Button>
        </form>
        <p>
          <ButtonLink href={self}>{say.back}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}

/** After revoking by the link itself, which opens nothing any more. */
export function FeedRevokedPage() {
  const { language } = useSite();
  const say = myFeedWords[language];
  return (
    <PublicPage meta={{ title: say.revoked }} otherPath="/agenda/volgen">
      <div class="plain">
        <h1>{say.revoked}</h1>
        <p class="lead">{say.revokedText}</p>
      </div>
    </PublicPage>
  );
}
