import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { LANGUAGES, type Language } from '#platform';

/** What every page knows of the place it is shown in. One community, one request. */
export interface Site {
  /** Name of the community, in the page's language. */
  readonly name: string;
  readonly hue: number;
  /** Origin without a trailing slash, for addresses that leave the page. */
  readonly origin: string;
  readonly language: Language;
  /** Path of the request without its language prefix and without its query. */
  readonly path: string;
  /** Address of the built-in mailbox, when mail is caught instead of sent. */
  readonly mailCaughtAt?: string | undefined;
}

const PREFIX: Record<Language, string> = { nl: '', en: '/en' };

const SiteContext = createContext<Site>({
  name: 'Kring',
  hue: 222,
  origin: 'http://localhost',
  language: 'nl',
  path: '/',
});

/** Lets every piece of a page reach its `Site`; `renderPage` puts it in place. */
export const SiteProvider = SiteContext.Provider;

/** The site this piece is rendered in. */
export function useSite(): Site {
  return useContext(SiteContext);
}

/** A path in a language: Dutch has no prefix, the others do. The words of the path stay Dutch. */
export function localPath(language: Language, path: string): string {
  const prefix = PREFIX[language];
  return path === '/' ? prefix || '/' : `${prefix}${path}`;
}

/** Splits a request's path into its language and the rest. */
export function readPath(url: string): { language: Language; path: string } {
  const path = url.split(/[?#]/, 1)[0] || '/';
  for (const language of LANGUAGES) {
    const prefix = PREFIX[language];
    if (prefix && (path === prefix || path.startsWith(`${prefix}/`)))
      return { language, path: path.slice(prefix.length) || '/' };
  }
  return { language: 'nl', path };
}
