import { LANGUAGES, speak } from '#platform';
import { sealOfThemeGroup, type ThemeGroup } from '#theme-groups';
import { Button, ButtonLink, Choice, ErrorSummary, Field, type FieldErrors, lineClass, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { Stale, spread, useField } from '../form-kit.js';
import { ConsoleFrame, Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { themeGroupWords } from './theme-group-words.js';

interface ThemeGroupFormProps {
  readonly visitor: Visitor;
  /** Absent for a new one. */
  readonly group?: ThemeGroup | undefined;
  readonly typed: Typed;
  readonly errors?: FieldErrors;
  /** What is stored now where somebody else changed it meanwhile. */
  readonly stored?: Typed;
}

/** The form as it would have been typed for this group. */
export function themeGroupValues(group: ThemeGroup): Typed {
  const { letter, hue, name, about } = group;
  return {
    ...spread('name', name),
    ...spread('about', about),
    letter,
    hue: String(hue),
    seen: sealOfThemeGroup(group),
  };
}

/** A theme group: its name and what it works on in both languages, its letter and its colour. */
export function ThemeGroupFormPage({ visitor, group, typed, errors = {}, stored }: ThemeGroupFormProps) {
  const { language } = useSite();
  const say = themeGroupWords[language];
  const field = useField({ typed, errors, words: themeGroupWords });
  const title = group ? speak(group.name, language).text : say.add;
  return (
    <ConsoleFrame visitor={visitor} title={title} current="themeGroups">
      <form
        class="form"
        method="post"
        action={group ? `/console/theme-groups/${group.id}/edit` : '/console/theme-groups'}
      >
        <ErrorSummary errors={errors} />
        {stored && <Stale title={say.staleTitle} stored={stored} words={themeGroupWords} />}
        <Csrf visitor={visitor} />
        <input type="hidden" name="seen" value={typed.seen} />
        <div class="pair">
          {LANGUAGES.map((spoken) => (
            <Field key={spoken} {...field(`name.${spoken}`)} lang={spoken} maxlength={160} hideOptional />
          ))}
        </div>
        <div class="pair">
          {LANGUAGES.map((spoken) => (
            <Field key={spoken} {...field(`about.${spoken}`)} lang={spoken} rows={4} maxlength={800} />
          ))}
        </div>
        <Field {...field('letter')} maxlength={1} required />
        <Choice {...field('hue')} options={hueOptions(typed, say)} required />
        <div class="row">
          <Button tone="go" icon="check">
            {say.save}
          </Button>
          <ButtonLink href="/console/theme-groups">{say.back}</ButtonLink>
        </div>
      </form>
    </ConsoleFrame>
  );
}

/** A dozen colours by name, each shown on the bullet it gives; a hue between them stays as it was. */
function hueOptions({ hue, letter }: Typed, say: (typeof themeGroupWords)['nl']) {
  const named = say.hues.map((label, step) => ({ value: String(step * 30), label }));
  const isKnown = !hue || !/^\d{1,3}$/.test(hue) || named.some(({ value }) => value === hue);
  const all = isKnown ? named : [{ value: hue, label: say.ownHue }, ...named];
  return all.map((option) => ({
    ...option,
    hint: (
      <span class={`bullet ${lineClass(Number(option.value))}`} aria-hidden="true">
        {letter || 'A'}
      </span>
    ),
  }));
}
