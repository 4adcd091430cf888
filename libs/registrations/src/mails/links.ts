import type { Language, Secrets } from '#platform';

/** A person who asks again is mailed a personal link at most this often. */
export const LINK_MAIL_MINUTES = 60;

/** Of links that renewing does not end. */
export const LASTING_VERSION = 1;

type Linked = { readonly id: string; readonly linkVersion: number; readonly language: Language };

/** The personal links of a registration, in the person's language. Derived at every use, stored nowhere. */
export class PersonalLinks {
  constructor(
    private readonly publicUrl: string,
    private readonly secrets: Secrets,
  ) {}

  /** "My registration": see, change, cancel. Never goes into a calendar entry: people share calendars. */
  manage(registration: Linked): string {
    return this.#url(
      registration,
      `mijn/${this.secrets.linkToken('manage', registration.id, registration.linkVersion)}`,
    );
  }

  /** "This was not me": the page that asks before it cancels and erases. */
  remove(registration: Linked): string {
    return `${this.manage(registration)}/niet-ik`;
  }

  /** "It was not me who registered these people": takes the name of who sent the form of a group away. Of a group. */
  removeGroup(group: Linked): string {
    return this.#url(group, `groep/${this.secrets.linkToken('group', group.id, group.linkVersion)}/niet-ik`);
  }

  /** The page that lets in, around the time of the event. */
  join(registration: Linked): string {
    return this.#url(registration, `j/${this.secrets.linkToken('join', registration.id, registration.linkVersion)}`);
  }

  /**
   * Switches reminders and messages of this event off, and can do nothing else: by one press of a mailbox (RFC 8058), or on
   * the page it shows. Renewing the other links leaves it working: the mails that carry it lie in mailboxes.
   */
  unsubscribe(registration: Linked): string {
    return this.#url(registration, `u/${this.secrets.linkToken('unsubscribe', registration.id, LASTING_VERSION)}`);
  }

  /** The page on which somebody who is invited registers. Of an invitation, not of a registration. */
  invitation(invitation: Linked): string {
    const token = this.secrets.linkToken('invitation', invitation.id, invitation.linkVersion);
    return this.#url(invitation, `uitnodiging/${token}`);
  }

  /**
   * The person's own calendar feed, with every event they take part in. Of a contact, not of a registration: it goes to
   * their address by mail only, because a link of one registration may have been handed on.
   */
  feed(contact: Linked): string {
    return this.#url(contact, `feed/${this.secrets.linkToken('feed', contact.id, contact.linkVersion)}`);
  }

  /** The public page of an event. */
  event(slug: string, language: Language): string {
    return `${this.publicUrl}/${language === 'en' ? 'en/' : ''}${slug}`;
  }

  #url({ language }: Linked, path: string): string {
    return `${this.publicUrl}/${language === 'en' ? 'en/' : ''}${path}`;
  }
}
