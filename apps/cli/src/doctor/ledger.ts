import { countTrouble, findAlarms, type MailAlarm } from '#mail';
import type { Config, Database } from '#platform';
import { type Finding, ok, problem, spell, warning } from './finding.js';

const LATE_MS = 10 * 60_000;

/** Mail that failed, or that has been due for a while. */
export async function aboutMail(database: Database, now: Date): Promise<Finding[]> {
  const { failed, late } = await countTrouble(database.read, new Date(now.getTime() - LATE_MS));
  const found: Finding[] = [];
  if (late > 0) {
    const remedy = 'Is a worker running, and does the mail server take mail?';
    found.push(problem('mail', `${late} due for more than ten minutes`, remedy));
  }
  if (failed > 0) found.push(warning('mail', `${failed} could not be delivered`, 'The console shows which, and why.'));
  found.push(...(await findAlarms(database.read, now)).map((alarm) => tell(alarm, now)));
  return found.length > 0 ? found : [ok('mail', 'nothing failed, nothing late')];
}

/** Until when mail says to whom it went and what it said. */
export function aboutKeeping({ mailKeepDays }: Pick<Config, 'mailKeepDays'>): Finding {
  return ok('mail kept', `names, addresses and texts until ${mailKeepDays} days after the event (MAIL_KEEP_DAYS)`);
}

function tell({ domain, what, since, mails, said }: MailAlarm, now: Date): Finding {
  const long = spell(now.getTime() - since.getTime());
  if (what === 'unreachable') {
    const remedy = 'Is the mail server running? Mail waits, and leaves when it is back.';
    return problem('mail', `the mail server takes nothing, for ${long}: ${said}`, remedy);
  }
  const who = domain || 'our mail server';
  const remedy = 'They refuse us, not one recipient: look at SPF, DKIM, DMARC, MAIL_FROM and the password in SMTP_URL.';
  return problem('mail', `${who} has refused us for ${long} (${mails} mails): ${said}`, remedy);
}
