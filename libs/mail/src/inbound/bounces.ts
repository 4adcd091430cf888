import { cleanLine, type Logger, type Tx } from '#platform';
import { type SuppressionCause, suppress } from '../deliverability/suppression.js';
import { type MailEventKind, noteMailEvent } from '../ledger/history.js';
import { oneLine } from '../mailbox.js';
import { type Bounce, decideBounce, judgeStatus, LATELY_DAYS, SOFT_LIMIT } from './bounce.js';
import { type Complaint, readComplaint } from './complaint.js';
import { readDeliveryReport } from './delivery-report.js';
import type { InboundHandler, InboundOutcome } from './handler.js';
import type { ParsedInbound } from './parsed.js';

/**
 * The person behind these subjects wants no more reminders and messages about them. False when the subjects name nobody
 * who could: then the address itself is suppressed. Wired by the worker, because a mail knows no registrations.
 */
export type SwitchOff = (tx: Tx, subjectIds: Readonly<Record<string, string>>, now: Date) => Promise<boolean>;

/** The mail that something came in about, as far as it matters here. */
interface AboutMail {
  readonly id: string;
  readonly to: string;
  readonly subjectIds: Readonly<Record<string, string>>;
  readonly bouncedAt: Date | null;
}

/**
 * Reads what comes back: notifications of servers (RFC 3464), complaints (RFC 5965), and answers of machines that follow
 * no standard. Which mail it is about is proved by the address; From, To and the returned text are never asked.
 */
export class Bounces implements InboundHandler {
  readonly purpose = 'bounces';

  constructor(
    private readonly switchOff: SwitchOff,
    private readonly log: Logger,
  ) {}

  async handle(tx: Tx, mail: ParsedInbound, id: string, now: Date): Promise<InboundOutcome> {
    const complaint = readComplaint(mail);
    const reports = complaint ? undefined : readDeliveryReport(mail);
    const kind = complaint ? 'complaint' : reports ? 'bounce' : 'other';
    // Persons before their mails, in the order in which an erasure takes them: locked the other way each would wait for the other.
    const off = stopsMail(complaint) && (await this.#switchOff(tx, id, now));
    const about = await lockMail(tx, id);
    // A mail that never left cannot come back; of one that was erased nothing is written down again.
    if (!about) return { kind, became: 'not_kept' };
    const { subjectIds } = about;
    if (complaint) return { kind, subjectIds, ...(await complained(tx, about, complaint, off, now)) };
    const bounce = reports && decideBounce(reports, about.to);
    if (bounce) return { kind, subjectIds, ...(await this.#bounced(tx, about, bounce, now)) };
    return { kind, subjectIds, ...(await answered(tx, about, mail, now)) };
  }

  async #bounced(tx: Tx, mail: AboutMail, bounce: Bounce, now: Date): Promise<Came> {
    const fields = { status: bounce.status, said: bounce.said };
    if (bounce.what === 'delivered' || mail.bouncedAt) return { became: 'nothing_new', fields };
    await note(tx, mail, bounce.what, now, bounce.status, bounce.said);
    if (bounce.what === 'delayed') return { became: 'delayed', fields };
    await tx.query('update outgoing_mail set bounced_at = $2, bounce_code = $3 where id = $1', [
      mail.id,
      now,
      bounce.status,
    ]);
    if (bounce.alarm) this.#alarm(mail, bounce);
    const reason = await whySuppress(tx, mail, bounce, now);
    const why = reason && { reason, code: bounce.status, said: bounce.said };
    return { became: why && (await stopMail(tx, mail, why, now)) ? 'suppressed' : 'bounced', fields };
  }

  /** Whether the person that a mail was for could be asked to be left alone. */
  async #switchOff(tx: Tx, id: string, now: Date): Promise<boolean> {
    const [mail] = await tx.query('select subject_ids from outgoing_mail where id = $1 and facts is not null', [id]);
    return mail !== undefined && (await this.switchOff(tx, mail.subject_ids, now));
  }

  #alarm(mail: AboutMail, { status, said }: Bounce): void {
    this.log.error(
      { mail: mail.id, code: status, answer: said, alarm: 'mail' },
      'a server sent our mail back for what we are, not for whom it was: look at SPF, DKIM, MAIL_FROM and our reputation',
    );
  }
}

type Came = Pick<InboundOutcome, 'became' | 'fields'>;

/** "Not spam" takes a complaint back; a report about signatures is for whoever runs the mail server. */
const stopsMail = (complaint: Complaint | undefined): boolean =>
  complaint !== undefined && complaint.type !== 'not-spam' && complaint.type !== 'auth-failure';

/** @param isOff the person behind the mail gets no more reminders and messages; else the address gets nothing. */
async function complained(tx: Tx, mail: AboutMail, complaint: Complaint, isOff: boolean, now: Date): Promise<Came> {
  const { type } = complaint;
  const fields = { type, reporter: oneLine(complaint.reporter, 200) };
  if (!stopsMail(complaint)) return { became: 'nothing_new', fields };
  await note(tx, mail, 'complained', now, type);
  if (isOff) return { became: 'switched_off', fields };
  const isNew = await stopMail(tx, mail, { reason: 'complained', code: type, said: fields.reporter }, now);
  return { became: isNew ? 'suppressed' : 'nothing_new', fields };
}

/** A bounce that follows no standard has no sender; a person who answers has one; an absent person's machine says so. */
async function answered(tx: Tx, about: AboutMail, mail: ParsedInbound, now: Date): Promise<Came> {
  const fields = { subject: mail.subject };
  const byServer = mail.envelopeFrom === '' || /^(?:mailer-daemon|postmaster)@/.test(mail.envelopeFrom);
  if (!byServer) return { became: mail.isAutomatic ? 'automatic' : 'not_read' };
  await note(tx, about, 'answered', now, '', mail.subject);
  return { became: 'answered', fields };
}

async function note(tx: Tx, { id }: AboutMail, what: MailEventKind, at: Date, code: string, text = ''): Promise<void> {
  await noteMailEvent(tx, { mailId: id, at, what, code, text: cleanLine(text) });
}

/** Nothing more goes to that address; false when that was so already. */
async function stopMail(
  tx: Tx,
  { id, to }: AboutMail,
  why: Omit<SuppressionCause, 'address'>,
  now: Date,
): Promise<boolean> {
  const isNew = await suppress(tx, { ...why, address: to, mail: id }, now);
  if (isNew) await noteMailEvent(tx, { mailId: id, at: now, what: 'suppressed', code: why.code, text: '' });
  return isNew;
}

/** Nobody lives there; or mail keeps coming back, and not because of what we sent. */
async function whySuppress(
  tx: Tx,
  { to }: AboutMail,
  bounce: Bounce,
  now: Date,
): Promise<SuppressionCause['reason'] | undefined> {
  if (bounce.suppress !== 'if_repeated') return bounce.suppress === 'now' ? 'bounced' : undefined;
  const since = new Date(now.getTime() - LATELY_DAYS * 86_400_000);
  const lately: { bounce_code: string }[] = await tx.query(
    `select bounce_code from outgoing_mail
      where bounced_at is not null and lower(to_address) = lower($1) and bounced_at > $2 order by bounced_at desc limit 50`,
    [to, since],
  );
  const counted = lately.filter((row) => judgeStatus(row.bounce_code).suppress !== 'never');
  return counted.length >= SOFT_LIMIT ? 'bounced_often' : undefined;
}

/** Locked, so that two notifications about one mail are read one after the other. */
async function lockMail(tx: Tx, id: string): Promise<AboutMail | undefined> {
  const [row]: AboutMail[] = await tx.query(
    `select id, to_address as "to", subject_ids as "subjectIds", bounced_at as "bouncedAt"
       from outgoing_mail where id = $1 and facts is not null for no key update`,
    [id],
  );
  return row;
}
