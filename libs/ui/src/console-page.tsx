import type { ComponentChildren } from 'preact';
import { Document } from './document.js';
import { Icon, type IconName } from './icon.js';
import { Mark } from './mark.js';
import { useSite } from './site.js';
import { words } from './words.js';

/** One entry of the sidebar. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly isCurrent?: boolean;
}

interface ConsolePageProps {
  readonly title: string;
  readonly navLabel: string;
  readonly nav: readonly NavItem[];
  /** Name of who is signed in, and what their "sign out" button posts. */
  readonly who: { readonly name: string; readonly signOutAction: string; readonly csrf: string };
  /** Parts of the page move by themselves (htmx). */
  readonly live?: boolean;
  readonly children: ComponentChildren;
}

/** The shell of the organisers' pages. Its children stand below each other in the main column. */
export function ConsolePage({ title, navLabel, nav, who, live = false, children }: ConsolePageProps) {
  const { language, name } = useSite();
  const say = words[language];
  return (
    <Document meta={{ title }} bodyClass="console" live={live}>
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <header class="side">
        <a class="mark" href="/console">
          <Mark />
          <span>{name}</span>
        </a>
        <nav aria-label={navLabel}>
          <ul class="side-nav">
            {nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.isCurrent ? 'page' : undefined}>
                  {item.icon && <Icon name={item.icon} />}
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form class="who" method="post" action={who.signOutAction}>
          <input type="hidden" name="csrf" value={who.csrf} />
          <span>{who.name}</span>
          <button class="link">{say.signOut}</button>
        </form>
      </header>
      <main id="main" class="stack-l">
        <MailIsCaught />
        {children}
      </main>
    </Document>
  );
}

/** Whoever publishes an event must know that nobody will get its mails. */
function MailIsCaught() {
  const { language, mailCaughtAt } = useSite();
  const say = words[language];
  if (!mailCaughtAt) return null;
  return (
    <p class="banner">
      <Icon name="mailbox" />
      <span>
        {say.mailIsCaught} <a href={mailCaughtAt}>{say.openMailbox}</a>
      </span>
    </p>
  );
}

/** Heading of a console page: where you are, what it is about, and what you can do. */
export function ConsoleHead(props: {
  readonly crumbs?: readonly { readonly href: string; readonly label: string }[];
  readonly title: string;
  /** Language of the title, when it is not the page's. */
  readonly titleLanguage?: string | undefined;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="console-head">
      <div class="fill-x">
        {props.crumbs && props.crumbs.length > 0 && (
          <p class="crumb">
            {props.crumbs.map(({ href, label }) => (
              <span key={href}>
                <a href={href}>{label}</a> /{' '}
              </span>
            ))}
          </p>
        )}
        <h1 lang={props.titleLanguage}>{props.title}</h1>
      </div>
      {props.children && <div class="row">{props.children}</div>}
    </div>
  );
}
