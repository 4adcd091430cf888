export { isServerAway } from './away.js';
export { type Clock, clockOf, FileClock, systemClock } from './clock.js';
export {
  type Config,
  ConfigError,
  type DkimConfig,
  environmentFor,
  type InboundConfig,
  isLoopback,
  readConfig,
} from './config.js';
export { Database, isForeignKeyViolation, isUniqueViolation, type OwnedTransaction, one, type Tx } from './database.js';
export {
  CannotStart,
  EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  freePort,
  isFree,
  makeDataFolder,
} from './embedded/index.js';
export { type ErrorCode, errorCode, KringError, NotFound, unreachable } from './errors.js';
export { isId, newId } from './ids.js';
export { LANGUAGES, type Language, type LocalText, type SpokenText, speak, toLanguage } from './language.js';
export { type Logger, nestLogger, openLog, withoutTokens } from './log.js';
export { type DoubtfulSetting, doubtfulSettings } from './misspelt.js';
export { cityOf, formatOwnTime, readZone } from './own-zone.js';
export { PlatformModule } from './platform.module.js';
export { checkHandlers, defineJob, handle, type JobDefinition, type JobHandler, JobQueue } from './queue.js';
export { type LinkClaim, type LinkPurpose, openSecrets, randomToken, Secrets } from './secrets.js';
export { heartbeat, type Sweep, Sweeper } from './sweeps.js';
export { cleanLine, cleanText, escapeLike, lengthInCharacters } from './text.js';
export {
  after,
  before,
  calendarDays,
  type Doubled,
  formatDay,
  formatMoment,
  formatShortDay,
  formatSpan,
  formatTime,
  formatZone,
  isTimeZone,
  toInstant,
  toWallTime,
  type WallTime,
  wallTimeFate,
} from './time.js';
export { CLOCK, CONFIG, LOG } from './tokens.js';
