import type { MailEntry } from '#mail';
import { formatMoment, formatShortDay, formatTime } from '#platform';
import { Tag, useSite } from '#ui';
import { MAIL_TONE, mailWords } from '../mail/mail-words.js';
import { Moment } from '../moment.js';
import type { Happening } from './timeline.js';
import { timelineWords } from './timeline-words.js';

interface TimelineProps {
  readonly happenings: readonly Happening[];
  readonly timeZone: string;
  /** Path under which each mail is known. */
  readonly mailPath: string;
}

/** What happened, line by line, each with its moment. */
export function TimelineList({ happenings, timeZone, mailPath }: TimelineProps) {
  return (
    <dl class="rows">
      {happenings.map((happening, i) => (
        <div key={i}>
          <dt>
            <Moment at={happening.at} timeZone={timeZone} />
          </dt>
          <dd>
            {happening.mail ? (
              <MailLine mail={happening.mail} timeZone={timeZone} path={mailPath} />
            ) : (
              <>
                {happening.text} {happening.note && <span class="dim">{happening.note}</span>}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** "Confirmation: prepared 10:02, sent 10:02", and what the other server said when it did not arrive. */
function MailLine({ mail, timeZone, path }: { mail: MailEntry; timeZone: string; path: string }) {
  const { language } = useSite();
  const [say, words] = [mailWords[language], timelineWords[language]];
  const { createdAt, sentAt, status, smtpText } = mail;
  // The day stands in front of the line; only another one is said again.
  const isOtherDay =
    sentAt && formatShortDay(sentAt, timeZone, language) !== formatShortDay(createdAt, timeZone, language);
  const moments = [
    words.queued(formatTime(createdAt, timeZone, language)),
    ...(sentAt ? [words.sent((isOtherDay ? formatMoment : formatTime)(sentAt, timeZone, language))] : []),
  ];
  return (
    <>
      <a href={`${path}/${mail.id}`}>{say.kinds[mail.kind] ?? mail.kind}</a>{' '}
      <Tag tone={MAIL_TONE[status]}>{say.statuses[status]}</Tag> <span class="dim">{moments.join(', ')}</span>
      {status === 'failed' && smtpText && (
        <>
          {' '}
          <span class="dim">
            {say.server}: <bdi>{smtpText}</bdi>
          </span>
        </>
      )}
    </>
  );
}
