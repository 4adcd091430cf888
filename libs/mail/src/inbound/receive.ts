import { createHash } from 'node:crypto';
import { type Database, newId, type Tx } from '#platform';
import type { InboundAddress, InboundAddresses } from './address.js';
import { placesOfSender } from './complaint.js';
import type { InboundHandlers, InboundOutcome } from './handler.js';
import { field } from './headers.js';
import { readEntity } from './mime-tree.js';
import { parseInbound } from './parse-inbound.js';
import type { ParsedInbound } from './parsed.js';

/** `kept`: read for the first time. `known`: delivered before, changes nothing. `not_ours`: about nothing of ours. */
export type Received = 'kept' | 'known' | 'not_ours';

/** Longer than a notification that returns the whole of our longest mail, short enough to hold a few in memory. */
export const LARGEST_INBOUND = 5_000_000;

/** Mails about one row, at most: whoever knows its address may write to it for ever. */
const MOST_ABOUT_ONE = 50;

/** Whatever road it comes by, a mail to us is received here: once, and only when its address proves itself. */
export class Inbound {
  constructor(
    private readonly database: Database,
    private readonly addresses: InboundAddresses,
    private readonly handlers: InboundHandlers,
  ) {}

  /** True for an envelope recipient that we read mail for; all others are refused, whoever asks. */
  accepts(to: string): boolean {
    const address = this.addresses.readInboundAddress(to);
    return address ? this.handlers.find(address.purpose) !== undefined : this.addresses.isForComplaints(to);
  }

  /**
   * Reads one mail for one recipient and keeps what came of it, in one transaction: when this resolves it is on disk, and
   * when it throws nothing is. The mail itself is not kept.
   * @param raw the mail, at most `LARGEST_INBOUND` bytes.
   */
  async receive(raw: Buffer, envelope: { readonly from: string; readonly to: string }, now: Date): Promise<Received> {
    const mail = parseInbound(raw, envelope.from);
    const about = this.#aboutWhat(mail, envelope.to);
    const handler = about && this.handlers.find(about.purpose);
    if (!handler) return 'not_ours';
    const print = fingerprint(about, mail, raw);
    return await this.database.transaction(async (tx) => {
      const id = await claim(tx, about, print, now);
      if (!id) return 'known';
      await settle(tx, id, await handler.handle(tx, mail, about.id, now));
      return 'kept';
    });
  }

  #aboutWhat(mail: ParsedInbound, to: string): InboundAddress | undefined {
    if (this.addresses.isForComplaints(to)) return this.addresses.findSender(placesOfSender(mail));
    return this.addresses.readInboundAddress(to);
  }
}

/** What two deliveries of one mail share: the servers on the way write in its head, not in what is taken here. */
function fingerprint(about: InboundAddress, mail: ParsedInbound, raw: Buffer): Buffer {
  const { headers, body } = readEntity(raw);
  const head = ['message-id', 'date', 'from', 'subject'].map((name) => field(headers, name));
  return createHash('sha256')
    .update(JSON.stringify([about.purpose, about.id, mail.type, ...head]))
    .update(body)
    .digest();
}

/** Takes the mail for this transaction; another that has it is waited for. `undefined` when it was read before. */
async function claim(tx: Tx, about: InboundAddress, print: Buffer, now: Date): Promise<string | undefined> {
  const [row]: { id: string }[] = await tx.query(
    `insert into inbound_mail (id, fingerprint, purpose, about_id, kind, became, received_at)
     select $1, $2, $3, $4::uuid, 'other', 'read', $5
      where (select count(*) from inbound_mail where about_id = $4::uuid) < ${MOST_ABOUT_ONE}
     on conflict (fingerprint) do nothing returning id`,
    [newId(now.getTime()), print, about.purpose, about.id, now],
  );
  return row?.id;
}

async function settle(tx: Tx, id: string, outcome: InboundOutcome): Promise<void> {
  const { kind, became, fields = {}, subjectIds = {} } = outcome;
  await tx.query('update inbound_mail set kind = $2, became = $3, fields = $4, subject_ids = $5 where id = $1', [
    id,
    kind,
    became,
    storable(fields),
    subjectIds,
  ]);
}

/** jsonb takes neither U+0000 nor half a surrogate pair, and mails of strangers hold both. */
function storable(fields: Readonly<Record<string, string | number | null>>): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[\0\p{Cs}]/gu, '').slice(0, 1000) : value,
  );
}
