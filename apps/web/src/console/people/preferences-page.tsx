import { LANGUAGES } from '#platform';
import { Button, ButtonLink, Choice, useSite } from '#ui';
import { apiKeyWords } from '../api-keys/api-key-words.js';
import { consoleWords } from '../console-words.js';
import { DigestForm, type DigestView } from '../digest/digest-form.js';
import type { Done } from '../done-words.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { peopleWords } from './people-words.js';

interface PreferencesPageProps {
  readonly visitor: Visitor;
  readonly digest: DigestView;
  readonly done?: Done | undefined;
}

/** What an organiser may choose for themselves. */
export function PreferencesPage({ visitor, digest, done }: PreferencesPageProps) {
  const { language } = useSite();
  const say = peopleWords[language];
  const options = LANGUAGES.map((value) => ({ value, label: consoleWords[language].languages[value] }));
  return (
    <ConsoleFrame visitor={visitor} title={consoleWords[language].preferences} current="preferences" done={done}>
      <p>
        {say.address} <strong>{visitor.organiser.email}</strong>.
      </p>
      <form class="sheet form" method="post" action="/console/preferences">
        <Choice
          name="language"
          label={say.consoleLanguage}
          hint={say.preferencesText}
          options={options}
          value={language}
          required
        />
        <Csrf visitor={visitor} />
        <Button tone="go" icon="check">
          {say.save}
        </Button>
      </form>
      <DigestForm visitor={visitor} digest={digest} />
      {visitor.mayEdit && (
        <p>
          <ButtonLink href="/console/api-keys">{apiKeyWords[language].title}</ButtonLink>
        </p>
      )}
    </ConsoleFrame>
  );
}
