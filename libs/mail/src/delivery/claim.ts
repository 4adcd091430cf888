import type { Logger, Tx } from '#platform';
import type { MailKinds, QueuedMail } from '../mail-kind.js';
import { withoutStopped } from './claim-stopped.js';
import { type ClaimedMail, type DueRow, type Frozen, toClaimed } from './claimed-mail.js';

/** One claim. `taken` also counts mails that were of no use any more: more may be due behind them. */
export interface Claim {
  readonly mails: readonly ClaimedMail[];
  readonly taken: number;
  /** Addresses among them whose domain asked for less at a time: they try whether it takes mail again. */
  readonly slowed: readonly string[];
}

export interface ClaimOptions {
  /** Only these mails; without it whatever is due, most urgent first. */
  readonly ids?: readonly string[];
  readonly limit: number;
  readonly now: Date;
  readonly leaseUntil: Date;
}

/**
 * Takes due mails for this process: locks rows nobody else has, gathers and freezes the facts of those that are sent
 * for the first time, and leases them. A mail waits while an older one with its order key has not left. Kinds this
 * program doesn't know stay queued for one that does.
 */
export async function claimMails(tx: Tx, kinds: MailKinds, options: ClaimOptions, log: Logger): Promise<Claim> {
  const { ids, limit, now, leaseUntil } = options;
  const parameters: unknown[] = [now, kinds.names, limit];
  if (ids) parameters.push(ids);
  const rows: DueRow[] = await tx.query(due(ids !== undefined), parameters);
  const { free: mails, slowed } = await withoutStopped(tx, kinds, rows.map(toClaimed), now);
  const fresh = mails.filter((mail) => !mail.frozen);
  const facts = await gatherAll(tx, kinds, fresh, now, log);
  const useless = fresh.filter((mail) => facts.get(mail.id) === NO_USE).map((mail) => mail.id);
  const claimed = mails
    .filter((mail) => facts.get(mail.id) !== NO_USE)
    .map((mail) => ({ ...mail, frozen: mail.frozen ?? (facts.get(mail.id) as Frozen | undefined) }));
  if (useless.length > 0) await tx.query(EXPIRE, [useless]);
  if (claimed.length > 0) await tx.query(LEASE, [frozenRows(claimed), leaseUntil]);
  return { mails: claimed, taken: rows.length, slowed };
}

const NO_USE = Symbol('no longer of use');

/** Facts by mail. A kind that fails as a whole is asked mail by mail, so one bad row harms nobody else. */
async function gatherAll(tx: Tx, kinds: MailKinds, mails: readonly QueuedMail[], now: Date, log: Logger) {
  const found = new Map<string, Frozen | typeof NO_USE>();
  const gather = async (kind: string, some: readonly QueuedMail[]) => {
    // A savepoint: a failing query must not take the claim of the other mails with it.
    const facts = await tx.transaction((inner) => kinds.get(kind).gather(inner, some, now));
    for (const { id } of some) found.set(id, facts.has(id) ? { at: now.toISOString(), facts: facts.get(id) } : NO_USE);
  };
  for (const [kind, some] of groupByKind(mails)) {
    try {
      await gather(kind, some);
    } catch (error) {
      log.error(
        { err: error, kind, mails: some.length },
        'facts of mails could not be gathered together; trying one by one',
      );
      for (const mail of some) {
        await gather(kind, [mail]).catch((reason) =>
          log.error({ err: reason, kind, mail: mail.id }, 'no facts for this mail'),
        );
      }
    }
  }
  return found;
}

function groupByKind(mails: readonly QueuedMail[]): Map<string, QueuedMail[]> {
  const groups = new Map<string, QueuedMail[]>();
  for (const mail of mails) groups.set(mail.kind, [...(groups.get(mail.kind) ?? []), mail]);
  return groups;
}

/** jsonb takes neither U+0000 nor half a surrogate pair. */
function frozenRows(mails: readonly ClaimedMail[]): string {
  const clean = (_: string, value: unknown) => (typeof value === 'string' ? value.replace(/[\0\p{Cs}]/gu, '') : value);
  return JSON.stringify(
    mails.map(({ id, frozen }) => ({ id, frozen })),
    clean,
  );
}

const due = (some: boolean) => `
  select id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, not_after, message_id,
         attempts, created_at, facts
    from outgoing_mail mail
   where status = 'queued' and next_attempt_at <= $1 and (not_after is null or not_after > $1) and kind = any($2)
     ${some ? 'and id = any($4)' : ''}
     and not exists (select from outgoing_mail older
                      where older.order_key = mail.order_key and older.seq < mail.seq
                        and older.status in ('queued', 'sending')
                        and (older.status = 'sending' or older.not_after is null or older.not_after > $1))
   order by priority, next_attempt_at
   limit $3
     for update of mail skip locked`;

const LEASE = `
  update outgoing_mail mail
     set status = 'sending', attempts = mail.attempts + 1, lease_until = $2, facts = coalesce(mail.facts, taken.frozen)
    from jsonb_to_recordset($1::jsonb) as taken (id uuid, frozen jsonb)
   where mail.id = taken.id`;

const EXPIRE = `
  update outgoing_mail set status = 'expired', next_attempt_at = null, smtp_text = 'no longer of use when it was due'
   where id = any($1)`;
