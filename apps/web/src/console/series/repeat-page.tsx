import { type RepeatDay, RHYTHMS, type Series } from '#events';
import { cityOf, formatDay, formatSpan, type Language, speak } from '#platform';
import { Button, ButtonLink, Check, Choice, ErrorSummary, Field, type FieldErrors, useSite } from '#ui';
import type { Typed } from '../asked.js';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { repeatWords } from './repeat-words.js';

interface RepeatPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly series: Series | undefined;
  readonly typed: Typed;
  readonly errors?: FieldErrors;
  /** The days that were asked for; absent until then. */
  readonly days?: readonly RepeatDay[] | undefined;
  /** Those that are ticked. */
  readonly ticked?: ReadonlySet<string>;
  readonly now: Date;
}

/** More of one event: how often, and then on which days. Nothing is written until the days are confirmed. */
export function RepeatPage(props: RepeatPageProps) {
  const { visitor, view, series, typed, errors = {}, days } = props;
  const { language } = useSite();
  const say = repeatWords[language];
  const { event, state } = view;
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="overview">
      <section class="stack" aria-labelledby="repeat">
        <h2 id="repeat">{say.title}</h2>
        <p>{say.intro}</p>
        <p>{series ? say.inSeries(speak(series.title, language, series.language).text) : say.noSeries}</p>
        <form class="form" method="get" action={eventPath(event, '/repeat')}>
          <ErrorSummary errors={errors} />
          <Choice
            name="rhythm"
            label={say.rhythm}
            value={typed.rhythm || 'weekly'}
            options={RHYTHMS.map((value) => ({ value, ...say.rhythms[value] }))}
            required
          />
          <Field
            name="count"
            label={say.count}
            hint={say.countHint}
            inputmode="numeric"
            maxlength={2}
            value={typed.count ?? '5'}
            error={errors.count}
            hideOptional
          />
          <Check
            name="numbered"
            label={say.numbered}
            hint={say.numberedHint}
            checked={days === undefined || typed.numbered === 'yes'}
          />
          <div class="row">
            <Button tone={days ? undefined : 'go'}>{say.preview}</Button>
            <ButtonLink href={eventPath(event)}>{say.back}</ButtonLink>
          </div>
        </form>
      </section>
      {days && <Days {...props} days={days} />}
    </EventFrame>
  );
}

function Days({
  visitor,
  view: { event },
  typed,
  errors = {},
  days,
  ticked,
  now,
}: RepeatPageProps & { days: readonly RepeatDay[] }) {
  const { language } = useSite();
  const say = repeatWords[language];
  return (
    <section class="stack" aria-labelledby="days">
      <h2 id="days">{say.daysTitle}</h2>
      <p>{say.daysText}</p>
      <form class="form" method="post" action={eventPath(event, '/repeat')}>
        <Csrf visitor={visitor} />
        {['rhythm', 'count', 'numbered'].map((name) => (
          <input key={name} type="hidden" name={name} value={typed[name]} />
        ))}
        <Choice
          name="day"
          label={say.days}
          options={days.map((day) => toOption(day, event.timeZone, now, language))}
          values={[...(ticked ?? untaken(days, now))]}
          error={errors.day}
          required
          many
          stacked
        />
        <Button tone="go" icon="check">
          {say.make}
        </Button>
      </form>
    </section>
  );
}

/** A day that has one already, or has passed, is offered but not ticked. */
function untaken(days: readonly RepeatDay[], now: Date): Set<string> {
  return new Set(days.filter(({ isTaken, startsAt }) => !isTaken && startsAt > now).map(({ day }) => day));
}

function toOption({ day, startsAt, endsAt, isTaken }: RepeatDay, timeZone: string, now: Date, language: Language) {
  const say = repeatWords[language];
  const times = say.times(formatSpan(startsAt, endsAt, timeZone, language), cityOf(timeZone, language));
  const remark = isTaken ? say.taken : startsAt <= now ? say.over : undefined;
  return { value: day, label: formatDay(startsAt, timeZone, language), hint: remark ? `${times}. ${remark}.` : times };
}
