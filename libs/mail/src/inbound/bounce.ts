import type { RecipientReport } from './delivery-report.js';

/** What a report means for the mail, and for mail to that address from now on. */
export interface Bounce {
  readonly what: 'bounced' | 'delayed' | 'delivered';
  readonly status: string;
  readonly said: string;
  /** `now`: nobody lives there. `if_repeated`: perhaps for a while. `never`: it is not the address. */
  readonly suppress: 'now' | 'if_repeated' | 'never';
  /** Our own side is suspect: the operator should look. */
  readonly alarm: boolean;
}

/** Mails to one address that came back within `LATELY_DAYS` and make us stop trying. */
export const SOFT_LIMIT = 3;
export const LATELY_DAYS = 30;

/**
 * What the reports in one notification mean for a mail to `to`. Of several the worst counts.
 * `undefined` when there is none: a notification that says nothing.
 */
export function decideBounce(reports: readonly RecipientReport[], to: string): Bounce | undefined {
  const report =
    reports.find(({ action }) => action === 'failed') ??
    reports.find(({ action }) => action === 'delayed') ??
    reports[0];
  if (!report) return undefined;
  const { action, status, said, addresses } = report;
  if (action !== 'failed') {
    return { what: action === 'delayed' ? 'delayed' : 'delivered', status, said, suppress: 'never', alarm: false };
  }
  // Forwarded on: the address we know exists, only what lies behind it does not.
  const isTheirs = addresses.length === 0 || addresses.includes(to.toLowerCase());
  return { what: 'bounced', status, said, ...judgeStatus(status, isTheirs) };
}

/** What a status by RFC 3463 says of the address. @param isTheirs the report is about the address we wrote to. */
export function judgeStatus(status: string, isTheirs = true): Pick<Bounce, 'suppress' | 'alarm'> {
  // Policy, or our own sender address is not believed: nothing is wrong with theirs.
  if (/^5\.7\.|^5\.1\.[78]$/.test(status)) return { suppress: 'never', alarm: true };
  // Too long, or not to be read: the next mail may well arrive.
  if (/^[45]\.(?:6\.|2\.3$|3\.4$)/.test(status)) return { suppress: 'never', alarm: false };
  if (status.startsWith('5.1.') && isTheirs) return { suppress: 'now', alarm: false };
  return { suppress: 'if_repeated', alarm: false };
}
