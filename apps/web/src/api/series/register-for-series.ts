import { Injectable } from '@nestjs/common';
import type { ListedEvent } from '#events';
import { Secrets } from '#platform';
import { Registrations } from '#registrations';
import { registrationWords } from '../../registrations/form/registration-words.js';
import { groupOf, verdictsForAll } from '../../series/register-for-all.js';
import { hasWays } from '../../series/series-view.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody, refused } from '../answering/read-body.js';
import type { SeriesOf } from './series-of.js';
import { SeriesRegistration } from './series-schemas.js';
import type { Became } from './tell-series.js';

const { problems: SAY } = registrationWords.en;

type Shown = Awaited<ReturnType<SeriesOf['shown']>>;

/** Registers one person for several events of a series, by the verb of its page. */
@Injectable()
export class RegisterForSeries {
  constructor(
    private readonly registrations: Registrations,
    private readonly secrets: Secrets,
  ) {}

  /**
   * In the order in which they were asked for. Sent again, it finds its own registrations.
   * @throws {ApiProblem} 422; 503 where a desk was busy, with what became of the others.
   */
  async register(shown: Shown, sent: unknown, tell: (became: readonly Became[]) => object): Promise<Became[]> {
    const { events: slugs, language = shown.series.language, ...person } = readBody(SeriesRegistration, sent, SAY);
    const rows = rowsOf(shown, slugs);
    if (hasWays(rows) && !person.attends)
      throw refused([{ pointer: '/attends', code: 'attends_missing', detail: SAY.attends_missing }]);
    const input = { ...person, sessions: [] };
    const groupId = groupOf(this.secrets, shown.series.id, input);
    const asked = rows.filter(({ event }) => !shown.ownForms.has(event.id)).map(({ event }) => event);
    const about = { input, language, groupId, source: 'api' } as const;
    const verdicts = await verdictsForAll(this.registrations, asked, about);
    const became = rows.flatMap((row): Became[] => {
      const said = verdicts.get(row.event.id) ?? 'own_form';
      return said === 'busy' ? [] : [{ row, said }];
    });
    if (became.length === rows.length) return became;
    throw new ApiProblem(503, 'busy', { detail: 'Not everything was done: send it again', extra: tell(became) });
  }
}

/** @throws {ApiProblem} 422 for what is no coming event of the series; one that is not shown looks like one that is not there. */
function rowsOf({ events }: Shown, slugs: readonly string[]): ListedEvent[] {
  const coming = new Map(events.coming.map((row) => [row.event.slug, row]));
  const unknown = slugs.flatMap((slug, i) =>
    coming.has(slug) ? [] : [{ pointer: `/events/${i}`, detail: 'This is no coming event of this series' }],
  );
  if (unknown.length > 0) throw refused(unknown);
  return slugs.flatMap((slug) => coming.get(slug) ?? []);
}
