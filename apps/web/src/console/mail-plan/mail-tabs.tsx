import type { EventDetails } from '#events';
import type { Language } from '#platform';
import { useSite } from '#ui';
import { eventPath } from '../frame.js';

/** The pages about the mails of one event. */
const TABS = { plan: '/mail-plan', messages: '/messages', log: '/mail' } as const;
export type MailTab = keyof typeof TABS;

const tabWords: Record<Language, Record<MailTab, string> & { readonly label: string }> = {
  nl: { label: 'E-mail van dit evenement', plan: 'Mailplan', messages: 'Berichten', log: 'Verstuurd' },
  en: { label: 'E-mail of this event', plan: 'Mail plan', messages: 'Messages', log: 'Sent' },
};

/** What goes by itself, what somebody writes, and what became of it all. */
export function MailTabs({ event, current }: { event: Pick<EventDetails, 'id'>; current: MailTab }) {
  const say = tabWords[useSite().language];
  return (
    <nav aria-label={say.label}>
      <ul class="tabs">
        {(Object.keys(TABS) as MailTab[]).map((tab) => (
          <li key={tab}>
            <a href={eventPath(event, TABS[tab])} aria-current={tab === current ? 'page' : undefined}>
              {say[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
