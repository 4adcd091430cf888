import { openLog, Secrets, type Tx } from '#platform';
import { InboundAddresses } from '../inbound/address.js';
import { Bounces, type SwitchOff } from '../inbound/bounces.js';
import { type InboundHandler, InboundHandlers } from '../inbound/handler.js';
import { Inbound } from '../inbound/receive.js';
import type { mailStage } from './mail-stage.js';
import { noteMail } from './notes.js';

const CONFIG = { inbound: { domain: 'in.kring.test', smtp: undefined, maildir: undefined } };

export const testAddresses = new InboundAddresses(CONFIG, new Secrets(['k'.repeat(32)]));

/** Mail that comes in, on the stage of mails that leave. What would follow elsewhere in the house is written down. */
export function inboundStage(stage: ReturnType<typeof mailStage>, ...others: readonly InboundHandler[]) {
  const switchedOff: string[] = [];
  const alarms: string[] = [];
  beforeEach(() => {
    for (const list of [switchedOff, alarms]) list.length = 0;
  });
  const switchOff: SwitchOff = async (_tx, { registration }) =>
    registration !== undefined && switchedOff.push(registration) > 0;
  const log = openLog({ logLevel: 'error' }, 'test', {
    write: (line: string) => alarms.push((JSON.parse(line) as { alarm: string }).alarm),
  });
  const handlers = new InboundHandlers([new Bounces(switchOff, log), ...others]);
  return {
    suppressed: (): Promise<{ address: string; reason: string; code: string }[]> =>
      stage.db.read.query('select address, reason, code from mail_suppression where lifted_at is null'),
    switchedOff,
    alarms,
    inbound: (database = stage.db) => new Inbound(database, testAddresses, handlers),
    addressOf: (mail: string) => testAddresses.inboundAddress('bounces', mail) ?? '',
    /** A mail that has left, and the address at which it comes back. */
    sent: async (key: string, some: Parameters<typeof noteMail>[1] = {}) => {
      const [id = ''] = await stage.queue(noteMail(key, some));
      await stage.office.delivery.deliver([id]);
      return { id, back: testAddresses.inboundAddress('bounces', id) ?? '' };
    },
    rows: (): Promise<Record<string, unknown>[]> =>
      stage.db.read.query(
        'select kind, became, about_id, fields, subject_ids from inbound_mail order by received_at, id',
      ),
  };
}

/** Lines of one mail's history: what, and the code. */
export async function history(db: Tx, id: string): Promise<[string, string][]> {
  const rows: { what: string; code: string | null }[] = await db.query(
    'select what, code from mail_event where mail_id = $1 order by id',
    [id],
  );
  return rows.map(({ what, code }) => [what, code ?? '']);
}
