/** For tests only: a database of one's own in a blink, a clock that moves by hand, a wire that breaks when told. */
export { numbersOf } from './testing/arguments.js';
export { HandClock } from './testing/clock.js';
export { type Cut, cutAfterCommit } from './testing/cut.js';
export { createTestDatabase, type TestDatabase } from './testing/database.js';
export { doesAnyoneWait, someoneWaits } from './testing/locks.js';
export { type Meeting, meetAt } from './testing/meeting.js';
export { queriesOf } from './testing/queries.js';
export { type OwnRedis, startRedis } from './testing/redis.js';
export { ended, until } from './testing/until.js';
