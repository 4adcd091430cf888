import type { Language } from '#platform';
import { Button, ErrorSummary, Field, type FieldErrors, localPath, Notice, PublicPage, useSite } from '#ui';

const words: Record<
  Language,
  {
    title: string;
    lead: string;
    email: string;
    send: string;
    sent: string;
    sentText: string;
    missing: string;
    invalid: string;
  }
> = {
  nl: {
    title: 'Link kwijt',
    lead: 'Vul het adres in waarmee je je hebt aangemeld. We mailen je de links van alle bijeenkomsten die nog komen.',
    email: 'E-mailadres',
    send: 'Stuur mijn links',
    sent: 'Kijk in je mail',
    sentText:
      'Is dit adres aangemeld voor iets wat nog komt, dan is de mail onderweg. We sturen er hooguit één per uur.',
    missing: 'Vul je e-mailadres in',
    invalid: 'Vul een geldig e-mailadres in, bijvoorbeeld naam@voorbeeld.nl',
  },
  en: {
    title: 'Lost your link',
    lead: 'Fill in the address you registered with. We mail you the links of every event that is still to come.',
    email: 'E-mail address',
    send: 'Send my links',
    sent: 'Check your mail',
    sentText:
      'If this address is registered for something that is still to come, a mail is on its way. We send one an hour at most.',
    missing: 'Fill in your e-mail address',
    invalid: 'Fill in a valid e-mail address, such as name@example.org',
  },
};

interface LostLinkPageProps {
  readonly typed?: string;
  readonly problem?: 'missing' | 'invalid';
  readonly isSent?: boolean;
}

/** Mails the links again. The answer is the same for every address, known or not. */
export function LostLinkPage({ typed, problem, isSent = false }: LostLinkPageProps) {
  const { language } = useSite();
  const say = words[language];
  const errors: FieldErrors = problem ? { email: say[problem] } : {};
  return (
    <PublicPage meta={{ title: say.title, languages: ['nl', 'en'] }} current="lost-link">
      <div class="plain">
        <h1>{say.title}</h1>
        {isSent && (
          <Notice tone="ok" title={say.sent} status>
            <p>{say.sentText}</p>
          </Notice>
        )}
        <p class="lead">{say.lead}</p>
        <form class="form narrow" method="post" action={localPath(language, '/link-kwijt')} noValidate>
          <ErrorSummary errors={errors} />
          <Field
            name="email"
            label={say.email}
            type="email"
            inputmode="email"
            required
            autocomplete="email"
            value={typed}
            error={errors.email}
          />
          <p>
            <Button tone="go" icon="mail">
              {say.send}
            </Button>
          </p>
        </form>
      </div>
    </PublicPage>
  );
}
