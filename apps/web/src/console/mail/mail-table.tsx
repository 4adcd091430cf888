import type { MailEntry, MailStatus } from '#mail';
import { formatMoment } from '#platform';
import { Button, type Column, Table, useSite } from '#ui';
import { readReason } from '../../mails/mail-story.js';
import { storyWords } from '../../mails/story-words.js';
import { Csrf } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { MailTag } from './mail-tag.js';
import { mailWords } from './mail-words.js';
import { sayRecipient } from './recipient.js';

/** What has left the house, as far as we know. */
export const LEFT: readonly MailStatus[] = ['sent', 'caught'];

/** What can be sent again: it should have left and did not. */
export const UNDELIVERED: readonly MailStatus[] = ['failed', 'withheld'];

interface MailTableProps {
  /** Whoever may try again from the list itself; without it each mail links to its own page. */
  readonly visitor?: Visitor;
  readonly mails: readonly MailEntry[];
  /** In which its times are told. */
  readonly timeZone: string;
  /** Path under which each mail is known, by its id. */
  readonly path: string;
}

/** Mails with what became of them. */
export function MailTable({ visitor, mails, timeZone, path }: MailTableProps) {
  const { language } = useSite();
  const say = mailWords[language];
  const columns: Column<MailEntry>[] = [
    {
      head: say.to,
      cell: (mail) => {
        const to = sayRecipient(mail.to, language);
        return (
          <>
            {to.name}
            {to.address && <small>{to.address}</small>}
          </>
        );
      },
    },
    {
      head: say.status,
      cell: (mail) => <MailTag mail={mail} />,
    },
    {
      head: say.mail,
      cell: (mail) => (
        <>
          <MailName mail={mail} path={path} isLink={!visitor} />
          <Trouble mail={mail} timeZone={timeZone} />
          {visitor?.mayEdit && mail.to.address && UNDELIVERED.includes(mail.status) && (
            <SendAgain visitor={visitor} path={path} mail={mail} />
          )}
        </>
      ),
    },
    {
      head: say.when,
      wideOnly: true,
      cell: (mail) => <Moment at={mail.sentAt ?? mail.createdAt} timeZone={timeZone} />,
    },
  ];
  return <Table label={say.log} columns={columns} rows={mails} keyOf={({ id }) => id} />;
}

function MailName({ mail, path, isLink }: { mail: MailEntry; path: string; isLink: boolean }) {
  const { language } = useSite();
  const say = mailWords[language];
  const name = say.kinds[mail.kind] ?? mail.kind;
  if (!isLink) return <>{name}</>;
  return (
    <a href={`${path}/${mail.id}`}>
      {name}
      <span class="vh">{say.againFor(sayRecipient(mail.to, language).name)}</span>
    </a>
  );
}

/** What the other server said when a mail is in trouble, and when it is tried again. */
function Trouble({ mail, timeZone }: { mail: MailEntry; timeZone: string }) {
  const { language } = useSite();
  const say = mailWords[language];
  const { status, attempts, nextAttemptAt, smtpText, bouncedAt, bounceCode } = mail;
  if (bouncedAt) return <CameBack at={bouncedAt} code={bounceCode ?? ''} timeZone={timeZone} />;
  if (status !== 'failed' && !(status === 'queued' && attempts > 0)) return null;
  return (
    <>
      {smtpText && (
        <small>
          {say.server}: <bdi>{smtpText}</bdi>
        </small>
      )}
      <small>
        {say.attempts(attempts)}
        {nextAttemptAt && `, ${say.retry(formatMoment(nextAttemptAt, timeZone, language))}`}
      </small>
    </>
  );
}

function CameBack({ at, code, timeZone }: { at: Date; code: string; timeZone: string }) {
  const { language } = useSite();
  const say = storyWords[language];
  const reason = readReason(code);
  return (
    <small>
      {say.steps.bounced} {formatMoment(at, timeZone, language)}
      {reason && `: ${say.reasons[reason]}`}
    </small>
  );
}

interface SendAgainProps {
  readonly visitor: Visitor;
  readonly path: string;
  readonly mail: MailEntry;
}

/** Tries a mail that did not leave again. */
export function SendAgain({ visitor, path, mail }: SendAgainProps) {
  const { language } = useSite();
  const say = mailWords[language];
  return (
    <form class="mt-s" method="post" action={`${path}/${mail.id}/attempts`}>
      <Csrf visitor={visitor} />
      <Button icon="send">
        {say.again}
        <span class="vh">{say.againFor(sayRecipient(mail.to, language).name)}</span>
      </Button>
    </form>
  );
}
