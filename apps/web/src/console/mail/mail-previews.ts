import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MailKinds, type Preview, previewMail } from '#mail';
import { messageMail, plannedMail, reminderMail, trialMail } from '#messages';
import { CLOCK, type Clock, CONFIG, type Config, Database, Secrets } from '#platform';
import {
  declinedMailKind,
  feedMailKind,
  invitationMailKind,
  PersonalLinks,
  registrationMailKinds,
} from '#registrations';

/**
 * Letters as people got them, for whoever may see the mail log, but without their keys: a personal link would let its
 * reader act as the person. Links here are made with a key that nobody has, and shown without what looks like one.
 */
@Injectable()
export class MailPreviews {
  readonly #kinds: MailKinds;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const links = new PersonalLinks(config.publicUrl, new Secrets([randomBytes(32).toString('hex')]));
    this.#kinds = new MailKinds([
      ...registrationMailKinds(links),
      invitationMailKind(links),
      declinedMailKind(links),
      feedMailKind(links),
      reminderMail(links),
      messageMail(links),
      trialMail(links),
      plannedMail(links),
    ]);
  }

  async of(mailId: string): Promise<Preview> {
    const preview = await previewMail(this.database.read, this.#kinds, mailId, this.clock.now());
    if (preview.kind !== 'letter') return preview;
    return { ...preview, text: preview.text.replace(/\/(mijn|j|u|uitnodiging|feed)\/[\w-]{48}/g, '/$1/…') };
  }
}
