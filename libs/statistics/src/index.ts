export { type AnswerFigures, answerFigures, type NumberStep } from './answer-figures.js';
export {
  type EventStatistics,
  eventStatistics,
  type PersonFigures,
  type SessionFigures,
  type StatisticsOf,
  sessionFiguresOf,
} from './event-statistics.js';
export { type GrowthPoint, growthOf } from './growth.js';
export {
  type Shown,
  type ShownTurnout,
  SMALLEST_SHOWN,
  suppressParts,
  suppressSmall,
  suppressTurnout,
} from './suppression.js';
export { type YearFigures, yearFigures, yearsWithEvents } from './year-figures.js';
