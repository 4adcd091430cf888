import { ButtonLink, localPath, type PageMeta, useSite } from '#ui';
import { feedWords } from './feed-words.js';

/** What programs can follow instead of the agenda. */
export function agendaFeeds(name: string): PageMeta['feeds'] {
  return [
    { type: 'application/atom+xml', path: '/agenda.atom', title: name },
    { type: 'application/feed+json', path: '/agenda.json', title: name },
    { type: 'text/calendar', path: '/agenda.ics', title: name },
  ];
}

/** The way to the page with every subscription. */
export function FollowLink() {
  const { language } = useSite();
  return (
    <p class="mt no-print">
      <ButtonLink icon="calendar-plus" tone="quiet" href={localPath(language, '/agenda/volgen')}>
        {feedWords[language].follow}
      </ButtonLink>
    </p>
  );
}

/** A subscription to the events of one series. */
export function FollowSeries({ slug }: { readonly slug: string }) {
  const { language, origin } = useSite();
  const url = origin + localPath(language, `/reeks/${slug}/agenda.ics`);
  return (
    <p class="no-print">
      <ButtonLink icon="calendar-plus" tone="quiet" href={url.replace(/^https?:/, 'webcal:')}>
        {feedWords[language].follow}
      </ButtonLink>
    </p>
  );
}
