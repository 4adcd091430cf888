import { Button, ButtonLink, Notice, PublicPage, useSite } from '#ui';
import { digestPageWords } from './digest-words.js';

interface DigestOffPageProps {
  readonly stand: 'on' | 'off';
  /** Where the press goes. */
  readonly action: string;
  /** A press just did this. */
  readonly isDone: boolean;
}

/** Behind the link in a digest, for people. Looking changes nothing: programs follow links, too. It says of whom it is to nobody. */
export function DigestOffPage({ stand, action, isDone }: DigestOffPageProps) {
  const say = digestPageWords[useSite().language];
  return (
    <PublicPage meta={{ title: say.ask[stand] }}>
      <div class="lede">
        <h1>{say.ask[stand]}</h1>
        <p class="lead">{say.lead[stand]}</p>
      </div>
      <div class="stack-l narrow mt">
        {isDone && <Notice tone="ok" title={say.done} status />}
        <form method="post" action={action} class="row">
          <input type="hidden" name="van" value="pagina" />
          {stand === 'on' && <Button tone="danger">{say.press}</Button>}
          <ButtonLink href="/console/preferences#digest">{say.toPreferences}</ButtonLink>
        </form>
      </div>
    </PublicPage>
  );
}
