import type { CalendarItem } from '#calendar';
import type { Outbox } from '#mail';
import type { Clock, Database, Language, Secrets } from '#platform';
import { gatherRegistrationFacts, type RegistrationFacts } from '../mails/facts.js';
import { entryTexts } from '../mails/invitation.js';
import type { PersonalLinks } from '../mails/links.js';
import type { Registration } from '../registration.js';
import { feedMail } from './feed-mail.js';

/** The calendar of one person: every event they have a place at. */
export interface PersonalFeed {
  readonly contactId: string;
  readonly items: readonly CalendarItem[];
}

/** As feeds for everybody; see `followedEvents`. */
const PAST_DAYS = 30;
const MOST = 200;

interface Row {
  readonly id: string;
  /** Of the newest version of the entry: the same until something changes, so that a feed is. */
  readonly stamp: Date;
}

/** The calendar feed that belongs to an address. Whoever has its link sees all that this address takes part in. */
export class PersonalFeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly secrets: Secrets,
    private readonly links: PersonalLinks,
  ) {}

  /** Whose feed a link opens; `undefined` for every link that is none, or was revoked. One query. */
  async find(token: string): Promise<string | undefined> {
    const claim = this.secrets.readLink(token);
    if (!claim) return undefined;
    const [row] = await this.database.read.query('select feed_version as version from contact where id = $1', [
      claim.id,
    ]);
    return row && claim.isValid('feed', row.version) ? claim.id : undefined;
  }

  /**
   * The entries of somebody's invites, with the same UIDs, so that no calendar that merges them shows one twice. Where
   * they wait there is nothing to come to yet; what they left is gone; what was called off stays, struck out. Three
   * queries in all, however many events.
   */
  async open(token: string, language: Language): Promise<PersonalFeed | undefined> {
    const contactId = await this.find(token);
    if (!contactId) return undefined;
    const { read } = this.database;
    const since = new Date(this.clock.now().getTime() - PAST_DAYS * 24 * 3_600_000);
    const rows: Row[] = await read.query(
      `select r.id, greatest(e.updated_at, r.confirmed_at) as stamp from registration r join event e on e.id = r.event_id
       where r.contact_id = $1 and r.status = 'confirmed' and e.ends_at > $2 order by e.starts_at, r.id limit ${MOST}`,
      [contactId, since],
    );
    const asked = rows.map(({ id }) => ({ id, language, subjectIds: { registration: id } }));
    const facts = asked.length > 0 ? await gatherRegistrationFacts(read, asked, since) : new Map();
    const items = rows.flatMap((row) => itemOf(facts.get(row.id), row.stamp, language, this.links));
    return { contactId, items };
  }

  /** Mails the link to the person's own address: nobody else shows it to them. Once in ten minutes. */
  async mailLink({ id, contactId }: Registration, language: Language): Promise<void> {
    const now = this.clock.now();
    const ids = await this.database.transaction(async (tx) => {
      const [contact] = await tx.query(
        `select c.feed_version as version, c.email_as_typed as address, r.name
         from contact c join registration r on r.contact_id = c.id where c.id = $1 and r.id = $2`,
        [contactId, id],
      );
      const subject = { ...contact, contactId, registrationId: id, language };
      return contact ? this.outbox.queue(tx, [feedMail(subject, now)], now) : [];
    });
    void this.outbox.nudge(ids);
  }

  /** From now on every link of the feed that was ever given out opens nothing. */
  async revoke(contactId: string): Promise<void> {
    await this.database.transaction((tx) =>
      tx.query('update contact set feed_version = feed_version + 1 where id = $1', [contactId]),
    );
  }
}

function itemOf(
  facts: RegistrationFacts | undefined,
  stamp: Date,
  language: Language,
  links: PersonalLinks,
): CalendarItem[] {
  if (!facts?.calendar) return [];
  const { uid, sequence } = facts.calendar;
  const { title, startsAt, endsAt, isCancelled } = facts.event;
  const texts = entryTexts(facts, language, links);
  return [
    { uid, sequence, stamp, startsAt: new Date(startsAt), endsAt: new Date(endsAt), title, isCancelled, ...texts },
  ];
}
