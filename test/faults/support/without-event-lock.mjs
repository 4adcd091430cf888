// For negative controls: loaded into a web process before the program, it takes the lock off the event row out of every
// statement on its way to PostgreSQL. The product itself has no switch for that, and shall have none.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const LOCK = / for no key update\b/i;
/** Each process that left a lock out adds a line with its number here, so that a control knows it was one. */
const notes = new URL(import.meta.url).searchParams.get('notes');

if (process.argv[1]?.includes('apps/web/')) {
  const { query } = pg.Client.prototype;
  let noted = false;
  pg.Client.prototype.query = function withoutLock(statement, ...rest) {
    if (typeof statement !== 'string' || !LOCK.test(statement)) return query.call(this, statement, ...rest);
    if (!noted) appendFileSync(notes, `${process.pid}\n`);
    noted = true;
    return query.call(this, statement.replace(LOCK, ''), ...rest);
  };
}
