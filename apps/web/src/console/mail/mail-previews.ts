import { Inject, Injectable } from '@nestjs/common';
import { MailKinds, type Preview, previewMail } from '#mail';
import { messageMail, plannedMail, reminderMail, trialMail } from '#messages';
import { CLOCK, type Clock, CONFIG, type Config, Database } from '#platform';
import {
  declinedMailKind,
  feedMailKind,
  groupMailKind,
  invitationMailKind,
  registrationMailKinds,
} from '#registrations';
import { keylessLinks, withoutKeys } from './keyless.js';

/**
 * Letters as people got them, for whoever may see the mail log, but without their keys: a personal link would let its
 * reader act as the person.
 */
@Injectable()
export class MailPreviews {
  readonly #kinds: MailKinds;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const links = keylessLinks(config.publicUrl);
    this.#kinds = new MailKinds([
      ...registrationMailKinds(links),
      invitationMailKind(links),
      declinedMailKind(links),
      feedMailKind(links),
      groupMailKind(links),
      reminderMail(links),
      messageMail(links),
      trialMail(links),
      plannedMail(links),
    ]);
  }

  async of(mailId: string): Promise<Preview> {
    const preview = await previewMail(this.database.read, this.#kinds, mailId, this.clock.now());
    if (preview.kind !== 'letter') return preview;
    return { ...preview, text: withoutKeys(preview.text) };
  }
}
