import type { MailEntry } from '#mail';
import { formatMoment, formatShortDay, formatTime, type Language } from '#platform';
import { useSite } from '#ui';
import type { MailStep } from '../../mails/mail-story.js';
import { storyWords } from '../../mails/story-words.js';
import { MailTag } from '../mail/mail-tag.js';
import { mailWords } from '../mail/mail-words.js';
import { Moment } from '../moment.js';
import type { Happening } from './timeline.js';

interface TimelineProps {
  readonly happenings: readonly Happening[];
  readonly timeZone: string;
  /** Path under which each mail is known. */
  readonly mailPath: string;
}

interface MailLineProps {
  readonly mail: MailEntry;
  readonly steps: readonly MailStep[];
  readonly timeZone: string;
  readonly path: string;
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
              <MailLine mail={happening.mail} steps={happening.steps ?? []} timeZone={timeZone} path={mailPath} />
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

/** "Confirmation: in line 10:02, sent 10:02, came back 10:03: the mailbox is full", and what the other server said. */
function MailLine({ mail, steps, timeZone, path }: MailLineProps) {
  const { language } = useSite();
  const { status, smtpText, bouncedAt } = mail;
  const isLost = status === 'failed' || bouncedAt;
  const said = steps.findLast((step) => step.said)?.said || (status === 'failed' && smtpText);
  return (
    <>
      <a href={`${path}/${mail.id}`}>{mailWords[language].kinds[mail.kind] ?? mail.kind}</a> <MailTag mail={mail} />{' '}
      <span class="dim">{steps.map((step, i) => sayStep(step, steps[i - 1], timeZone, language)).join(', ')}</span>
      {isLost && said && (
        <div class="small dim">
          {storyWords[language].said}: <bdi>{said}</bdi>
        </div>
      )}
    </>
  );
}

/** The day stands in front of the line; only another one is said again, and so is a reason. */
function sayStep(step: MailStep, before: MailStep | undefined, timeZone: string, language: Language): string {
  const say = storyWords[language];
  const day = (at: Date) => formatShortDay(at, timeZone, language);
  const isOtherDay = before && day(before.at) !== day(step.at);
  const moment = (isOtherDay ? formatMoment : formatTime)(step.at, timeZone, language);
  const attempt = step.attempt && step.attempt > 1 ? ` (${say.attempt(step.attempt)})` : '';
  const reason = step.reason && step.reason !== before?.reason ? `: ${say.reasons[step.reason]}` : '';
  return `${say.steps[step.what]} ${moment}${attempt}${reason}`;
}
