import type { Database, Tx } from '#platform';

/**
 * The same database with a guard cut out of every statement: for tests that show what the guard is for. The rest of
 * the code under test is the real thing.
 */
export function without(guard: string | RegExp, database: Database): Database {
  const cut = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, name) {
        if (name === 'query') return (sql: string, values: unknown[]) => target.query(sql.replace(guard, ''), values);
        if (name === 'transaction')
          return (work: (inner: Tx) => unknown) => target.transaction(async (inner) => work(cut(inner)));
        return Reflect.get(target, name, target);
      },
    });
  return new Proxy(database, {
    get(target, name) {
      if (name === 'read') return cut(target.read);
      if (name === 'transaction') return <T>(work: (tx: Tx) => Promise<T>) => target.transaction((tx) => work(cut(tx)));
      return Reflect.get(target, name, target);
    },
  });
}
