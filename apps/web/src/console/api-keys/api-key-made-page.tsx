import { ButtonLink, useSite } from '#ui';
import { ConsoleFrame } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { apiKeyWords } from './api-key-words.js';

/** The one time that a key is shown. No address leads here: whoever leaves the page cannot come back to it. */
export function ApiKeyMadePage({ visitor, value }: { visitor: Visitor; value: string }) {
  const say = apiKeyWords[useSite().language];
  return (
    <ConsoleFrame visitor={visitor} title={say.madeTitle} current="preferences">
      <p>{say.madeText}</p>
      <p class="sheet">
        <code>{value}</code>
      </p>
      <p>
        <ButtonLink href="/console/api-keys">{say.back}</ButtonLink>
      </p>
    </ConsoleFrame>
  );
}
