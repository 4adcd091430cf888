import { speak } from '#platform';
import { localPath, useSite } from '#ui';
import type { SeriesView } from './series-view.js';
import { seriesWords } from './series-words.js';

/** What this form cannot register for, and why. */
export function Apart({ coming, ownForms }: Pick<SeriesView, 'coming' | 'ownForms'>) {
  const { language } = useSite();
  const say = seriesWords[language];
  const open = coming.filter(
    ({ state, event }) => ownForms.has(event.id) && (state === 'open' || state === 'full_waiting_open'),
  );
  if (open.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="apart">
      <h3 id="apart">{say.apart}</h3>
      <ul>
        {open.map(({ event }) => {
          const title = speak(event.title, language, event.language);
          const reason = ownForms.get(event.id);
          return (
            <li key={event.id}>
              <a href={localPath(language, `/${event.slug}`)} lang={title.language}>
                {title.text}
              </a>{' '}
              <span class="dim small">{reason && say.ownForm[reason]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
