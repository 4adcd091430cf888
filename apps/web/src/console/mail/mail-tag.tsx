import type { MailEntry } from '#mail';
import { Tag, useSite } from '#ui';
import { storyWords } from '../../mails/story-words.js';
import { MAIL_TONE, mailWords } from './mail-words.js';

/** How a mail stands, in a word. What came back did leave, but it is not where it should be. */
export function MailTag({ mail: { status, bouncedAt } }: { mail: Pick<MailEntry, 'status' | 'bouncedAt'> }) {
  const { language } = useSite();
  if (bouncedAt) return <Tag tone="bad">{storyWords[language].bounced}</Tag>;
  return <Tag tone={MAIL_TONE[status]}>{mailWords[language].statuses[status]}</Tag>;
}
