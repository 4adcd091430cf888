import type { Series } from '#events';
import { type LocalText, speak } from '#platform';
import type { ThemeGroup } from '#theme-groups';
import { ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { feedWords } from './feed-words.js';

interface SubscribePageProps {
  readonly series: readonly Series[];
  readonly themeGroups: readonly ThemeGroup[];
}

/** Every way to follow the agenda without registering for anything. */
export function SubscribePage({ series, themeGroups }: SubscribePageProps) {
  const { language } = useSite();
  const say = feedWords[language];
  const textOf = (text: LocalText) => speak(text, language).text;
  return (
    <PublicPage meta={{ title: say.title, languages: ['nl', 'en'] }}>
      <div class="plain">
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
        <section class="stack" aria-labelledby="calendars">
          <h2 id="calendars">{say.calendars}</h2>
          <p>{say.slow}</p>
          <ul class="feeds">
            <Subscription name={say.all} path="/agenda.ics" />
            {series.map(({ id, slug, title }) => (
              <Subscription key={id} name={textOf(title)} path={`/reeks/${slug}/agenda.ics`} />
            ))}
            {themeGroups.map(({ id, slug, letter, name }) => (
              <Subscription key={id} name={say.group(letter, textOf(name))} path={`/themagroepen/${slug}/agenda.ics`} />
            ))}
          </ul>
        </section>
        <section class="stack" aria-labelledby="own">
          <h2 id="own">{say.own}</h2>
          <p>{say.ownText}</p>
          <p>
            <ButtonLink icon="mail" href={localPath(language, '/link-kwijt')}>
              {say.lostLink}
            </ButtonLink>
          </p>
        </section>
        <section class="stack" aria-labelledby="news">
          <h2 id="news">{say.news}</h2>
          <p>{say.newsText}</p>
          <ul class="feeds">
            <Address name="RSS (Atom)" path="/agenda.atom" />
            <Address name="JSON Feed" path="/agenda.json" />
          </ul>
        </section>
      </div>
    </PublicPage>
  );
}

/** `webcal:` opens the calendar of the device; the plain address is for calendars on the web, which ask for it. */
function Subscription({ name, path }: { readonly name: string; readonly path: string }) {
  const { language, origin } = useSite();
  const say = feedWords[language];
  const url = origin + localPath(language, path);
  return (
    <li>
      <b>{name}</b>
      <ButtonLink icon="calendar-plus" href={url.replace(/^https?:/, 'webcal:')}>
        {say.open}
        <span class="vh"> {name}</span>
      </ButtonLink>
      <small>
        {say.address}: <a href={url}>{url.replace(/^https?:\/\//, '')}</a>
      </small>
    </li>
  );
}

function Address({ name, path }: { readonly name: string; readonly path: string }) {
  const { language, origin } = useSite();
  const url = origin + localPath(language, path);
  return (
    <li>
      <b>{name}</b>
      <small>
        <a href={url}>{url.replace(/^https?:\/\//, '')}</a>
      </small>
    </li>
  );
}
