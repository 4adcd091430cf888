import type { Observation } from '#attendance';
import type { AuditLine } from '#identity';
import type { MailEntry, MailEvent } from '#mail';
import type { Language } from '#platform';
import type { Registration, SessionOption } from '#registrations';
import { inShort, type MailStep, storyOf } from '../../mails/mail-story.js';
import { timelineWords } from './timeline-words.js';

/** Something that happened around one registration, ready to be told. */
export interface Happening {
  readonly at: Date;
  readonly text: string;
  /** "by …", or a remark. */
  readonly note: string;
  /** The mail it is about, and what happened to it. */
  readonly mail?: MailEntry;
  readonly steps?: readonly MailStep[];
}

/** Everything we know about one registration. */
export interface Known {
  readonly registration: Pick<Registration, 'createdAt' | 'status'>;
  readonly audit: readonly AuditLine[];
  readonly mails: readonly MailEntry[];
  /** What happened to those mails, by mail. */
  readonly mailEvents?: ReadonlyMap<string, readonly MailEvent[]>;
  readonly observations: readonly Observation[];
  /** Sessions of the event, to tell which ones somebody chose. */
  readonly sessions: readonly SessionOption[];
}

/** What happened, oldest first: from the audit trail, the mail ledger and what was seen. */
export function timelineOf(known: Known, language: Language): Happening[] {
  const { registration, audit, mails, observations } = known;
  const words = timelineWords[language];
  const told = audit.flatMap((line) => tell(line, known, language));
  // Rows that came without the audit trail, such as those of a demo, still begin somewhere.
  const hasBegun = audit.some(({ action }) => action === 'registration.made');
  const begin = hasBegun ? [] : [{ at: registration.createdAt, text: words.made, note: '' }];
  // What the trail tells with a name, it tells better.
  const byHand = audit.some(({ action }) => action.startsWith('attendance.'));
  const seen = observations
    .filter(({ source }) => !byHand || (source !== 'check_in' && source !== 'manual'))
    .map(({ source, at, undoneAt }) => ({ at, text: words.sources[source], note: undoneAt ? words.undone : '' }));
  const letters = mails.map((mail) => {
    const steps = inShort(storyOf(mail, known.mailEvents?.get(mail.id)));
    return { at: mail.createdAt, text: '', note: '', mail, steps };
  });
  return [...begin, ...told, ...seen, ...letters].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** One entry of the trail in words; none for what this page does not tell. */
function tell(line: AuditLine, { sessions }: Known, language: Language): Happening[] {
  const words = timelineWords[language];
  const { after } = line;
  const session = codesOf([after?.session], sessions);
  const texts: Record<string, string> = {
    'registration.made': madeAs(line.after?.status, words),
    'registration.approved': line.after?.status === 'waiting' ? words.approvedWaiting : words.approved,
    'registration.declined': words.declined,
    'registration.request_lapsed': words.requestLapsed,
    'registration.promoted': words.promoted,
    'registration.place_given': after?.overbooked ? words.placeGivenBeyond(session) : words.placeGiven(session),
    'registration.restored': words.returned,
    'registration.details-changed': words.detailsChanged,
    'registration.answers-changed': words.answersChanged,
    'registration.removed': words.removed,
    'offer.made': words.offered(session),
    'offer.accepted': words.offerAccepted(session),
    'offer.declined': words.offerDeclined(session),
    'offer.again': words.offeredAgain(session),
    'offer.lapsed': words.offerLapsed(session),
    'registration.cancelled': words.cancelled,
    'registration.sessions-changed': words.sessionsChanged(codesOf(line.after?.sessions, sessions)),
    'registration.link_mailed': words.linkMailed,
    'registration.other_way': words.crossed,
    'registration.other_way_wished': words.wishedOtherWay[after?.attends === 'online' ? 'online' : 'on_site'],
    'registration.other_way_left': words.leftOtherLine,
    'registration.links_renewed': words.linksRenewed,
    'attendance.checked_in': words.checkedIn,
    'attendance.check_in_undone': words.checkInUndone,
    'attendance.decided': words.decided[line.after?.decision === 'absent' ? 'absent' : 'present'],
    'attendance.decision_undone': words.decisionUndone,
  };
  const text = Object.hasOwn(texts, line.action) ? texts[line.action] : undefined;
  // Of the event as a whole nothing is added: its plenary is no session that people choose.
  const where = codesOf([line.after?.sessionId], sessions);
  return text
    ? [{ at: line.at, text: where ? `${text} (${where})` : text, note: words.by(whoOf(line, language)) }]
    : [];
}

function madeAs(status: unknown, words: (typeof timelineWords)[Language]): string {
  if (status === 'pending') return words.asked;
  return status === 'waiting' ? words.madeWaiting : words.made;
}

function whoOf({ by, organiser }: AuditLine, language: Language): string {
  const words = timelineWords[language];
  if (by === 'organiser') return organiser ?? words.someOrganiser;
  return by === 'participant' ? words.themselves : 'Kring';
}

function codesOf(ids: unknown, sessions: readonly SessionOption[]): string {
  const chosen: readonly unknown[] = Array.isArray(ids) ? ids : [];
  return sessions
    .filter(({ sessionId }) => chosen.includes(sessionId))
    .map(({ code }) => code)
    .join(', ');
}
