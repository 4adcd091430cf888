import type { IncomingHttpHeaders } from 'node:http';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for a request that by its method asks for nothing to change (RFC 9110 section 9.2.1). */
export const isReading = (method: string): boolean => SAFE.has(method);

/** Paths that carry a personal link. Their pages say no-referrer, and then browsers send `Origin: null` with a form. */
const SECRET_PATH = /^(?:\/en)?\/(?:mijn|j|u|u\/samenvatting|uitnodiging|feed|groep)\/[A-Za-z0-9_-]{40,}(?:\/|$)/;

/**
 * True when a request that changes something was made by one of our own pages, or by a program that no page can steer.
 * Public forms carry no token, so that their pages can be cached: this check and SameSite cookies stand in for it.
 *
 * Browsers since 2023 send `Sec-Fetch-Site`, which a page cannot forge; older ones send `Origin`. A request with
 * neither is no browser, so there is no cookie or network position for another site to abuse. With `Origin: null`
 * only a path that is itself a secret passes: whoever can write that path needs no forged form.
 */
export function isFromOurPages(method: string, path: string, headers: IncomingHttpHeaders, origin: string): boolean {
  if (isReading(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  if (headers.origin === 'null') return SECRET_PATH.test(path);
  return headers.origin === origin;
}
