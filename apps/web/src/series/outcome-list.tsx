import { formatDay, speak } from '#platform';
import { localPath, Tag, useSite } from '#ui';
import { outcomeWords } from './outcome-words.js';
import type { Outcome } from './register-for-all.js';
import type { SeriesView } from './series-view.js';

interface OutcomeListProps {
  readonly view: Pick<SeriesView, 'coming' | 'past'>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** What became of each event that was ticked. The very same for a new and for a known address. */
export function OutcomeList({ view: { coming, past }, outcomes }: OutcomeListProps) {
  const { language } = useSite();
  const rows = [...past, ...coming].filter(({ event }) => outcomes.has(event.id));
  return (
    <ul class="outcomes">
      {rows.map(({ event }) => {
        const title = speak(event.title, language, event.language);
        const { tone, tag, text } = outcomeWords[language][outcomes.get(event.id) ?? 'own_form'];
        return (
          <li key={event.id}>
            <div class="fill-x">
              <a href={localPath(language, `/${event.slug}`)} lang={title.language}>
                {title.text}
              </a>
              <p class="dim small">
                {formatDay(event.startsAt, event.timeZone, language)}
                {text && `. ${text}`}
              </p>
            </div>
            <Tag tone={tone}>{tag}</Tag>
          </li>
        );
      })}
    </ul>
  );
}
