import { Injectable } from '@nestjs/common';
import { AllSeries, ownFormsOf } from '#events';
import { Database, NotFound } from '#platform';
import type { SeriesView } from './series-view.js';

/** Gathers what the page of a series shows. */
@Injectable()
export class SeriesViews {
  constructor(
    private readonly database: Database,
    private readonly series: AllSeries,
  ) {}

  /** Five queries, however many events. @throws {NotFound} also while none of its events is published. */
  async bySlug(slug: string): Promise<SeriesView> {
    const shown = await this.series.findShown(slug);
    if (!shown) throw new NotFound('series');
    const { series, events } = shown;
    const ids = events.coming.map(({ event }) => event.id);
    return { series, ...events, ownForms: await ownFormsOf(this.database.read, ids) };
  }
}
