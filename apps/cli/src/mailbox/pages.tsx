import type { ComponentChildren } from 'preact';
import { Button, ButtonLink, type Column, Document, EmptyState, Facts, Field, Mark, Pager, Table, useSite } from '#ui';
import type { CaughtMail } from './mail-store.js';
import { words } from './words.js';

/** A mail taken apart for showing. */
export interface ShownMail {
  readonly mail: CaughtMail;
  readonly from: string;
  readonly hasHtml: boolean;
  readonly text: string;
  readonly headers: string;
  readonly attachments: readonly ShownPart[];
}

export interface ShownPart {
  /** Number of the part, for its address. */
  readonly index: number;
  readonly name: string;
  readonly type: string;
  /** Absent when it is no text. */
  readonly text?: string;
}

const PAGE_SIZE = 50;

function Shell({ title, home, children }: { title: string; home: string; children: ComponentChildren }) {
  const say = words[useSite().language];
  return (
    <Document meta={{ title }}>
      <link rel="stylesheet" href="/mailbox.css" />
      <header class="site-head">
        <div class="wrap">
          <a class="mark" href={home}>
            <Mark />
            <span>{say.mailbox}</span>
          </a>
        </div>
      </header>
      <main class="wrap stack-l mailbox">{children}</main>
    </Document>
  );
}

interface ListProps {
  readonly home: string;
  readonly mails: readonly CaughtMail[];
  readonly wanted: string;
  /** From 1. */
  readonly page: number;
}

/** Everything caught, newest first. */
export function ListPage({ home, mails, wanted, page }: ListProps) {
  const say = words[useSite().language];
  const pages = Math.max(1, Math.ceil(mails.length / PAGE_SIZE));
  const hrefOf = (n: number) => `${home}?${new URLSearchParams({ q: wanted, page: String(n) })}`;
  return (
    <Shell title={say.mailbox} home={home}>
      <div>
        <h1>{say.mailbox}</h1>
        <p class="lead">{say.explanation}</p>
      </div>
      <form class="filters" method="get" action={home}>
        <Field name="q" label={say.search} type="search" value={wanted} hideOptional />
        <Button>{say.searchButton}</Button>
      </form>
      {mails.length === 0 ? (
        <EmptyState title={wanted ? say.nothingFound : say.empty}>{!wanted && <p>{say.emptyHint}</p>}</EmptyState>
      ) : (
        <>
          <p>{say.caught(mails.length)}</p>
          <MailTable home={home} mails={mails.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)} />
          <Pager page={page} pages={pages} hrefOf={hrefOf} />
        </>
      )}
    </Shell>
  );
}

function MailTable({ home, mails }: Pick<ListProps, 'home' | 'mails'>) {
  const { language } = useSite();
  const say = words[language];
  const columns: Column<CaughtMail>[] = [
    { head: say.subject, cell: (mail) => <a href={`${home}${mail.id}`}>{mail.subject || say.noSubject}</a> },
    { head: say.to, cell: (mail) => mail.to.join(', ') },
    { head: say.at, cell: (mail) => <Moment at={mail.at} />, numeric: true },
  ];
  return <Table label={say.mailbox} columns={columns} rows={mails} keyOf={(mail) => mail.id} />;
}

/** In the time of the machine that caught it, to the second: this is a tool, not an invitation. */
function Moment({ at }: { at: string }) {
  const { language } = useSite();
  const shown = new Date(at).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return <time dateTime={at}>{shown}</time>;
}

/** One mail as its reader sees it, and everything behind it. */
export function MailPage({ home, shown }: { home: string; shown: ShownMail }) {
  const { language } = useSite();
  const say = words[language];
  const { mail } = shown;
  const own = `${home}${mail.id}`;
  const kilobytes = `${(mail.size / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} kB`;
  return (
    <Shell title={mail.subject || say.noSubject} home={home}>
      <p>
        <a href={home}>{say.back}</a>
      </p>
      <h1>{mail.subject || say.noSubject}</h1>
      <Facts
        items={[
          { term: say.from, children: shown.from || mail.from },
          { term: say.to, children: mail.to.join(', ') },
          { term: say.at, children: <Moment at={mail.at} /> },
          { term: say.size, children: kilobytes },
        ]}
      />
      {shown.hasHtml && (
        <section class="stack">
          <h2>{say.asHtml}</h2>
          <iframe
            src={`${own}/html`}
            title={say.asHtml}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerpolicy="no-referrer"
          />
        </section>
      )}
      <section class="stack">
        <h2>{say.asText}</h2>
        {shown.text ? <pre tabIndex={0}>{shown.text}</pre> : <p>{say.noText}</p>}
      </section>
      <Attachments own={own} attachments={shown.attachments} />
      <section class="stack">
        <h2>{say.headers}</h2>
        <pre tabIndex={0}>{shown.headers}</pre>
        <ButtonLink href={`${own}/source`}>{say.source}</ButtonLink>
      </section>
    </Shell>
  );
}

function Attachments({ own, attachments }: { own: string; attachments: ShownMail['attachments'] }) {
  const say = words[useSite().language];
  if (attachments.length === 0) return null;
  return (
    <section class="stack">
      <h2>{say.attachments}</h2>
      {attachments.map(({ index, name, type, text }) => (
        <div key={index} class="stack">
          <p>
            <a href={`${own}/part/${index}`}>{name}</a> <small>{type}</small>
          </p>
          {text && <pre tabIndex={0}>{text}</pre>}
        </div>
      ))}
    </section>
  );
}

/** For a mail that is gone, or an address that never was. */
export function NotFoundPage({ home }: { home: string }) {
  const say = words[useSite().language];
  return (
    <Shell title={say.mailbox} home={home}>
      <h1>{say.notFound}</h1>
      <p>
        <a href={home}>{say.back}</a>
      </p>
    </Shell>
  );
}

/** The little that only the mailbox needs, on top of the site's own sheet. */
export const MAILBOX_CSS = `
.mailbox { padding-block: var(--s6) var(--s8); }
.mailbox h1, .mailbox td, .mailbox dd { overflow-wrap: anywhere; }
.mailbox .lead { margin-top: var(--s3); }
@media (max-width: 40rem) { .mailbox td { grid-column: 1 / -1; text-align: start; } }
.mailbox iframe { display: block; width: 100%; height: 70vh; min-height: 24rem; resize: vertical; border: 1px solid var(--rule); border-radius: var(--r); background: #fff; }
.mailbox pre { max-height: 40rem; overflow: auto; padding: var(--s4); border: 1px solid var(--rule); border-radius: var(--r); background: var(--sunk); font-size: var(--t-s); white-space: pre-wrap; overflow-wrap: anywhere; }
`;
