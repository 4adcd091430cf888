import { useSite } from '#ui';
import { addLinks, type ItemToAdd } from './add-links.js';
import { feedWords } from './feed-words.js';
import { myFeedWords } from './my-feed-words.js';

export interface ToCalendar {
  /** Path of the calendar file. */
  readonly href: string;
  /** What calendars on the web are handed. */
  readonly item: ItemToAdd;
  /** Of who has a place, and an entry in their mail as well; else for anybody. */
  readonly isOwn?: boolean;
  /** Path of the page about a subscription to all that they take part in. */
  readonly followHref?: string;
}

/** Ways to put an entry in one's calendar, for whoever wants more than the mail. Closed until somebody asks. */
export function AddToCalendar({ href, item, isOwn = false, followHref }: ToCalendar) {
  const { language } = useSite();
  const say = feedWords[language];
  const { google, outlookWork, outlookHome } = addLinks(item);
  return (
    <details class="add no-print">
      <summary>{say.add}</summary>
      <ul>
        <li>
          <a href={google}>{say.google}</a>
        </li>
        <li>
          <a href={outlookWork}>{say.outlookWork}</a>
        </li>
        <li>
          <a href={outlookHome}>{say.outlookHome}</a>
        </li>
        <li>
          <a href={href} download>
            {say.file}
          </a>
        </li>
        {followHref && (
          <li>
            <a href={followHref}>{myFeedWords[language].follow}</a>
          </li>
        )}
      </ul>
      <small>{isOwn ? say.alreadyIn : say.addHint}</small>
    </details>
  );
}
