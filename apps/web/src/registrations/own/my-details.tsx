import type { EventDetails } from '#events';
import { cityOf } from '#platform';
import { isLive, mayComeBack, type Registration } from '#registrations';
import { Button, ButtonLink, Notice, useSite } from '#ui';
import { registrationWords } from '../form/registration-words.js';
import { memoryWords } from '../kept/memory-words.js';
import { unsubscribeWords } from '../links/unsubscribe-words.js';
import type { Mine } from './my-registrations.js';
import { myWords } from './my-words.js';
import { MY_NEWS, selfWords } from './self-words.js';

/** What somebody said of themselves at this event, with the ways to change it and to see all that is kept. */
export function MyDetails({ event, registration, self }: Mine) {
  const { language } = useSite();
  const [say, words] = [myWords[language], selfWords[language]];
  return (
    <section class="sheet" aria-labelledby="details">
      <h2 id="details">{registration.removedAt ? words.stays : say.details}</h2>
      <dl class="pairs">
        {rowsOf(event, registration, language)
          .filter(([, value]) => value)
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      <p class="row no-print">
        {isLive(registration) && (
          <ButtonLink icon="pencil" href={`${self}/over-mij`}>
            {words.edit}
          </ButtonLink>
        )}
        <ButtonLink tone="quiet" href={`${self}/gegevens`}>
          {words.kept}
        </ButtonLink>
        {!registration.removedAt && (
          <ButtonLink tone="quiet" href={`${self}/onthouden`}>
            {memoryWords[language].link}
          </ButtonLink>
        )}
        {isLive(registration) && (
          <ButtonLink tone="quiet" href={`${self}/mail`}>
            {unsubscribeWords[language].link[registration.mailOffAt ? 'off' : 'on']}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}

function rowsOf(event: EventDetails, registration: Registration, language: 'nl' | 'en'): [string, string][] {
  const [say, form, words] = [myWords[language], registrationWords[language], selfWords[language]];
  const { name, email, organisation, role, attends, removedAt, timeZone } = registration;
  const zone = event.kind !== 'on_site' && timeZone && timeZone !== event.timeZone ? cityOf(timeZone, language) : '';
  if (removedAt) return [[say.email, email]];
  return [
    [say.name, name],
    [say.email, email],
    [say.organisation, organisation],
    [form.role, role && form.roles[role]],
    ...(event.kind === 'hybrid' || isLive(registration)
      ? ([[say.attends, attends === 'online' ? say.online : say.onSite]] as [string, string][])
      : []),
    [words.timeZone, zone],
  ];
}

/** What became of the last press, as the address of the page says. */
export function MyNewsNotice({ stand }: { stand: string | undefined }) {
  const { language } = useSite();
  const news = MY_NEWS.find((one) => one === stand);
  if (!news) return null;
  const { tone, title, text } = selfWords[language].news[news];
  return (
    <div class="mt">
      <Notice tone={tone} title={title} status>
        {text && <p>{text}</p>}
      </Notice>
    </div>
  );
}

/** One press brings a cancelled registration back; nothing where that cannot be. */
export function ComeBackButton({ event, registration, self, now }: Mine & { now: Date }) {
  const { language } = useSite();
  if (!mayComeBack(registration, event, now)) return null;
  return (
    <form method="post" action={`${self}/terug`}>
      <Button tone="go">{selfWords[language].comeBack}</Button>
    </form>
  );
}
