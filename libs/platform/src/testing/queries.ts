import type { Database } from '../database.js';

/**
 * The statements that `work` sends to the database, without those that begin and end transactions. A list page that runs
 * the same number with one and with three items cannot hide a query in a loop.
 */
export async function queriesOf(db: Database, work: () => Promise<unknown>): Promise<string[]> {
  const source = db.read.dataSource;
  const sent: string[] = [];
  const before = source.logger;
  const quiet = () => undefined;
  source.logger = {
    logQuery: (query) =>
      void (/^(?:start transaction|commit|rollback|savepoint|release)/i.test(query) || sent.push(query)),
    logQueryError: quiet,
    logQuerySlow: quiet,
    logSchemaBuild: quiet,
    logMigration: quiet,
    log: quiet,
  };
  try {
    await work();
  } finally {
    source.logger = before;
  }
  return sent;
}
