import { recordAudit } from '#identity';
import type { Database, Sweep } from '#platform';

/**
 * Erases sensitive answers once the event is so many days over as each question promised. The fingerprint of what was
 * submitted goes too: with everything else known, it would tell which of a few needs somebody had.
 */
export function sensitiveAnswerSweep(database: Database): Sweep {
  return { name: 'sensitive answers', everySeconds: 3600, run: (now) => eraseSensitiveAnswers(database, now) };
}

async function eraseSensitiveAnswers(database: Database, now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    const erased: { eventId: string; answers: number }[] = await tx.query(
      `with erased as (
         delete from answer a using question q, event e
         where q.id = a.question_id and q.privacy = 'sensitive' and e.id = q.event_id
           and e.ends_at + q.erase_days * interval '1 day' <= $1
         returning a.registration_id, q.event_id
       ), forgotten as (
         update registration r set request_hash = '' where r.id in (select registration_id from erased)
       )
       select event_id as "eventId", count(*) as answers from erased group by event_id`,
      [now],
    );
    await recordAudit(
      tx,
      erased.map(({ eventId, answers }) => ({
        at: now,
        actor: { kind: 'system' as const },
        action: 'answers.erased',
        subject: { kind: 'event', id: eventId },
        after: { answers },
      })),
    );
  });
}
