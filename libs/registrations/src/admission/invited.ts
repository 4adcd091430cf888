import type { LinkClaim, Tx } from '#platform';
import type { RegistrationRequest } from './new-registrations.js';

/** What the links of a batch are worth: under which id the rule looks, and what came of that invitation. */
export interface Invited {
  /** An id that no row has stands for every link that is none: made up, withdrawn, or of another event. */
  idOf(request: RegistrationRequest): string | undefined;
  readonly invitations: ReadonlyMap<string, string | null>;
}

const NO_INVITATION = 'none';

interface Row {
  readonly id: string;
  readonly linkVersion: number;
  readonly isUsed: boolean;
  readonly registrationId: string | null;
}

/** Looks up the invitations whose links were used in a batch. The event is locked; without links it costs nothing. */
export async function loadInvited(
  tx: Tx,
  eventId: string,
  requests: readonly Pick<RegistrationRequest, 'invitation'>[],
): Promise<Invited> {
  const claims = requests.flatMap(({ invitation }) => (invitation && invitation !== 'unreadable' ? [invitation] : []));
  const rows: Row[] =
    claims.length === 0
      ? []
      : await tx.query(
          `select i.id, i.link_version as "linkVersion", i.used_at is not null as "isUsed", r.id as "registrationId"
           from invitation i left join registration r on r.invitation_id = i.id
           where i.id = any($1::uuid[]) and i.event_id = $2 and i.withdrawn_at is null`,
          [claims.map((claim) => claim.id), eventId],
        );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const isGood = (claim: LinkClaim) => {
    const row = byId.get(claim.id);
    return row !== undefined && claim.isValid('invitation', row.linkVersion);
  };
  return {
    idOf: ({ invitation }) => {
      if (invitation === undefined) return undefined;
      return invitation !== 'unreadable' && isGood(invitation) ? invitation.id : NO_INVITATION;
    },
    invitations: new Map(rows.map((row) => [row.id, row.isUsed ? (row.registrationId ?? NO_INVITATION) : null])),
  };
}

/** Writes down that invitations were used, in the transaction of the registrations that came of them. */
export async function noteUsed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0) await tx.query('update invitation set used_at = $2 where id = any($1::uuid[])', [ids, now]);
}
