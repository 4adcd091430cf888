import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import type { Anchor } from './mail-plan.entity.js';

/**
 * Gives the plans of an event that count this way a new edition, where some of their mails expired unsent: the key of
 * those would keep the sweep from queueing them at the time that holds now. Who had the mail, or is getting it, does not
 * get it again; nor does a plan send what `decideOccurrence` calls too late.
 * @param sessionIds only plans that count from one of these
 */
export async function queueAnew(
  tx: Tx,
  event: Pick<EventDetails, 'id'>,
  anchors: readonly Anchor[],
  sessionIds?: readonly string[],
): Promise<void> {
  await tx.query(
    `update mail_plan p set edition = p.edition + 1, done_version = 0
      where p.event_id = $1 and p.anchor = any($2::text[]) and ($3::uuid[] is null or p.session_id = any($3::uuid[]))
        and exists (select from outgoing_mail m
                     where m.subject_ids->>'event' = $1::text and m.subject_ids->>'plan' = p.id::text
                       and m.kind in ('reminder', 'planned') and m.status = 'expired')`,
    [event.id, anchors, sessionIds ?? null],
  );
}
