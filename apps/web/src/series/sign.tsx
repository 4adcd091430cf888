import { ButtonLink, type FieldErrors, localPath, Notice, useSite } from '#ui';
import { registrationWords } from '../registrations/form/registration-words.js';
import { Apart } from './apart.js';
import { OutcomeList } from './outcome-list.js';
import type { Outcome } from './register-for-all.js';
import { type FilledSeries, SeriesForm } from './series-form.js';
import type { SeriesView } from './series-view.js';
import { seriesWords } from './series-words.js';

export interface SignProps {
  readonly view: SeriesView;
  readonly filled?: FilledSeries;
  readonly errors?: FieldErrors;
  /** What became of each event so far, where some desks could not keep up. */
  readonly soFar?: ReadonlyMap<string, Outcome>;
}

/** The form of the series in its card, with what it cannot register for. */
export function Sign({ view, filled, errors, soFar }: SignProps) {
  const { language } = useSite();
  const say = seriesWords[language];
  return (
    <section class="sheet form-card" id="aanmelden" aria-labelledby="register">
      <h2 id="register">{say.heading}</h2>
      <p class="dim small">{say.intro}</p>
      {soFar && (
        <Notice tone="wait" title={say.partlyTitle} status>
          <p>{say.partlyText}</p>
        </Notice>
      )}
      {soFar && <OutcomeList view={view} outcomes={soFar} />}
      <SeriesForm view={view} filled={filled} errors={errors} />
      <Apart {...view} />
      <p class="small dim">
        {registrationWords[language].alreadyIn}{' '}
        <a href={localPath(language, '/link-kwijt')}>{registrationWords[language].lostLink}</a>
      </p>
    </section>
  );
}

/** On a phone the form is far down; this bar keeps it one press away. */
export function SignBar() {
  const say = seriesWords[useSite().language];
  return (
    <div class="sign-bar">
      <span>{say.bar}</span>
      <ButtonLink tone="go" href="#aanmelden">
        {say.heading}
      </ButtonLink>
    </div>
  );
}
