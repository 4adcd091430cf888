import { type MailToQueue, PRIORITY } from '#mail';
import type { Language, Tx } from '#platform';
import { LINK_MAIL_MINUTES } from './admit.js';

interface Found {
  readonly id: string;
  readonly contactId: string;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
  readonly mailedAt: Date | null;
}

/** Most events one mail lists. Somebody with more gets the soonest. */
const MOST = 20;

/**
 * One mail with the links of everything this address is coming to, at most once an hour. An unknown address, or one
 * without coming events, gets nothing: the page says the same in every case.
 */
export async function mailLinks(tx: Tx, email: string, now: Date): Promise<MailToQueue[]> {
  // Locked in a statement of its own: the second of two presses then reads what the first has written.
  await tx.query('select 1 from contact where email = $1 for update', [email]);
  const found: Found[] = await tx.query(
    `select r.id, c.id as "contactId", c.email_as_typed as address, r.name, r.language, r.link_mailed_at as "mailedAt"
     from contact c join registration r on r.contact_id = c.id join event e on e.id = r.event_id
     where c.email = $1 and r.status in ('pending', 'confirmed', 'waiting') and e.status = 'published' and e.ends_at > $2
     order by e.starts_at limit ${MOST}`,
    [email, now],
  );
  const newest = Math.max(0, ...found.map((one) => one.mailedAt?.getTime() ?? 0));
  const [first] = found;
  if (!first || now.getTime() - newest < LINK_MAIL_MINUTES * 60_000) return [];
  await tx.query('update registration set link_mailed_at = $2 where id = any($1::uuid[])', [
    found.map((one) => one.id),
    now,
  ]);
  return [
    {
      key: `links/${first.contactId}/${now.toISOString()}`,
      kind: 'links',
      to: { address: first.address, name: first.name },
      language: first.language,
      subjectIds: { contact: first.contactId },
      priority: PRIORITY.signIn,
    },
  ];
}
