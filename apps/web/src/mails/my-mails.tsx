import type { MailEntry, MailStatus } from '#mail';
import { formatMoment, type Language } from '#platform';
import { useSite } from '#ui';
import { mailWords } from '../console/mail/mail-words.js';
import { readReason } from './mail-story.js';
import { myMailWords } from './my-mail-words.js';
import { storyWords } from './story-words.js';

interface MyMailsProps {
  /** Newest first. */
  readonly mails: readonly MailEntry[];
  readonly timeZone: string;
}

/** How many are told here; all of them are among what we keep. */
const MOST = 5;

/** What never left tells its reader nothing: it was not needed any more, or was never meant to leave. */
const TOLD: readonly MailStatus[] = ['queued', 'sending', 'sent', 'caught', 'failed', 'suppressed'];

/** Which mails somebody should have by now, and whether they arrived as far as we know. */
export function MyMails({ mails, timeZone }: MyMailsProps) {
  const { language } = useSite();
  const say = myMailWords[language];
  const told = mails.filter(({ status }) => TOLD.includes(status));
  if (told.length === 0) return null;
  const isLost = told.slice(0, MOST).some((mail) => mail.bouncedAt || mail.status === 'failed');
  return (
    <section class="sheet" aria-labelledby="mails">
      <h2 id="mails">{say.title}</h2>
      <p class="small dim">{isLost ? say.checkAddress : say.lead}</p>
      <dl class="pairs">
        {told.slice(0, MOST).map((mail) => (
          <div key={mail.id}>
            <dt>{mailWords[language].kinds[mail.kind] ?? mail.kind}</dt>
            <dd>{becameOf(mail, timeZone, language)}</dd>
          </div>
        ))}
      </dl>
      {told.length > MOST && <p class="small dim">{say.older}</p>}
    </section>
  );
}

/** What became of a mail, in words for who should have it. */
function becameOf(mail: MailEntry, timeZone: string, language: Language): string {
  const [say, words] = [myMailWords[language], storyWords[language]];
  const moment = (at: Date) => formatMoment(at, timeZone, language);
  const because = (code: string, said: string) => {
    const reason = readReason(code, said);
    return reason ? `: ${words.reasons[reason]}` : '';
  };
  if (mail.bouncedAt) return say.cameBack(moment(mail.bouncedAt)) + because(mail.bounceCode ?? '', '');
  if (mail.sentAt) return say.sent(moment(mail.sentAt));
  if (mail.status === 'failed') return say.refused + because(String(mail.smtpCode ?? ''), mail.smtpText ?? '');
  return mail.status === 'suppressed' ? words.steps.suppressed : say.inLine(moment(mail.createdAt));
}
