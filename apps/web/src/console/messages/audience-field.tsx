import { type Audience, type AudienceChoices, everyAudience, sayAudience, writeAudience } from '#messages';
import { Select, useSite } from '#ui';
import { messageWords } from './message-words.js';

type Group = keyof (typeof messageWords)['nl']['groups'];

const GROUP_OF: Record<Audience['kind'], Group> = {
  all: 'everybody',
  waiting: 'everybody',
  theme_group: 'themeGroups',
  session: 'sessions',
  answered: 'answers',
  attended: 'after',
  absent: 'after',
  speakers: 'others',
};

const GROUPS = [...new Set(Object.values(GROUP_OF))];

interface AudienceFieldProps {
  readonly choices: AudienceChoices;
  readonly name?: string;
  /** As `writeAudience` writes it. One that is no longer there chooses nothing. */
  readonly value?: string | undefined;
  readonly error?: string | undefined;
}

/** To whom: one list of everything this event has, in groups. Needs no JavaScript. */
export function AudienceField({ choices, name = 'audience', value, error }: AudienceFieldProps) {
  const { language } = useSite();
  const say = messageWords[language];
  const all = everyAudience(choices);
  const options = GROUPS.flatMap((group) =>
    all
      .filter((audience) => GROUP_OF[audience.kind] === group)
      .map((audience) => ({
        value: writeAudience(audience),
        label: sayAudience(audience, choices, language),
        group: say.groups[group],
      })),
  );
  return (
    <Select
      name={name}
      label={say.labels.audience ?? ''}
      hint={say.hints.audience}
      options={[{ value: '', label: say.choose }, ...options]}
      value={value}
      error={error}
      required
    />
  );
}
