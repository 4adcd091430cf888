import { COMING_EVENTS } from './coming-events.js';
import type { DemoEvent } from './demo-event.js';
import { LEARNING_CIRCLE } from './learning-circle.js';
import { PAST_EVENTS } from './past-events.js';

/** What a newcomer finds: what this year and last year brought, what is about to begin, and what is being planned. */
export const DEMO_EVENTS: readonly DemoEvent[] = [...PAST_EVENTS, ...COMING_EVENTS, ...LEARNING_CIRCLE];
