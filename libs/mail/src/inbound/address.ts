import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Secrets } from '#platform';

/** What mail to an address of ours is about: a mail that came back, or the answer of somebody's calendar. */
export type InboundPurpose = 'bounces' | 'rsvp';

/** An address of ours, believed. */
export interface InboundAddress {
  readonly purpose: InboundPurpose;
  /** A UUID: of the mail for `bounces`, of the calendar entry for `rsvp`. */
  readonly id: string;
}

/**
 * Addresses at which mail about one row reaches us. Each proves itself: whoever writes to one was told it by us, so
 * nothing in the mail has to be believed to know what it is about. Lower case only, because others change it, and 57
 * octets before the @ at most (RFC 5321 section 4.5.3.1.1 allows 64).
 */
@Injectable()
export class InboundAddresses {
  readonly #domain: string | undefined;

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'inbound'>,
    private readonly secrets: Secrets,
  ) {
    this.#domain = config.inbound?.domain;
  }

  /** `bounces+<id>.<code>@INBOUND_DOMAIN`; `undefined` without that setting: then nothing that is mailed to us is read. */
  inboundAddress(purpose: InboundPurpose, id: string): string | undefined {
    if (!this.#domain) return undefined;
    return `${purpose}+${id.replaceAll('-', '')}.${this.secrets.shortCode(`mail to ${purpose}`, id)}@${this.#domain}`;
  }

  /** Reads an envelope recipient. `undefined` for everything that we did not make ourselves, in constant time. */
  readInboundAddress(text: string): InboundAddress | undefined {
    const [, purpose, digits = '', code = '', domain] = SHAPE.exec(text.toLowerCase()) ?? [];
    if (!isPurpose(purpose) || domain !== this.#domain) return undefined;
    const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return this.secrets.matchesShort(`mail to ${purpose}`, id, code) ? { purpose, id } : undefined;
  }

  /** True for the one address that providers report complaints about all our mail to: `complaints@INBOUND_DOMAIN`. */
  isForComplaints(text: string): boolean {
    return this.#domain !== undefined && text.toLowerCase() === `complaints@${this.#domain}`;
  }

  /** The first address of ours, made for a mail that comes back, in texts of others. */
  findSender(texts: readonly string[]): InboundAddress | undefined {
    for (const text of texts) {
      for (const [found] of text.matchAll(/bounces\+[0-9a-f]{32}\.[0-9a-f]{16}@[a-z0-9.-]{1,255}/gi)) {
        const address = this.readInboundAddress(found);
        if (address) return address;
      }
    }
    return undefined;
  }
}

const SHAPE = /^([a-z]+)\+([0-9a-f]{32})\.([0-9a-f]{16})@([a-z0-9.-]+)$/;

function isPurpose(word: string | undefined): word is InboundPurpose {
  return word === 'bounces' || word === 'rsvp';
}
