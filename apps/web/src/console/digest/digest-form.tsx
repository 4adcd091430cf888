import { DIGEST_RHYTHMS, type DigestRhythm } from '#messages';
import { formatDay, formatTime } from '#platform';
import { Button, Choice, useSite } from '#ui';
import { Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { digestPageWords } from './digest-words.js';

export const DIGEST_PATH = '/console/preferences/digest';

/** How an organiser is told what is new. */
export interface DigestView {
  readonly rhythm: DigestRhythm;
  /** When the next one comes; absent when they are off. */
  readonly next: Date | undefined;
  readonly timeZone: string;
}

/** How often somebody wants to be mailed what is new, and the way to see what that would be. */
export function DigestForm({ visitor, digest }: { visitor: Visitor; digest: DigestView }) {
  const { language } = useSite();
  const say = digestPageWords[language];
  const { rhythm, next, timeZone } = digest;
  const options = DIGEST_RHYTHMS.map((value) => ({ value, label: say.options[value] }));
  return (
    <form id="digest" class="sheet form" method="post" action={DIGEST_PATH}>
      <Choice
        name="rhythm"
        label={say.title}
        hint={visitor.mayEdit ? say.hint : `${say.hint} ${say.numbersOnly}`}
        options={options}
        value={rhythm}
        stacked
        required
      />
      {next && <p>{say.next(formatDay(next, timeZone, language), formatTime(next, timeZone, language))}</p>}
      <Csrf visitor={visitor} />
      <p class="row">
        <Button tone="go" icon="check">
          {say.save}
        </Button>
        <a href={DIGEST_PATH}>{say.see}</a>
      </p>
    </form>
  );
}
