import type { z } from 'zod';
import { type ListedEvent, type OwnForm, type Series, type SeriesEvents, sealOfSeries } from '#events';
import { unreachable } from '#platform';
import { publicAnswer, type Verdict } from '#registrations';
import { tellEvent } from '../events/tell-event.js';
import type { SeriesDetail, SeriesReceived, SeriesSummary, SeriesVerdicts } from './series-schemas.js';

/** A series in a list. */
export function tellSeries(series: Series, origin: string): z.input<typeof SeriesSummary> {
  const { id, slug, title, summary, language, visibility } = series;
  const url = `${origin}/reeks/${slug}`;
  return { id, slug, url, title, summary, language, visibility, version: sealOfSeries(series) };
}

/** A series with its events. */
export function tellWhole(
  series: Series,
  { coming, past }: SeriesEvents,
  ownForms: ReadonlyMap<string, OwnForm>,
  origin: string,
): z.input<typeof SeriesDetail> {
  return {
    ...tellSeries(series, origin),
    coming: coming.map((row) => ({ ...tellEvent(row, origin), ownForm: ownForms.get(row.event.id) ?? null })),
    past: past.map((row) => tellEvent(row, origin)),
  };
}

/** What became of one event: the verdict, or that it asks more than the series does. */
export interface Became {
  readonly row: ListedEvent;
  readonly said: Verdict | 'own_form';
}

/** For anybody: everything about the person taken out. */
export function tellReceived(became: readonly Became[]): z.input<typeof SeriesReceived> {
  return {
    data: became.map(({ row, said }) => ({
      event: row.event.slug,
      status: said === 'own_form' ? said : publicAnswer(said),
    })),
  };
}

/** For a caller with a key. */
export function tellVerdicts(became: readonly Became[]): z.input<typeof SeriesVerdicts> {
  return { data: became.map(({ row, said }) => ({ event: row.event.slug, ...verdictOf(said) })) };
}

function verdictOf(said: Became['said']): Omit<z.input<typeof SeriesVerdicts>['data'][number], 'event'> {
  if (said === 'own_form') return { status: said, registrationId: null };
  switch (said.kind) {
    case 'confirmed':
    case 'waiting':
    case 'pending':
    case 'known':
      return { status: said.kind, registrationId: said.registrationId };
    case 'sold_out':
    case 'choice_gone':
    case 'not_invited':
    case 'domain_refused':
    case 'closed':
      return { status: said.kind, registrationId: null };
    default:
      return unreachable(said);
  }
}
