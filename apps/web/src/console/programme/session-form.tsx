import { type EventKind, type Round, SESSION_WAYS } from '#events';
import { formatSpan, LANGUAGES, speak } from '#platform';
import type { ThemeGroup } from '#theme-groups';
import { Choice, ErrorSummary, Field, Select, useSite } from '#ui';
import { type Fields, Stale, useField, WhichOfTwo } from '../form-kit.js';
import { Csrf } from '../frame.js';
import { FormButtons } from './form-buttons.js';
import { programmeFormWords } from './programme-form-words.js';
import type { ProgrammeFormProps } from './round-form.js';

interface SessionFormProps extends ProgrammeFormProps {
  readonly kind: EventKind;
  readonly timeZone: string;
  readonly round: Round;
  /** Groups at work, and the one the session is on. */
  readonly themeGroups: readonly ThemeGroup[];
}

/** A session: what it is about, who leads it, when and where, and for how many. */
export function SessionForm(props: SessionFormProps) {
  const { visitor, action, back, typed, errors = {}, stored, kind, timeZone, round } = props;
  const { language } = useSite();
  const say = programmeFormWords[language];
  const fields = { typed, errors, words: programmeFormWords };
  const field = useField(fields);
  const followed = followRound[language](formatSpan(round.startsAt, round.endsAt, timeZone, language));
  return (
    <form class="form" method="post" action={action}>
      <ErrorSummary errors={errors} />
      {stored && <Stale title={say.staleSession} stored={stored} words={programmeFormWords} />}
      <Csrf visitor={visitor} />
      <input type="hidden" name="seen" value={typed.seen} />
      <div class="pair">
        {LANGUAGES.map((spoken) => (
          <Field key={spoken} {...field(`title.${spoken}`)} lang={spoken} maxlength={300} hideOptional />
        ))}
      </div>
      <div class="pair">
        <Group {...fields} themeGroups={props.themeGroups} />
        <Field {...field('earlyUntil')} type="datetime-local" />
      </div>
      <div class="pair">
        <Field {...field('speakers')} />
        <Field {...field('location')} />
      </div>
      <div class="pair">
        <Field {...field('start')} type="datetime-local" hint={followed} />
        <Field {...field('end')} type="datetime-local" hint={followed} />
      </div>
      <WhichOfTwo name="startDoubled" {...fields} />
      <WhichOfTwo name="endDoubled" {...fields} />
      <Places {...fields} kind={kind} />
      <FormButtons back={back} />
    </form>
  );
}

const followRound = {
  nl: (span: string) => `Leeg: zoals de ronde (${span}).`,
  en: (span: string) => `Empty: as the round (${span}).`,
};

function Group({ themeGroups, ...fields }: Fields & { themeGroups: readonly ThemeGroup[] }) {
  const { language } = useSite();
  const say = programmeFormWords[language];
  const groups = themeGroups.map(({ id, letter, name, retiredAt }) => ({
    value: id,
    label: `${letter}: ${speak(name, language).text}${retiredAt ? ` ${say.retired}` : ''}`,
  }));
  return (
    <Select
      {...useField(fields)('themeGroupId')}
      options={[{ value: '', label: say.noGroup }, ...groups]}
      hideOptional
    />
  );
}

/** Ways of taking part are asked only where there are two. */
function Places({ kind, ...fields }: Fields & { kind: EventKind }) {
  const field = useField(fields);
  const { division } = programmeFormWords[useSite().language];
  const numeric = { inputmode: 'numeric' } as const;
  if (kind !== 'hybrid') return <Field {...field('capacity')} {...numeric} />;
  const options = SESSION_WAYS.map((value) => ({ value, ...division[value] }));
  return (
    <>
      <Choice {...field('places')} value={fields.typed.places || 'together'} options={options} required />
      <div class="pair">
        <div class="if-together">
          <Field {...field('capacity')} {...numeric} />
        </div>
        <div class="if-online">
          <Field {...field('capacityOnline')} {...numeric} />
        </div>
        <div class="if-on-site">
          <Field {...field('capacityOnSite')} {...numeric} />
        </div>
      </div>
    </>
  );
}
