/** For tests only: a database of one's own in a blink, and a clock that moves by hand. */

export { HandClock } from './testing/clock.js';
export { createTestDatabase, type TestDatabase } from './testing/database.js';
export { queriesOf } from './testing/queries.js';
