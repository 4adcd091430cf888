import { type MailToQueue, PRIORITY } from '#mail';
import type { Language, Tx } from '#platform';
import { LINK_MAIL_MINUTES } from './links.js';

interface Found {
  readonly id: string;
  readonly contactId: string;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
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
    `select r.id, c.id as "contactId", c.email_as_typed as address, r.name, r.language
     from contact c join registration r on r.contact_id = c.id join event e on e.id = r.event_id
     where c.email = $1 and r.status in ('pending', 'confirmed', 'waiting') and e.status = 'published' and e.ends_at > $2
     order by e.starts_at limit ${MOST}`,
    [email, now],
  );
  const [first] = found;
  if (!first || (await mailedLately(tx, first.contactId, now))) return [];
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

/** Its own clock: a stranger who registers the address once more gets it a mail about that event, not silence here. */
async function mailedLately(tx: Tx, contactId: string, now: Date): Promise<boolean> {
  const lately = await tx.query(
    `select 1 from outgoing_mail where kind = 'links' and subject_ids->>'contact' = $1 and created_at > $2 limit 1`,
    [contactId, new Date(now.getTime() - LINK_MAIL_MINUTES * 60_000)],
  );
  return lately.length > 0;
}
