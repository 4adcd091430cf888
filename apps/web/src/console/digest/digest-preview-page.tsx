import type { Message } from '#mail';
import { ButtonLink, EmptyState, useSite } from '#ui';
import { ConsoleFrame } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { DIGEST_PATH } from './digest-form.js';
import { digestPageWords } from './digest-words.js';

/** A digest as it would be now. */
export interface DigestPreview {
  /** Since the last one; of the last seven days where nothing is new. */
  readonly of: 'now' | 'lastWeek';
  /** Absent when there is nothing to tell. */
  readonly mail: Message | undefined;
}

/** What an organiser would be mailed, by what really writes it. */
export function DigestPreviewPage({ visitor, of, mail }: DigestPreview & { visitor: Visitor }) {
  const { language } = useSite();
  const say = digestPageWords[language];
  return (
    <ConsoleFrame visitor={visitor} title={say.title} current="preferences">
      <p>
        <a href="/console/preferences#digest">{say.back}</a>
      </p>
      {mail ? (
        <section class="stack" aria-labelledby="letter">
          <p>{say[of]}</p>
          <p>
            <ButtonLink icon="mail" href={`${DIGEST_PATH}/letter`}>
              {say.asHtml}
            </ButtonLink>
          </p>
          <div class="prose">
            <h2 id="letter">{mail.subject}</h2>
            <pre>{mail.text}</pre>
          </div>
        </section>
      ) : (
        <EmptyState title={say.nothing}>{say.nothingHint}</EmptyState>
      )}
    </ConsoleFrame>
  );
}
