import { type Doubled, LANGUAGES, type Language, type LocalText } from '#platform';
import { Choice, type FieldErrors, Notice, useSite } from '#ui';
import type { Typed } from './asked.js';
import { Rows } from './rows.js';

/** Labels and hints of a form by the name of the field. */
export interface FormWords {
  readonly labels: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, string>>;
}

/** What was typed in a form, and what was wrong with it. */
export interface Fields {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly words: Readonly<Record<Language, FormWords>>;
}

interface KitWords {
  readonly inLanguage: Readonly<Record<Language, string>>;
  readonly doubled: Readonly<Record<Doubled, string>>;
  readonly staleText: string;
  readonly staleFields: string;
  readonly empty: string;
}

const kitWords: Record<Language, KitWords> = {
  nl: {
    inLanguage: { nl: 'Nederlands', en: 'Engels' },
    doubled: { earlier: 'De eerste keer (zomertijd)', later: 'De tweede keer (wintertijd)' },
    staleText: 'Wat jij typte staat hieronder. Bewaar je nog een keer, dan geldt jouw versie.',
    staleFields: 'Dit staat er nu, en is bij jou anders:',
    empty: '(leeg)',
  },
  en: {
    inLanguage: { nl: 'Dutch', en: 'English' },
    doubled: { earlier: 'The first time (summer time)', later: 'The second time (winter time)' },
    staleText: 'What you typed is below. Save once more and your version counts.',
    staleFields: 'This is stored now, and differs from yours:',
    empty: '(empty)',
  },
};

/** Label of a field by its name in the form: `title.nl` is "Titel (Nederlands)". */
export function labelOf(field: string, words: Fields['words'], language: Language): string {
  const [name = '', spoken] = field.split('.');
  const label = words[language].labels[name] ?? name;
  return spoken === 'nl' || spoken === 'en' ? `${label} (${kitWords[language].inLanguage[spoken]})` : label;
}

/** What a field of a form always needs, by its name. */
export function useField({ typed, errors, words }: Fields) {
  const { language } = useSite();
  return (name: string) => ({
    name,
    label: labelOf(name, words, language),
    value: typed[name] ?? '',
    error: errors[name],
    hint: words[language].hints[name.split('.')[0] ?? ''],
  });
}

/** Only asked when the clock goes back and a time happens twice. */
export function WhichOfTwo({ name, ...fields }: Fields & { name: 'startDoubled' | 'endDoubled' }) {
  const field = useField(fields)(name);
  const { doubled } = kitWords[useSite().language];
  if (!field.error && !field.value) return null;
  const options = (['earlier', 'later'] as const).map((value) => ({ value, label: doubled[value] }));
  return <Choice {...field} options={options} required />;
}

/** Somebody else changed the same thing meanwhile: what is stored now where it differs. */
export function Stale(props: { title: string; stored: Typed; words: Fields['words'] }) {
  const { language } = useSite();
  const say = kitWords[language];
  const stored = Object.entries(props.stored);
  return (
    <Notice tone="wait" title={props.title} status>
      <p>{say.staleText}</p>
      {stored.length > 0 && <p>{say.staleFields}</p>}
      <Rows
        items={stored.map(([name, value]) => ({
          term: labelOf(name, props.words, language),
          children: <a href={`#${name}`}>{value ? beginning(value) : say.empty}</a>,
        }))}
      />
    </Notice>
  );
}

/** Enough of a long text to recognise it. */
function beginning(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text;
}

/** A text in two languages as its fields would have been typed: `title.nl` and `title.en`. */
export function spread(name: string, text: LocalText): Typed {
  return Object.fromEntries(LANGUAGES.map((spoken) => [`${name}.${spoken}`, text[spoken] ?? '']));
}

/** Names of fields that differ between what was typed and what is stored now. */
export function differing(typed: Typed, stored: Typed): Typed {
  const same = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) => name !== 'seen' && same(typed[name]) !== same(value)),
  );
}

/** Fields that say what a press meant, not what was typed. */
const PRESSES = new Set(['csrf', 'confirmed', 'back']);

/** A form carried along unseen, so that nothing typed is lost while a question is asked. */
export function Carried({ typed }: { typed: Typed }) {
  return (
    <>
      {Object.entries(typed)
        .filter(([name]) => !PRESSES.has(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
