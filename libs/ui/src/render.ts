import { h, isValidElement, type JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Site, SiteProvider } from './site.js';

/** A page as HTML text. Everything people typed is encoded on the way. */
export function renderPage(page: JSX.Element, site: Site): string {
  return `<!doctype html>${renderToString(h(SiteProvider, { value: site, children: page }))}`;
}

/** True for what JSX makes. */
export function isPage(value: unknown): value is JSX.Element {
  return typeof value === 'object' && value !== null && isValidElement(value);
}
