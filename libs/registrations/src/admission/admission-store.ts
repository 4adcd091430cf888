import { type EventDetails, type EventState, eventState, lockEvent } from '#events';
import { answerClaims } from '#identity';
import type { MailToQueue, Outbox } from '#mail';
import type { Clock, Tx } from '#platform';
import { groupMails } from '../group/group-mail.js';
import { FIRST_MAIL, type RegistrationMailKind, registrationMail } from '../mails/registration-mail.js';
import type { CalendarEntries } from '../news/calendar-entries.js';
import { openPlacesOf } from '../places/early-places.js';
import { attendsOf } from '../places/places.js';
import { savePools } from '../places/session-places.js';
import type { AdmissionStore, Admitted } from './admission-desk.js';
import { admit, type Decision, type KnownRegistration } from './admit.js';
import type { EntryRules } from './entry.js';
import { groupsBefore, takenNow } from './group-rows.js';
import { loadInvited, noteUsed } from './invited.js';
import { loadDeclined, loadKnown, type Person, personsOf } from './known-addresses.js';
import { insertRegistrations, type RegistrationRequest } from './new-registrations.js';
import { type KeyedAnswer, toVerdict } from './verdict.js';

/** The rows behind the admission desk of one event: load, decide, write, all under the lock of the event. */
export class AdmissionRows implements AdmissionStore<RegistrationRequest, EventDetails> {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly entries: CalendarEntries,
  ) {}

  lock(tx: Tx, eventId: string): Promise<EventDetails> {
    return lockEvent(tx, eventId);
  }

  async admit(tx: Tx, event: EventDetails, asked: readonly RegistrationRequest[]): Promise<Admitted> {
    const invited = await loadInvited(tx, event.id, asked);
    const batch = asked.map((request) => ({
      ...request,
      attends: attendsOf(event, request.attends),
      invitationId: invited.idOf(request),
    }));
    const now = this.clock.now(); // read under the lock: later batches never carry an earlier time in this process
    const pools = await openPlacesOf(tx, event, now);
    const known = await knownOf(tx, event, batch);
    const groups = await groupsBefore(tx, event.id, batch, now);
    const admission = admit({ ...rulesOf(event, pools, now, invited.invitations), pools, known, groups }, batch);
    const made = batch.flatMap((request, i) => {
      const decision = admission.decisions[i];
      return decision?.kind === 'admitted' ? [{ request, status: decision.status, places: decision.places }] : [];
    });
    const taken = takenNow(batch, admission);
    await insertRegistrations(tx, event.id, made, now, taken);
    const used = made.flatMap(({ request }) => request.invitationId ?? []);
    await noteUsed(tx, used, now);
    const confirmed = made.filter(({ status }) => status === 'confirmed');
    await this.entries.open(
      tx,
      confirmed.map(({ request }) => request.registrationId),
    );
    await savePools(tx, pools, admission.pools);
    await noteMailedLinks(tx, admission.decisions, now);
    const mails = this.#mails(event, batch, admission.decisions, personsOf(known, batch), now);
    const summaries = await groupMails(
      tx,
      event,
      taken,
      (email) => made.some(({ request }) => request.email === email),
      now,
    );
    const mailIds = await this.outbox.queue(tx, [...mails, ...summaries], now);
    const after = eventState(event, admission.pools, now);
    await answerClaims(tx, claimedAnswers(batch, admission.decisions, after));
    return { decisions: admission.decisions, answers: admission.answers, mailIds };
  }

  #mails(
    event: EventDetails,
    batch: readonly RegistrationRequest[],
    decisions: readonly Decision[],
    persons: ReadonlyMap<string, Person>,
    now: Date,
  ): MailToQueue[] {
    return batch.flatMap((request, i) => {
      const decision = decisions[i];
      const mail = (kind: RegistrationMailKind, registrationId: string, occurrence: string) => {
        const person = persons.get(registrationId);
        const subject = person && { ...person, registrationId, eventId: event.id };
        return subject
          ? [
              {
                ...registrationMail(kind, subject, occurrence, this.entries.uid(registrationId), event.endsAt),
                isWithheld: request.source === 'demo',
              },
            ]
          : [];
      };
      if (decision?.kind === 'admitted') {
        if (request.byOrganiser?.tellsThem === false) return [];
        return mail(FIRST_MAIL[decision.status], request.registrationId, '1');
      }
      if (decision?.kind !== 'known' || !decision.mailsLink) return [];
      const { status, registrationId } = decision.known;
      return mail(MAIL_AGAIN[status], registrationId, now.toISOString());
    });
  }
}

/** What somebody reads whose address was typed once more: how they stand, and their link. */
const MAIL_AGAIN = {
  confirmed: 'already-registered',
  waiting: 'already-registered',
  pending: 'requested',
  declined: 'declined',
} as const satisfies Record<KnownRegistration['status'], RegistrationMailKind>;

/** Who takes part already; where organisers decide, also whom they told no. */
async function knownOf(tx: Tx, event: EventDetails, batch: readonly RegistrationRequest[]) {
  const emails = batch.map((request) => request.email);
  const known = await loadKnown(tx, event.id, emails);
  return event.approval ? new Map([...(await loadDeclined(tx, event.id, emails)), ...known]) : known;
}

/** What the event says about who may come, and when. */
function rulesOf(
  event: EventDetails,
  pools: Parameters<typeof eventState>[1],
  now: Date,
  invitations: EntryRules['invitations'],
) {
  const { access, approval, allowedDomains, waitingCapacity } = event;
  const standing = eventState(event, pools, now);
  const [isOpen, isOpenToOrganisers] = [OPEN.has(standing), !OVER.has(standing)];
  const entry = { isInvitedOnly: access === 'invited', needsApproval: approval, allowedDomains, invitations };
  return { now, isOpen, isOpenToOrganisers, waitingCapacity, entry };
}

/** What those learn who ask again with the same key. Verdicts and ids only: see `IdempotencyKeys`. */
function claimedAnswers(batch: readonly RegistrationRequest[], decisions: readonly Decision[], after: EventState) {
  return batch.flatMap(({ claim, registrationId }, i) => {
    const decision = decisions[i];
    if (!claim || !decision) return [];
    return [{ claim, answer: { verdict: toVerdict(decision, registrationId), after } satisfies KeyedAnswer }];
  });
}

const OVER: ReadonlySet<string> = new Set(['draft', 'cancelled', 'ended']);
const OPEN: ReadonlySet<string> = new Set(['open', 'full_waiting_open', 'sold_out']);

async function noteMailedLinks(tx: Tx, decisions: readonly Decision[], now: Date): Promise<void> {
  const ids = decisions.flatMap((d) => (d.kind === 'known' && d.mailsLink ? [d.known.registrationId] : []));
  if (ids.length > 0)
    await tx.query('update registration set link_mailed_at = $2 where id = any($1::uuid[])', [ids, now]);
}
