import type { Language, Secrets } from '#platform';

/** It only switches a mail off, which its owner switches on again in the console: there is nothing to revoke. */
const VERSION = 1;

/** The links in a digest: to the console, which asks who you are, and the one that switches it off, which does not. */
export class DigestLinks {
  constructor(
    private readonly publicUrl: string,
    private readonly secrets: Pick<Secrets, 'linkToken' | 'readLink'>,
  ) {}

  /** @param path of a page of the console. */
  page(path: string): string {
    return this.publicUrl + path;
  }

  /** Takes one press of a mailbox (RFC 8058), and shows people a page. */
  off(organiserId: string, language: Language): string {
    const token = this.secrets.linkToken('digest', organiserId, VERSION);
    return `${this.publicUrl}/${language === 'en' ? 'en/' : ''}u/samenvatting/${token}`;
  }

  /** Whose digest such a link switches off. `undefined` for any other link. */
  ownerOf(token: string): string | undefined {
    const claim = this.secrets.readLink(token);
    return claim?.isValid('digest', VERSION) ? claim.id : undefined;
  }
}
