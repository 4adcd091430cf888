/** Who may come in by themselves. Left out of an admission: everybody. */
export interface EntryRules {
  readonly isInvitedOnly: boolean;
  /** An organiser says yes or no to whoever asks. */
  readonly needsApproval: boolean;
  /** Domains of addresses that may register, with all below them; empty is any. */
  readonly allowedDomains: readonly string[];
  /** The registration that came of each invitation, null while it is good for one; one that is not here is good for nothing. */
  readonly invitations: ReadonlyMap<string, string | null>;
}

/** Who asks, as far as these rules care. */
interface Asking {
  readonly email: string;
  readonly byOrganiser?: object | undefined;
  readonly invitationId?: string | undefined;
}

/** `in`: to a place or the line; `asks`: to the organiser first; else why not. */
export type Entry = 'in' | 'asks' | 'not_invited' | 'domain_refused';

/**
 * Whether somebody may come in, pure, and without a look at who takes part already: the answer is the same for an address
 * that is known. An organiser's word goes before every rule, and an invitation is an organiser's word.
 */
export function entryOf(rules: EntryRules | undefined, asking: Asking): Entry {
  if (!rules || asking.byOrganiser) return 'in';
  if (asking.invitationId !== undefined)
    return rules.invitations.get(asking.invitationId) === null ? 'in' : 'not_invited';
  if (rules.isInvitedOnly) return 'not_invited';
  if (!isOfDomain(asking.email, rules.allowedDomains)) return 'domain_refused';
  return rules.needsApproval ? 'asks' : 'in';
}

/** True for an address of one of these domains or below; of any domain where there are none. Both as `Address.email` is. */
export function isOfDomain(email: string, domains: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return domains.length === 0 || domains.some((one) => domain === one || domain.endsWith(`.${one}`));
}
