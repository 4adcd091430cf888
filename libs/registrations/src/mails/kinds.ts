import { type Letter, type LetterPart, type MailKind, type Message, writeLetter } from '#mail';
import type { Language } from '#platform';
import { isLive, NAMELESS } from '../registration.js';
import { clashParts } from './clash-parts.js';
import { joinParts, linked, sessionParts, whenAndWhere } from './event-letter.js';
import { gatherRegistrationFacts, type RegistrationFacts } from './facts.js';
import { invitation } from './invitation.js';
import type { PersonalLinks } from './links.js';
import { linksMail } from './links-mail.js';
import { offerMails } from './offer-mail.js';
import type { RegistrationMailKind } from './registration-mail.js';
import { afterword, leftToDo, whoRegistered } from './together-parts.js';
import { mailWords } from './words.js';

/** A kind of mail about a registration: when it still makes sense, and what it says. */
interface Kind {
  readonly isUseful: (facts: RegistrationFacts) => boolean;
  readonly words:
    | 'confirmation'
    | 'waiting'
    | 'promoted'
    | 'alreadyRegistered'
    | 'cancelled'
    | 'programme'
    | 'sessionCancelled'
    | 'changed'
    | 'eventCancelled'
    | 'eventRestored'
    | 'requested'
    | 'declined'
    | 'requestLapsed'
    | 'linksRenewed'
    | 'otherWay';
  readonly method?: 'REQUEST' | 'CANCEL';
  /**
   * To somebody who had a place, left, and came back to wait before they were told that they had left: their calendar still
   * has the entry.
   */
  readonly takesBack?: true;
  readonly showsJoin: boolean;
  /** The first mail to an address that a stranger may have typed offers to undo it. */
  readonly offersRemoval: boolean;
}

const goesOn = (facts: RegistrationFacts) => !facts.event.isCancelled;
const confirmed = (facts: RegistrationFacts) => facts.status === 'confirmed' && goesOn(facts);
const plain = { showsJoin: false, offersRemoval: false };
const invites = { method: 'REQUEST', showsJoin: true, offersRemoval: false } as const;
const waits = { showsJoin: false, offersRemoval: true, takesBack: true } as const;
const withdraws = { method: 'CANCEL', ...plain } as const;

const KINDS: Record<RegistrationMailKind, Kind> = {
  confirmation: { ...invites, isUseful: confirmed, words: 'confirmation', offersRemoval: true },
  waiting: { ...waits, isUseful: (f) => f.status === 'waiting' && goesOn(f), words: 'waiting' },
  promoted: { ...invites, isUseful: confirmed, words: 'promoted' },
  'already-registered': { ...plain, isUseful: isLive, words: 'alreadyRegistered' },
  cancelled: { ...withdraws, isUseful: (f) => f.status === 'cancelled', words: 'cancelled' },
  programme: { ...invites, isUseful: confirmed, words: 'programme' },
  'session-cancelled': { ...invites, isUseful: (f) => isLive(f) && goesOn(f), words: 'sessionCancelled' },
  changed: { ...invites, isUseful: (f) => isLive(f) && goesOn(f), words: 'changed' },
  'event-cancelled': { ...withdraws, isUseful: (f) => isLive(f) && !goesOn(f), words: 'eventCancelled' },
  'event-restored': { ...invites, isUseful: (f) => isLive(f) && goesOn(f), words: 'eventRestored' },
  'links-renewed': { ...invites, isUseful: (f) => isLive(f) && goesOn(f), words: 'linksRenewed' },
  'other-way': { ...invites, isUseful: confirmed, words: 'otherWay' },
  requested: { ...waits, isUseful: (f) => f.status === 'pending' && goesOn(f), words: 'requested' },
  declined: { ...plain, isUseful: (f) => f.status === 'declined', words: 'declined' },
  'request-lapsed': { ...plain, isUseful: (f) => f.status === 'lapsed', words: 'requestLapsed' },
};

/** Every kind of mail this lib queues, for the worker to send. */
export function registrationMailKinds(links: PersonalLinks): MailKind<never>[] {
  const kinds = Object.entries(KINDS).map(([name, kind]) => mailKind(name as RegistrationMailKind, kind, links));
  return [...kinds, linksMail(links), ...offerMails(links)] as MailKind<never>[];
}

function mailKind(name: RegistrationMailKind, kind: Kind, links: PersonalLinks): MailKind<RegistrationFacts> {
  return {
    kind: name,
    isAskedFor: kind.offersRemoval || name === 'already-registered', // whoever registers wants to hear of it
    gather: async (tx, mails, now) => {
      const facts = await gatherRegistrationFacts(tx, mails, now);
      return new Map([...facts].filter(([, one]) => kind.isUseful(one)));
    },
    render: (facts, mail) => render(kind, facts, mail.language, links),
  };
}

function render(kind: Kind, facts: RegistrationFacts, language: Language, links: PersonalLinks): Message {
  const words = mailWords[language];
  const own = words[kind.words];
  const { title } = facts.event;
  const lead = own.lead(title, facts.session ?? undefined, facts.attends);
  const method = kind.takesBack && facts.calendar?.isWithdrawn ? 'CANCEL' : kind.method;
  const calendar = method ? invitation(method, facts, language, links) : undefined;
  const first = kind.offersRemoval ? facts : {};
  const isOver = kind.method === 'CANCEL';
  const after = isOver ? afterwards(kind, facts, language, links) : [];
  const parts: LetterPart[] = [
    ...(facts.name === NAMELESS ? [] : [{ say: words.hello(facts.name) }]),
    ...whoRegistered(first, language),
    { say: lead },
    ...(kind.words === 'declined' && facts.reason ? [{ say: words.reason }, { say: facts.reason }] : []),
    whenAndWhere(facts, language),
    ...(isOver ? [] : [...sessionParts(facts, language), ...clashParts(facts, language, links)]),
    ...(isOver ? after : [{ button: words.manage, href: links.manage(linked(facts, language)) }]),
    ...leftToDo(first, language),
    ...(kind.showsJoin && facts.status === 'confirmed' ? joinParts(facts, language, links) : []),
    ...(own.next ? [{ say: own.next }] : []),
    ...(calendar ? [{ aside: method === 'CANCEL' ? words.withdrawn : words.calendarHint }] : []),
    ...afterword(first, language),
  ];
  const letter: Letter = {
    language,
    sender: facts.community,
    title: own.title,
    preheader: lead,
    parts,
    ...(kind.offersRemoval ? { removeHref: links.remove(linked(facts, language)) } : {}),
    ...(facts.contactAddress ? { contact: facts.contactAddress } : {}),
  };
  return {
    subject: own.subject(title),
    senderName: facts.community,
    ...writeLetter(letter),
    ...(calendar ? { calendar } : {}),
  };
}

/** The way on for who is out: back by one press if they left by themselves, else by the page of the event. */
function afterwards(kind: Kind, facts: RegistrationFacts, language: Language, links: PersonalLinks): LetterPart[] {
  const words = mailWords[language];
  const page = { link: words.eventPage, href: links.event(facts.event.slug, language) };
  if (kind.words !== 'cancelled' || facts.name === NAMELESS) return [page];
  if (facts.cancelledBy !== 'participant') return [{ say: words.again }, page];
  return [{ say: words.comeBack }, { link: words.manage, href: links.manage(linked(facts, language)) }];
}
