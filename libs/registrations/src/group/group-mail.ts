import type { EventDetails } from '#events';
import { type MailToQueue, PRIORITY } from '#mail';
import type { Tx } from '#platform';
import type { TakenGroup } from '../admission/group-rows.js';

/** The mail to who registered others. */
export const GROUP_MAIL = 'registered-others';
/** A stranger can have somebody mailed by sending forms in their name: not more often than this. */
const MOST_AN_HOUR = 5;
const HOUR = 3_600_000;

/**
 * A summary to who registered others and got no mail of their own by it. It names nobody: who types an address that is
 * not theirs cannot send words to it.
 * @param isNew whether this address was registered now
 */
export async function groupMails(
  tx: Tx,
  event: EventDetails,
  taken: readonly TakenGroup[],
  isNew: (email: string) => boolean,
  now: Date,
): Promise<MailToQueue[]> {
  const others = taken.filter(({ group }) => !isNew(group.sender.address.email));
  if (others.length === 0) return [];
  const emails = others.map(({ group }) => group.sender.address.email);
  await oneAtATime(tx, emails);
  const busy = await mailedEnough(tx, emails, now);
  const mails: MailToQueue[] = [];
  for (const { group } of others) {
    const { address, name, language } = group.sender;
    if (busy.has(address.email)) continue;
    mails.push({
      key: `${GROUP_MAIL}/${group.id}`,
      kind: GROUP_MAIL,
      to: { address: address.asTyped, name },
      language,
      subjectIds: { group: group.id, event: event.id },
      priority: PRIORITY.confirmation,
      notAfter: event.endsAt,
    });
  }
  return mails;
}

/** Forms for other events that go out at this very moment count too: the event's lock does not keep those apart. */
async function oneAtATime(tx: Tx, emails: readonly string[]): Promise<void> {
  await tx.query('select id from contact where email = any($1::text[]) order by email for no key update', [emails]);
}

/** Addresses with which more forms came within the hour than are told of; those of this moment are written already. */
async function mailedEnough(tx: Tx, emails: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  const rows: { email: string }[] = await tx.query(
    `select c.email from registration_group g join contact c on c.id = g.contact_id
     where c.email = any($1::text[]) and g.created_at > $2 group by c.email having count(*) > $3`,
    [emails, new Date(now.getTime() - HOUR), MOST_AN_HOUR],
  );
  return new Set(rows.map(({ email }) => email));
}
