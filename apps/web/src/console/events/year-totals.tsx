import type { YearFigures } from '#statistics';
import { Figures, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { eventListWords } from './event-list-words.js';

/** What a year brought, with the way to other years. Only events that are over count. */
export function YearTotals({ figures, years }: { figures: YearFigures; years: readonly number[] }) {
  const say = eventListWords[useSite().language];
  const { year, events, registered, attended, people, returning, organisations } = figures;
  const share = registered > 0 ? say.ofRegistered(registered, Math.round((100 * attended) / registered)) : undefined;
  return (
    <section class="stack" aria-labelledby="year">
      <div class="row">
        <h2 id="year">{say.inYear(year)}</h2>
        {years.length > 1 && (
          <nav aria-label={say.years} class="push">
            <ul class="tabs">
              {years.map((other) => (
                <li key={other}>
                  <a
                    href={withQuery('/console', { tab: 'past', year: other })}
                    aria-current={other === year ? 'page' : undefined}
                  >
                    {other}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      <Figures
        items={[
          { label: say.heldEvents, value: events },
          { label: say.attended, value: attended, note: share },
          { label: say.people, value: people, note: say.returning(returning) },
          { label: say.organisations, value: organisations },
        ]}
      />
    </section>
  );
}
