export { CannotStart } from './cannot-start.js';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';
export { makeDataFolder } from './housing.js';
export { freePort, isFree } from './port.js';
