import type { Database } from '../database.js';

/**
 * Where two transactions wait for each other: before either writes its row, after each wrote its first, or between the
 * first and the second row of one statement.
 */
export type MeetingPlace = 'before' | 'after' | 'between';

/** Of the next two transactions that write to this table, neither goes on until both are there, or one waits for a lock. */
export interface Meeting {
  /** Once more, for the next two. */
  again(): Promise<void>;
  /** From now on nobody waits for anybody. */
  end(): Promise<void>;
}

const [BEGUN, HERE] = [726_501, 726_502];
const MINE = 'database = (select oid from pg_database where datname = current_database())';

/**
 * Makes a race certain: what overlaps for a millisecond in life overlaps here on any machine. Where a lock keeps the second
 * one out, the first goes on once the second stands before it.
 */
export async function meetAt(db: Database, table: string, place: MeetingPlace): Promise<Meeting> {
  await db.read.query(`
    create sequence met; -- was called once they met: what it says holds for everybody at once
    create function meet() returns trigger language plpgsql as $$
    begin
      if tg_argv[0] = 'between' and not exists (
        select from pg_locks where locktype = 'advisory' and objid = ${BEGUN} and pid = pg_backend_pid()) then
        perform pg_advisory_xact_lock_shared(${BEGUN});
        return new;
      end if;
      perform pg_advisory_xact_lock_shared(${HERE});
      for look in 1..20000 loop
        perform pg_stat_clear_snapshot();
        exit when (select is_called from met)
          or (select count(*) > 1 from pg_locks where locktype = 'advisory' and objid = ${HERE} and ${MINE})
          or exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock');
        perform pg_sleep(0.01);
      end loop;
      perform nextval('met');
      return new;
    end $$;
    create trigger meet ${place === 'after' ? 'after' : 'before'} insert on ${table}
      for each row execute function meet('${place}')`);
  return {
    again: async () => {
      await db.read.query(`select setval('met', 1, false)`);
    },
    end: async () => {
      await db.read.query('drop function meet cascade; drop sequence met');
    },
  };
}
