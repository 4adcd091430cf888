import type { ComponentChildren } from 'preact';
import { Document } from './document.js';
import { Icon } from './icon.js';
import type { IconName } from './icon-name.js';
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

/** One step on the way to a page. */
export interface Crumb {
  readonly label: string;
  /** Language of the label, when it is not the page's. */
  readonly language?: string | undefined;
  /** Absent: this very page. */
  readonly href?: string | undefined;
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumb" aria-label={words[useSite().language].crumbs}>
      <ol>
        {crumbs.map(({ label, language, href }) => (
          <li key={label} lang={language}>
            {href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Heading of a console page: where you are, how that stands, what this page is, and what you can do. */
export function ConsoleHead(props: {
  readonly crumbs?: readonly Crumb[];
  readonly title: string;
  /** Language of the title, when it is not the page's. */
  readonly titleLanguage?: string | undefined;
  /** How the thing stands, in one or two words. */
  readonly state?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="console-head">
      <div class="fill-x">
        {(props.crumbs || props.state) && (
          <div class="eyebrow">
            {props.crumbs && <Crumbs crumbs={props.crumbs} />}
            {props.state}
          </div>
        )}
        <h1 lang={props.titleLanguage}>{props.title}</h1>
      </div>
      {props.children && <div class="row">{props.children}</div>}
    </div>
  );
}
