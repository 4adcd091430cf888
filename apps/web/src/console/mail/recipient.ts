import { readableAddress } from '#people';
import type { Language } from '#platform';

const FORGOTTEN: Record<Language, string> = { nl: 'gewist', en: 'erased' };

/** For whom a mail was, as people read it. `address` is empty when the name says enough. */
export function sayRecipient(
  { name, address }: { readonly name: string; readonly address: string },
  language: Language,
): { readonly name: string; readonly address: string } {
  const shown = readableAddress(address);
  return name ? { name, address: shown } : { name: shown || FORGOTTEN[language], address: '' };
}
