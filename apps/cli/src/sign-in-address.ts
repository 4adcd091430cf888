import type { INestApplicationContext } from '@nestjs/common';
import { Organisers, SignIn } from '#identity';

/** An address that signs an organiser in once, with who that is. */
export interface SignInAddress {
  readonly email: string;
  readonly url: string;
}

/**
 * Makes a link for the terminal: for `email`, or else for the owner who came first. `undefined` when there is nobody
 * with that address who may come in. The link is a key, so it is printed and never logged.
 */
export async function makeSignInAddress(
  house: INestApplicationContext,
  site: string,
  email?: string,
): Promise<SignInAddress | undefined> {
  const chosen = email ?? (await firstOwner(house));
  if (!chosen) return undefined;
  const link = await house.get(SignIn).makeLink(chosen.trim().toLowerCase());
  return link.kind === 'made' ? { email: chosen, url: `${site}${link.path}` } : undefined;
}

async function firstOwner(house: INestApplicationContext): Promise<string | undefined> {
  const organisers = await house.get(Organisers).list();
  const owners = organisers.filter(({ role, disabledAt }) => role === 'owner' && disabledAt === null);
  return owners.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0]?.email;
}
