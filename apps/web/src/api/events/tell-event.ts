import type { z } from 'zod';
import { eventPlaces, type ListedEvent, type Pool, type ProgrammeSession } from '#events';
import type { Question } from '#questions';
import { isEarly } from '../../events/early.js';
import type { EventView } from '../../events/event-views.js';
import type { EventDetail, EventSummary } from './event-schemas.js';

/** An event in a list. The room is never told: that address is for who registered. */
export function tellEvent({ event, pools, state }: ListedEvent, origin: string): z.input<typeof EventSummary> {
  const { slug, status, kind, visibility, title, summary, language, timeZone, location } = event;
  const { capacity, taken, waiting } = eventPlaces(pools);
  return {
    ...{ slug, url: `${origin}/${slug}`, status, state, kind, visibility, title, summary, language },
    ...{ startsAt: event.startsAt.toISOString(), endsAt: event.endsAt.toISOString(), timeZone, location },
    places: { capacity, free: free(capacity, taken, waiting) },
  };
}

/** An event with everything a form of one's own needs: programme, places and questions. */
export function tellView(view: EventView, origin: string): z.input<typeof EventDetail> {
  const { event, programme } = view;
  return {
    ...tellEvent(view, origin),
    body: event.body,
    opensAt: event.opensAt?.toISOString() ?? null,
    closesAt: event.closesAt?.toISOString() ?? null,
    plenary: programme.plenary.map(tellSession),
    rounds: programme.rounds.map(({ round, sessions }) => ({
      ...{ id: round.id, title: round.title, minChoices: round.minChoices, maxChoices: round.maxChoices },
      ...times(round),
      sessions: sessions.map(tellSession),
    })),
    questions: view.questions.map(tellQuestion),
  };
}

function tellSession(stop: ProgrammeSession) {
  const { session, themeGroup, pools } = stop;
  const { id, code, status, title, speakers, location } = session;
  return {
    ...{ id, code, status, title, speakers, location, ...times(session) },
    themeGroup: themeGroup?.name ?? null,
    places: session.roundId === null ? null : placesOf(pools, isEarly(stop)),
  };
}

function tellQuestion(question: Question) {
  const { id, sessionId, kind, label, help, required, options, shownIfQuestionId, shownIfOption } = question;
  return {
    ...{ id, sessionId, kind, label, help, required },
    options: options.filter((option) => !option.retired).map((option) => ({ id: option.id, label: option.label })),
    shownIf: shownIfQuestionId ? { questionId: shownIfQuestionId, option: shownIfOption ?? '' } : null,
  };
}

const times = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** @param isForMembers none are free for everybody, and a number would tell who is a member. */
function placesOf(pools: readonly Pool[], isForMembers: boolean) {
  const { capacity, taken, waiting } = eventPlaces(pools.map((pool) => ({ ...pool, sessionId: null })));
  return { capacity, free: isForMembers ? 0 : free(capacity, taken, waiting) };
}

/** A place that came free is for who waits. */
function free(capacity: number | null, taken: number, waiting: number): number | null {
  if (capacity === null) return null;
  return waiting > 0 ? 0 : Math.max(0, capacity - taken);
}
