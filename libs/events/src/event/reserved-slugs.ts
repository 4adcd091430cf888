/** First steps of addresses that belong to the site itself. An event must never hide one of them. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...['en', 'nl', 'console', 'mijn', 'j', 'uitnodiging', 'link-kwijt', 'api', 'assets', 'theme', 'agenda', 'zoeken', 'statistiek'],
  ...[
    'toegankelijkheid',
    'privacy',
    'contact',
    'over',
    'nieuwsbrief',
    'themagroepen',
    'reeks',
    'groepen',
    'community',
    'kalender',
  ],
  ...['aanmelden', 'aangemeld', 'afmelden', 'afzeggen', 'bedankt', 'inloggen', 'uitloggen', 'live', 'terugkijken'],
  ...['programma', 'room', 'checkin', 'feed', 'login', 'logout', 'admin', 'livez', 'readyz', 'healthz', 'metrics'],
  ...['robots', 'favicon', 'sitemap', 'manifest', 'well-known', 'security', 'undefined', 'null', 'new', 'static'],
]);
