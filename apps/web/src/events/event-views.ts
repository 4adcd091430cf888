import { Inject, Injectable } from '@nestjs/common';
import {
  AllSeries,
  type EventDetails,
  type EventState,
  Events,
  eventState,
  type Pool,
  type Programme,
  type SeriesAround,
} from '#events';
import { CLOCK, type Clock, NotFound } from '#platform';
import { type Question, Questions } from '#questions';
import { withoutPastEarly } from './early.js';

/** Everything a public page about an event says. */
export interface EventView {
  readonly event: EventDetails;
  readonly pools: readonly Pool[];
  readonly state: EventState;
  readonly programme: Programme;
  /** What the form asks beside name and address, in order. */
  readonly questions: readonly Question[];
  /** The series it belongs to, with the events before and after it there. */
  readonly around?: SeriesAround | undefined;
}

/** A rush asks for the same event hundreds of times a second; the admission desk looks again under its lock anyway. */
const RECENT_MS = 1000;

/** Gathers what pages about an event show. */
@Injectable()
export class EventViews {
  readonly #recent = new Map<string, { readonly at: number; readonly view: Promise<EventView> }>();

  constructor(
    private readonly events: Events,
    private readonly questions: Questions,
    private readonly series: AllSeries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {NotFound} for an unknown address and for a draft, which has none yet. */
  async bySlug(slug: string): Promise<EventView> {
    const event = await this.events.findBySlug(slug);
    if (!event) throw new NotFound('event');
    return await this.of(event);
  }

  async of(event: EventDetails): Promise<EventView> {
    const pools = await this.events.pools(event.id);
    const now = this.clock.now();
    const programme = withoutPastEarly(await this.events.programme(event.id, pools), event, now);
    const questions = await this.questions.inUse(event.id);
    const around = await this.series.around(event);
    return { event, pools, programme, questions, around, state: eventState(event, pools, now) };
  }

  /** As `bySlug`, but up to a second old: for posts, which are decided elsewhere. */
  recentBySlug(slug: string): Promise<EventView> {
    const known = this.#recent.get(slug);
    if (known && performance.now() - known.at < RECENT_MS) return known.view;
    const view = this.bySlug(slug);
    if (this.#recent.size > 1000) this.#recent.clear(); // slugs that nobody has made cost a stranger nothing to ask for
    this.#recent.set(slug, { at: performance.now(), view });
    view.catch(() => this.#recent.delete(slug));
    return view;
  }

  /** Forgets what is recent, for tests that change the rows behind our back. */
  forget(): void {
    this.#recent.clear();
  }
}
