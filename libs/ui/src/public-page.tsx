import type { ComponentChildren } from 'preact';
import type { Language } from '#platform';
import { Document, type PageMeta } from './document.js';
import { Mark } from './mark.js';
import { localPath, useSite } from './site.js';
import { words } from './words.js';

interface PublicPageProps {
  readonly meta: PageMeta;
  /** Which entry of the main menu this page is. */
  readonly current?: 'agenda' | 'lost-link';
  /** Where the other language is, when it is not this same path. */
  readonly otherPath?: string;
  readonly children: ComponentChildren;
}

/** The shell of every page that visitors see. */
export function PublicPage({ meta, current, otherPath, children }: PublicPageProps) {
  const { language } = useSite();
  const say = words[language];
  return (
    <Document meta={meta}>
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <SiteHead current={current} otherPath={otherPath} />
      <main id="main" class="wrap">
        {children}
      </main>
      <footer class="site-foot">
        <div class="wrap">
          <ul class="foot-links">
            <li>
              <a href={localPath(language, '/toegankelijkheid')}>{say.accessibility}</a>
            </li>
            <li>
              <a href={localPath(language, '/privacy')}>{say.privacy}</a>
            </li>
            <li>
              <a href={localPath(language, '/contact')}>{say.contact}</a>
            </li>
          </ul>
        </div>
      </footer>
    </Document>
  );
}

function SiteHead({ current, otherPath }: Pick<PublicPageProps, 'current' | 'otherPath'>) {
  const { name, language, path } = useSite();
  const say = words[language];
  const other: Language = language === 'nl' ? 'en' : 'nl';
  return (
    <header class="site-head">
      <div class="wrap">
        <a class="mark" href={localPath(language, '/')}>
          <Mark />
          <span>{name}</span>
        </a>
        <nav aria-label={say.mainMenu}>
          <ul class="menu-row">
            <li>
              <a href={localPath(language, '/')} aria-current={current === 'agenda' ? 'page' : undefined}>
                {say.agenda}
              </a>
            </li>
            <li>
              <a href={localPath(language, '/link-kwijt')} aria-current={current === 'lost-link' ? 'page' : undefined}>
                {say.lostLink}
              </a>
            </li>
            <li>
              <a href={localPath(other, otherPath ?? path)} lang={other} hreflang={other}>
                {say.otherLanguage}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}
