import type { ListedEvent } from '#events';
import { formatShortDay, formatTime, type Language, speak } from '#platform';
import { assetUrl, Button, Check, Choice, ErrorSummary, type FieldErrors, localPath, Notice, useSite } from '#ui';
import { stateTag } from '../events/places.js';
import { PersonFields, SmallPrint } from '../registrations/form/person-fields.js';
import { registrationWords } from '../registrations/form/registration-words.js';
import { hasWays, MOST_AT_ONCE, type SeriesView, tickable } from './series-view.js';
import { seriesWords } from './series-words.js';

/** What somebody filled in, given back as it came. */
export interface FilledSeries {
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly ticks: ReadonlySet<string>;
}

interface SeriesFormProps {
  readonly view: SeriesView;
  readonly filled?: FilledSeries | undefined;
  readonly errors?: FieldErrors | undefined;
}

/** The one form for a whole series: who it is, and which of its events. What is open is ticked. */
export function SeriesForm({ view, filled, errors = {} }: SeriesFormProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const own = seriesWords[language];
  const offered = tickable(view);
  if (offered.length === 0)
    return (
      <Notice tone="off" title={own.closedTitle}>
        <p>{own.closedText}</p>
      </Notice>
    );
  const typed = filled?.typed ?? {};
  const open = offered.filter(({ state }) => state === 'open').slice(0, MOST_AT_ONCE);
  const ticks = filled?.ticks ?? new Set(open.map(({ event }) => event.id));
  return (
    <form class="form" method="post" action={localPath(language, `/reeks/${view.series.slug}/aanmelden`)} noValidate>
      <ErrorSummary errors={errors} />
      <Choice
        name="event"
        label={own.which}
        hint={offered.length > 1 ? own.whichHint : undefined}
        options={offered.map((row) => toOption(row, language))}
        values={[...ticks]}
        error={errors.event}
        required
        many
        stacked
      />
      <PersonFields typed={typed} errors={errors} />
      {hasWays(offered) && (
        <Choice
          name="attends"
          label={say.attends}
          hint={own.attendsHint}
          required
          value={typed.attends}
          options={[
            { value: 'on_site', label: say.onSite },
            { value: 'online', label: say.online },
          ]}
          error={errors.attends}
        />
      )}
      <Check name="listed" label={say.listed} value="on" checked={Boolean(typed.listed)} error={errors.listed} />
      <p>
        <Button tone="go" wide>
          {own.send}
        </Button>
      </p>
      <SmallPrint notice={own.notice} />
      <script src={assetUrl('site.js')} defer />
    </form>
  );
}

/** "Leerkring 3", and below it "18 mrt, 14.00 uur. Nog 3 plekken". */
function toOption({ event, state, pools }: ListedEvent, language: Language) {
  const { text } = speak(event.title, language, event.language);
  const day = formatShortDay(event.startsAt, event.timeZone, language);
  const time = formatTime(event.startsAt, event.timeZone, language) + (language === 'nl' ? ' uur' : '');
  const tag = stateTag(state, event, pools, language);
  const remark = tag && tag.tone !== 'ok' ? `. ${tag.text}` : '';
  return { value: event.id, label: text, hint: `${day}, ${time}${remark}` };
}
