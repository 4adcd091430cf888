import type { z } from 'zod';
import {
  type EventStatistics as Figures,
  type PersonFigures,
  type ShownTurnout,
  suppressParts,
  suppressSmall,
  suppressTurnout,
  type YearFigures,
} from '#statistics';
import { themeGroupTotals } from '../../console/statistics/theme-group-totals.js';
import { wasNotedPerSession } from '../../console/statistics/turnout.js';
import type { EventStatistics, YearStatistics } from './figures-schemas.js';

/** The figures of an event without those that could point at a person, by the rules of the file that leaves the house. */
export function tellStatistics(figures: Figures, hasTurnout: boolean): z.input<typeof EventStatistics> {
  const { counts, people, roles, ways, sessions } = figures;
  const shown = (turnout: ShownTurnout, isNoted = hasTurnout) => ({
    confirmed: turnout.confirmed,
    attended: isNoted ? turnout.attended : null,
  });
  const perSession = suppressParts(sessions, ({ themeGroup }) => themeGroup?.id);
  const isNoted = hasTurnout && wasNotedPerSession(sessions);
  return {
    hasTurnout,
    counts: standing(counts),
    turnout: shown(one(people)),
    roles: roles.map(({ role }, i) => ({ role, ...shown(suppressTurnout(roles)[i] ?? NOTHING) })),
    ways: ways.map(({ attends }, i) => ({ attends, ...shown(suppressTurnout(ways)[i] ?? NOTHING) })),
    sessions: sessions.map((session) => {
      const { id, code, title } = session;
      return { id, code, title, ...shown(perSession.parts.get(session) ?? NOTHING, isNoted) };
    }),
    themeGroups: themeGroupTotals(sessions).map(({ id, name }) => ({
      ...{ id, name },
      ...shown(perSession.groups.get(id) ?? NOTHING, isNoted),
    })),
  };
}

const NOTHING: ShownTurnout = { confirmed: null, attended: null };
const one = (figures: PersonFigures): ShownTurnout => suppressTurnout([figures])[0] ?? NOTHING;

function standing({ confirmed, waiting, pending, cancelled }: Figures['counts']) {
  const [c = null, w = null, p = null, x = null] = suppressSmall([confirmed, waiting, pending, cancelled]);
  return { confirmed: c, waiting: w, pending: p, cancelled: x };
}

/** What a year brought, in the same way: of people the ones who came again, of places the ones that were used. */
export function tellYear({ year, events, organisations, ...figures }: YearFigures): z.input<typeof YearStatistics> {
  const { registered, attended, people, returning } = figures;
  const places = one({ confirmed: registered, attended });
  const persons = one({ confirmed: people, attended: returning });
  return {
    ...{ year, events, organisations, registered: places.confirmed, attended: places.attended },
    ...{ people: persons.confirmed, returning: persons.attended },
  };
}
