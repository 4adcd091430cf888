import { Inject, Injectable } from '@nestjs/common';
import { findAudit } from '#identity';
import {
  audienceChoices,
  countAudience,
  getMessage,
  isChoice,
  type MessagePreview,
  previewMessage,
  progressOf,
  sayAudience,
  type WrittenMessage,
} from '#messages';
import { CLOCK, type Clock, CONFIG, type Config, Database, type Language } from '#platform';
import type { PersonalLinks } from '#registrations';
import { ConsoleEvents } from '../events/console-events.js';
import { keylessLinks, withoutKeys } from '../mail/keyless.js';

/** Reads what the pages of a message show. */
@Injectable()
export class MessageViews {
  readonly #links: PersonalLinks;

  constructor(
    private readonly database: Database,
    private readonly views: ConsoleEvents,
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#links = keylessLinks(config.publicUrl);
  }

  /** The event, the message and what an audience can be. @throws {NotFound} */
  async one(eventId: string, id: string) {
    const view = await this.views.view(eventId);
    const message = await getMessage(this.database.read, eventId, id);
    return { view, message, choices: await audienceChoices(this.database.read, view.event) };
  }

  /** How far a message is that was pressed. @throws {NotFound} */
  async sent(eventId: string, id: string, language: Language) {
    const { view, message, choices } = await this.one(eventId, id);
    const { read } = this.database;
    const audience = sayAudience(message.audience, choices, language);
    return { view, message, audience, progress: await progressOf(read, message), audit: await findAudit(read, [id]) };
  }

  /** What a press would do now. @throws {NotFound} */
  async toConfirm(eventId: string, id: string, language: Language) {
    const { view, message, choices } = await this.one(eventId, id);
    const asked = { event: view.event, audience: message.audience, now: this.clock.now() };
    const isThere = isChoice(choices, message.audience);
    return {
      view,
      message,
      isThere,
      audience: sayAudience(message.audience, choices, language),
      count: await countAudience(this.database.read, asked),
      preview: await this.preview(message, -1),
    };
  }

  /** The message for the first person behind `after`, without what looks like a key. */
  async preview(message: WrittenMessage, after: number): Promise<MessagePreview | undefined> {
    const options = { after, now: this.clock.now(), links: this.#links };
    const found = await previewMessage(this.database.read, message, options);
    return found && { ...found, mail: { ...found.mail, text: withoutKeys(found.mail.text) } };
  }
}
