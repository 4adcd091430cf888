import type { JoinAnswer } from '#attendance';
import type { EventDetails } from '#events';
import { formatTime, type Language, speak } from '#platform';
import type { Registration } from '#registrations';
import { Button, ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { EventFacts } from '../events/event-facts.js';
import { joinWords } from './join-words.js';

interface JoinPageProps {
  readonly event: EventDetails;
  readonly registration: Registration;
  readonly answer: JoinAnswer;
  /** Path of this page: the button posts to it. */
  readonly self: string;
}

/** The door. Opening the page does nothing; pressing the button is coming in. */
export function JoinPage({ event, registration, answer, self }: JoinPageProps) {
  const { language } = useSite();
  const say = joinWords[language];
  const title = speak(event.title, language, event.language);
  const isOnSite = registration.attends === 'on_site';
  const said = sayAnswer(answer, event, isOnSite, language);
  return (
    <PublicPage meta={{ title: `${said.title}: ${title.text}` }}>
      <div class="lede">
        <p class="eyebrow">{said.title}</p>
        <h1 lang={title.language}>{title.text}</h1>
        <EventFacts event={event} />
      </div>
      <section class={answer.kind === 'open' ? 'door open' : 'door'} aria-labelledby="door">
        <h2 id="door">{said.title}</h2>
        <p>{said.text}</p>
        {answer.kind === 'open' && !isOnSite && (
          <form method="post" action={self} class="stack">
            <p class="small dim">{say.notice}</p>
            <Button tone="go" size="big" icon="video">
              {say.enter}
            </Button>
          </form>
        )}
        {answer.kind === 'too_early' && !isOnSite && (
          <p class="row">
            <ButtonLink href={self}>{say.refresh}</ButtonLink>
          </p>
        )}
      </section>
      <p class="mt">
        <a href={localPath(language, `/${event.slug}`)}>{say.toEvent}</a>
      </p>
    </PublicPage>
  );
}

function sayAnswer(answer: JoinAnswer, event: EventDetails, isOnSite: boolean, language: Language) {
  const say = joinWords[language];
  const isExpected = answer.kind === 'open' || answer.kind === 'too_early';
  if (isExpected && isOnSite) return say.onSite(event.location);
  if (answer.kind === 'too_early') return say.tooEarly(formatTime(answer.opensAt, event.timeZone, language));
  return say[answer.kind];
}
