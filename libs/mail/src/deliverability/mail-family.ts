import { domainToASCII } from 'node:url';

/** Mail domains behind which the same servers stand: what one of them asks for, all of them mean. */
const FAMILIES: readonly (readonly string[])[] = [
  ['gmail.com', 'googlemail.com'],
  ['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'hotmail.nl', 'live.nl', 'outlook.nl', 'hotmail.be', 'live.be'],
  ['yahoo.com', 'ymail.com', 'rocketmail.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'aol.com'],
  ['icloud.com', 'me.com', 'mac.com'],
  ['ziggo.nl', 'upcmail.nl', 'home.nl', 'chello.nl', 'casema.nl', 'quicknet.nl', 'zeelandnet.nl'],
  ['kpnmail.nl', 'kpnplanet.nl', 'planet.nl', 'hetnet.nl', 'xs4all.nl', 'telfort.nl'],
  ['proton.me', 'protonmail.com', 'pm.me'],
];
const HEADS = new Map(FAMILIES.flatMap((family) => family.map((domain) => [domain, family[0] as string])));

/** The address as it is compared: lower case, its domain in ASCII and without a dot at the end. */
export function comparedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address
    .slice(at + 1)
    .replace(/\.$/, '')
    .toLowerCase();
  return `${address.slice(0, at).trim().toLowerCase()}@${domainToASCII(domain) || domain}`;
}

/** Whose servers take mail for an address: its domain, or the name of the family of domains. */
export function mailFamily(address: string): string {
  const compared = comparedAddress(address);
  const domain = compared.slice(compared.lastIndexOf('@') + 1);
  return HEADS.get(domain) ?? domain;
}
