import type { ComponentChildren } from 'preact';
import { LANGUAGES, type Language } from '#platform';
import { assetUrl } from './assets.js';
import { localPath, useSite } from './site.js';
import { themeUrl } from './theme.js';

/** What a page tells machines about itself. */
export interface PageMeta {
  readonly title: string;
  readonly description?: string | undefined;
  /** Languages the page exists in; one canonical address and one alternate each. Absent: the page is not for search engines. */
  readonly languages?: readonly Language[];
  /** Other forms of the page that programs can follow: their paths, without the language. */
  readonly feeds?: readonly { readonly type: string; readonly path: string; readonly title: string }[];
  /** Open Graph type, for pages that people share. */
  readonly kind?: 'website' | 'article';
  /** Go on to this address at once. Never later: a page that moves under a reader is no page (WCAG 2.2.1). */
  readonly goesTo?: string | undefined;
  /** schema.org data. Goes into a data block, so the content security policy need not allow scripts. */
  readonly data?: object | undefined;
}

interface DocumentProps {
  readonly meta: PageMeta;
  readonly bodyClass?: string;
  /** The page works without; with it, parts of it move by themselves. */
  readonly live?: boolean;
  readonly children: ComponentChildren;
}

/** The outermost element of every page. */
export function Document({ meta, bodyClass, live = false, children }: DocumentProps) {
  const site = useSite();
  return (
    <html lang={site.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{meta.title === site.name ? site.name : `${meta.title} – ${site.name}`}</title>
        {meta.description && <meta name="description" content={meta.description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="preload" href={assetUrl('hanken-latin.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={themeUrl(site.hue)} />
        <link rel="stylesheet" href={assetUrl('site.css')} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Addresses meta={meta} />
        {meta.feeds?.map(({ type, path, title }) => (
          <link key={path} rel="alternate" type={type} title={title} href={localPath(site.language, path)} />
        ))}
        {/* The address ends where the attribute ends, so nothing in it can add a second one. */}
        {meta.goesTo && <meta http-equiv="refresh" content={`0;url=${new URL(meta.goesTo).href}`} />}
        {live && <Scripts />}
        {meta.data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: encodeJson(meta.data) }} />}
      </head>
      <body class={bodyClass}>{children}</body>
    </html>
  );
}

function Addresses({ meta }: { meta: PageMeta }) {
  const { origin, language, path, name } = useSite();
  if (!meta.languages) return <meta name="robots" content="noindex" />;
  return (
    <>
      <link rel="canonical" href={origin + localPath(language, path)} />
      {LANGUAGES.filter((other) => meta.languages?.includes(other)).map((other) => (
        <link key={other} rel="alternate" hreflang={other} href={origin + localPath(other, path)} />
      ))}
      <meta property="og:type" content={meta.kind ?? 'website'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={meta.title} />
      {meta.description && <meta property="og:description" content={meta.description} />}
      <meta property="og:url" content={origin + localPath(language, path)} />
      <meta property="og:locale" content={language === 'nl' ? 'nl_NL' : 'en_GB'} />
    </>
  );
}

/** htmx would write a style element for its indicator, which our policy forbids; its expressions would need eval. */
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false });

function Scripts() {
  return (
    <>
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <script src={assetUrl('htmx.js')} defer />
      <script src={assetUrl('site.js')} defer />
    </>
  );
}

/** JSON that cannot end its own element: the HTML parser looks for `</script` and `<!--` before JSON is ever read. */
function encodeJson(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
