import type { EventDetails } from '#events';
import type { MailEntry, MailStatus } from '#mail';
import { Button, type Column, Table, Tag, useSite } from '#ui';
import { Csrf, eventPath } from '../frame.js';
import { Moment, sayMoment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { MAIL_TONE, mailWords } from './mail-words.js';

/** What can be sent again: it did not leave. */
const UNDELIVERED: readonly MailStatus[] = ['failed', 'expired', 'withheld'];

interface MailTableProps {
  readonly visitor: Visitor;
  readonly event: EventDetails;
  readonly mails: readonly MailEntry[];
}

/** Mails with what became of them, and a way to try again. */
export function MailTable({ visitor, event, mails }: MailTableProps) {
  const { language } = useSite();
  const say = mailWords[language];
  const columns: Column<MailEntry>[] = [
    {
      head: say.to,
      cell: ({ to }) => (
        <>
          {to.name || to.address}
          {to.name && <small>{to.address}</small>}
        </>
      ),
    },
    { head: say.status, cell: (mail) => <MailState mail={mail} timeZone={event.timeZone} /> },
    { head: say.mail, cell: ({ kind }) => say.kinds[kind] ?? kind },
    {
      head: say.when,
      wideOnly: true,
      cell: (mail) => <Moment at={mail.sentAt ?? mail.createdAt} timeZone={event.timeZone} />,
    },
    ...(visitor.mayEdit && mails.some(isUndelivered)
      ? [
          {
            head: say.again,
            cell: (mail: MailEntry) => isUndelivered(mail) && <SendAgain visitor={visitor} event={event} mail={mail} />,
          },
        ]
      : []),
  ];
  return <Table label={say.log} columns={columns} rows={mails} keyOf={({ id }) => id} />;
}

function isUndelivered(mail: MailEntry): boolean {
  return UNDELIVERED.includes(mail.status);
}

/** The state in a word, and below it what the other server said, in its own words. */
function MailState({ mail, timeZone }: { mail: MailEntry; timeZone: string }) {
  const { language } = useSite();
  const say = mailWords[language];
  const { status, attempts, nextAttemptAt, smtpCode, smtpText } = mail;
  const isTrouble = status === 'failed' || (status === 'queued' && attempts > 0);
  return (
    <>
      <Tag tone={MAIL_TONE[status]}>{say.statuses[status]}</Tag>
      {isTrouble && (
        <small>
          {smtpCode !== undefined && `${say.server(smtpCode)}: `}
          {smtpText && <span dir="auto">{smtpText}</span>}
          {attempts > 1 && ` (${say.attempts(attempts)})`}
          {nextAttemptAt && `, ${say.retry(sayMoment(nextAttemptAt, timeZone, language))}`}
        </small>
      )}
    </>
  );
}

function SendAgain({ visitor, event, mail }: Pick<MailTableProps, 'visitor' | 'event'> & { mail: MailEntry }) {
  const say = mailWords[useSite().language];
  return (
    <form method="post" action={eventPath(event, `/mail/${mail.id}/attempts`)}>
      <Csrf visitor={visitor} />
      <Button icon="send">
        {say.again}
        <span class="vh">{say.againFor(mail.to.name || mail.to.address)}</span>
      </Button>
    </form>
  );
}
