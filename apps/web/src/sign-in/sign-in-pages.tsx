import type { ComponentChildren } from 'preact';
import { Button, ButtonLink, ErrorSummary, Field, localPath, Notice, PublicPage, useSite } from '#ui';
import { signInWords } from './sign-in-words.js';

/** Path of the sign-in page without its language. */
export const SIGN_IN = '/console/inloggen';

interface SignInPageProps {
  /** What was typed, after a mistake. */
  readonly email?: string;
  readonly error?: string;
  /** Why this page shows instead of the one that was wanted. */
  readonly because?: 'useless_link' | 'signed_out' | undefined;
}

/** Where organisers ask for a link. Shows the same whether an address is known or not. */
export function SignInPage({ email, error, because }: SignInPageProps) {
  const { language } = useSite();
  const say = signInWords[language];
  return (
    <Shell title={say.title} otherPath={SIGN_IN}>
      {because === 'useless_link' && (
        <Notice tone="bad" title={say.uselessTitle} status>
          <p>{say.uselessText}</p>
        </Notice>
      )}
      {because === 'signed_out' && <Notice tone="ok" title={say.signedOut} status />}
      <p>{say.intro}</p>
      <form class="sheet form" method="post" action={localPath(language, SIGN_IN)}>
        {error && <ErrorSummary errors={{ email: error }} />}
        <Field name="email" type="email" autocomplete="email" label={say.email} value={email} error={error} required />
        <Button tone="go" wide icon="mail">
          {say.ask}
        </Button>
      </form>
    </Shell>
  );
}

/** The answer to every address. */
export function LinkSentPage() {
  const { language } = useSite();
  const say = signInWords[language];
  return (
    <Shell title={say.sentTitle}>
      <p class="lead">{say.sentText}</p>
      <p class="dim">{say.sentWait}</p>
      <p>
        <ButtonLink href={localPath(language, SIGN_IN)}>{say.again}</ButtonLink>
      </p>
    </Shell>
  );
}

/** What a link opens. It asks for a press, because mail scanners open links too. */
export function EnterPage({ code }: { code: string }) {
  const { language } = useSite();
  const say = signInWords[language];
  return (
    <Shell title={say.enterTitle}>
      <p class="lead">{say.enterText}</p>
      <form method="post" action={localPath(language, `${SIGN_IN}/${encodeURIComponent(code)}`)}>
        <Button tone="go" icon="arrow-right">
          {say.enter}
        </Button>
      </form>
    </Shell>
  );
}

interface ShellProps {
  readonly title: string;
  /** The page in the other language; absent when it is this same path. */
  readonly otherPath?: string;
  readonly children: ComponentChildren;
}

function Shell({ title, otherPath, children }: ShellProps) {
  return (
    <PublicPage meta={{ title }} {...(otherPath && { otherPath })}>
      <div class="plain">
        <h1>{title}</h1>
        {children}
      </div>
    </PublicPage>
  );
}
