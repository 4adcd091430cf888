import { type LetterPart, type MailKind, type Message, type QueuedMail, writeLetter } from '#mail';
import { formatDay, formatTime, formatZone, type Language, type Tx } from '#platform';
import { UNTIL } from '../places/offer-rows.js';
import { otherWayOf } from '../registration.js';
import { linked, whenAndWhere } from './event-letter.js';
import { gatherRegistrationFacts, type RegistrationFacts } from './facts.js';
import type { PersonalLinks } from './links.js';
import { offerWords } from './offer-words.js';
import type { OfferMailKind } from './registration-mail.js';
import { mailWords } from './words.js';

interface OfferFacts extends RegistrationFacts {
  /** Until when the place is held; ISO 8601, UTC. */
  readonly until: string;
  /** It is, or was, a place the other way: they have one of their own. Absent in mails of before there were such. */
  readonly isAcross?: boolean;
}

/** The mails about a place that is held for somebody: that it is, and that it was. */
export function offerMails(links: PersonalLinks): MailKind<OfferFacts>[] {
  const kinds: readonly OfferMailKind[] = ['offer', 'offer-lapsed'];
  return kinds.map((kind) => ({
    kind,
    gather: (tx, mails, now) => gather(kind, tx, mails, now),
    render: (facts, mail) => render(kind, facts, mail.language, links),
  }));
}

interface Row {
  readonly id: string;
  readonly until: Date;
  readonly isOpen: boolean;
  readonly isLapsed: boolean;
  readonly isOfEvent: boolean;
}

/** An offer that was answered, or has lapsed, is no news; neither is a lapsed one to who is in line again. */
async function gather(kind: OfferMailKind, tx: Tx, mails: readonly QueuedMail[], now: Date) {
  const facts = await gatherRegistrationFacts(tx, mails, now);
  const rows: Row[] = await tx.query(
    `select o.id, ${UNTIL} as until, o.answered_at is null as "isOpen",
            o.outcome is not distinct from 'lapsed' as "isLapsed", o.session_id is null as "isOfEvent"
     from offer o join registration r on r.id = o.registration_id join event e on e.id = r.event_id
     left join session s on s.id = o.session_id where o.id = any($1::uuid[])`,
    [mails.map((mail) => mail.subjectIds.offer)],
  );
  const offers = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    mails.flatMap((mail) => {
      const [mine, offer] = [facts.get(mail.id), offers.get(mail.subjectIds.offer ?? '')];
      if (!mine || !offer || mine.event.isCancelled) return [];
      const isAcross = offer.isOfEvent && mine.status === 'confirmed';
      const isNews = mine.status === 'lapsed' || (isAcross && offer.isLapsed);
      const isUseful = kind === 'offer' ? offer.isOpen && offer.until > now : isNews;
      return isUseful ? [[mail.id, { ...mine, until: offer.until.toISOString(), isAcross }] as const] : [];
    }),
  );
}

function render(kind: OfferMailKind, facts: OfferFacts, language: Language, links: PersonalLinks): Message {
  const { title, timeZone } = facts.event;
  const say = offerWords[language];
  const own = kind === 'offer' ? say.offer : say.lapsed;
  const at = new Date(facts.until);
  const until = say.moment(
    formatDay(at, timeZone, language),
    formatTime(at, timeZone, language),
    formatZone(at, timeZone, language),
  );
  const where = facts.session ? say.inSession(facts.session, title) : say.atEvent(title);
  const { lead, next } = facts.isAcross
    ? acrossWords(kind, facts, say, until)
    : { lead: own.lead(where, until), next: own.next };
  const parts: LetterPart[] = [
    { say: mailWords[language].hello(facts.name) },
    { say: lead },
    whenAndWhere(
      facts.isAcross && kind === 'offer' ? { ...facts, attends: otherWayOf(facts.attends) } : facts,
      language,
    ),
    { button: own.button, href: links.manage(linked(facts, language)) },
    { say: next },
  ];
  const contact = facts.contactAddress ? { contact: facts.contactAddress } : {};
  const letter = { language, sender: facts.community, title: own.title, preheader: lead, parts, ...contact };
  return { subject: own.subject(title), senderName: facts.community, ...writeLetter(letter) };
}

/** What is said to who keeps a place of their own, whatever they answer. */
function acrossWords(
  kind: OfferMailKind,
  { attends, event }: OfferFacts,
  { across, atEvent }: (typeof offerWords)[Language],
  until: string,
) {
  const [way, own] = [across.ways[otherWayOf(attends)], across.ways[attends]];
  return kind === 'offer'
    ? { lead: across.lead(way, atEvent(event.title), until, own), next: across.next }
    : { lead: across.lapsed(way, atEvent(event.title), own), next: across.lapsedNext };
}
