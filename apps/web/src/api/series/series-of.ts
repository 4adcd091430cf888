import { Inject, Injectable } from '@nestjs/common';
import { AllSeries, ownFormsOf, type Series, type SeriesEvents } from '#events';
import { CLOCK, type Clock, Database, NotFound } from '#platform';

/** Finds what a path names among series. */
@Injectable()
export class SeriesOf {
  constructor(
    private readonly series: AllSeries,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Also one of which nothing is published. @throws {NotFound} */
  async slug(slug: string): Promise<Series> {
    const series = await this.series.findInside(slug);
    if (!series) throw new NotFound('series');
    return series;
  }

  /** With its events as the public sees them. @throws {NotFound} while none of them is published. */
  async shown(slug: string) {
    const shown = await this.series.findShown(slug);
    if (!shown) throw new NotFound('series');
    return { ...shown, ownForms: await this.#ownForms(shown.events) };
  }

  /** With all its events, drafts and unlisted ones too. @throws {NotFound} */
  async inside(slug: string) {
    const series = await this.slug(slug);
    const rows = await this.series.eventsOf(series.id);
    const now = this.clock.now();
    const events = {
      coming: rows.filter(({ event }) => event.endsAt > now),
      past: rows.filter(({ event }) => event.endsAt <= now).toReversed(),
    };
    return { series, events, ownForms: await this.#ownForms(events) };
  }

  #ownForms({ coming }: SeriesEvents) {
    return ownFormsOf(
      this.database.read,
      coming.map(({ event }) => event.id),
    );
  }
}
