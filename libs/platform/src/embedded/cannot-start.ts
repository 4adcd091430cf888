/** The embedded PostgreSQL cannot run here. The message says what is wrong and what helps; it is meant for people. */
export class CannotStart extends Error {
  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem}\n${remedy}`, options);
    this.name = 'CannotStart';
  }
}

/** What helps whenever this machine and the embedded PostgreSQL do not fit together. */
export const OWN_SERVER = 'Set DATABASE_URL to a PostgreSQL server of your own (version 15 or newer).';
