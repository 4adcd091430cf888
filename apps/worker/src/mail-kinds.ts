import { identityMailKinds } from '#identity';
import { MailKinds } from '#mail';
import { DigestLinks, digestMailKind, messageMail, plannedMail, reminderMail, trialMail } from '#messages';
import type { Config, Secrets } from '#platform';
import {
  declinedMailKind,
  feedMailKind,
  groupMailKind,
  invitationMailKind,
  type PersonalLinks,
  registrationMailKinds,
} from '#registrations';

/** Every mail this program can send. A lib that queues a mail brings the kind that gathers and renders it. */
export function mailKinds(config: Config, secrets: Secrets, links: PersonalLinks): MailKinds {
  return new MailKinds([
    ...identityMailKinds(config, secrets),
    ...registrationMailKinds(links),
    invitationMailKind(links),
    declinedMailKind(links),
    feedMailKind(links),
    groupMailKind(links),
    reminderMail(links),
    messageMail(links),
    trialMail(links),
    plannedMail(links),
    digestMailKind(new DigestLinks(config.publicUrl, secrets)),
  ]);
}
