import type { ComponentChildren } from 'preact';
import type { EventDetails, EventState } from '#events';
import { type Language, type SpokenText, speak } from '#platform';
import { ButtonLink, Notice, PublicPage, Stops, Tag, Timetable, useSite } from '#ui';
import { RegistrationCard } from '../registrations/form/registration-card.js';
import { PartOfSeries } from '../series/part-of-series.js';
import { dateAlone } from './event-calendar.js';
import { eventData } from './event-data.js';
import { EventFacts } from './event-facts.js';
import type { EventView } from './event-views.js';
import { eventWords } from './event-words.js';
import { plainText } from './markdown.js';
import { stateTag } from './places.js';
import { Prose } from './prose.js';
import { timetableOf } from './timetable.js';

/** States in which nobody should plan to come any more. */
const OVER: readonly EventState[] = ['ended', 'cancelled'];

/**
 * One event: what, when, where, the timetable, and the form.
 * @param preview said above a page that is not there yet; its form can be read but not sent.
 */
export function EventPage({ view, preview }: { view: EventView; preview?: ComponentChildren }) {
  const site = useSite();
  const { event, state } = view;
  const { language } = site;
  const say = eventWords[language];
  const title = speak(event.title, language, event.language);
  const body = speak(event.body, language, event.language);
  const meta = {
    title: title.text,
    description: describe(event, language),
    languages: event.visibility === 'public' ? (['nl', 'en'] as const) : undefined,
    kind: 'article' as const,
    data: eventData(event, state, site),
  };
  return (
    <PublicPage meta={meta}>
      {preview}
      <EventHead view={view} title={title} />
      <div class="split">
        <div class="stack-l">
          {body.text && (
            <section class="stack" aria-labelledby="about">
              <h2 id="about">{say.about}</h2>
              <Prose text={body} />
            </section>
          )}
          <EventProgramme view={view} language={language} />
          {view.around && <PartOfSeries {...view.around} />}
        </div>
        <SignBar view={view} />
        {state !== 'cancelled' && <Sign view={view} isPreview={preview !== undefined} />}
      </div>
    </PublicPage>
  );
}

function describe(event: EventDetails, language: Language): string {
  const summary = speak(event.summary, language, event.language).text;
  return summary || plainText(speak(event.body, language, event.language).text, 160);
}

/** Title, summary and facts; the first thing on every page about an event. */
function EventHead({
  view: { event, pools, state },
  title,
  children,
}: {
  view: EventView;
  title: SpokenText;
  children?: ComponentChildren;
}) {
  const site = useSite();
  const { language } = site;
  const say = eventWords[language];
  const summary = speak(event.summary, language, event.language);
  const tag = stateTag(state, event, pools, language);
  return (
    <div class="lede">
      <p class="eyebrow">
        <span>{say.kind[event.kind]}</span>
        {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
      </p>
      <h1 lang={title.language}>{title.text}</h1>
      {summary.text && (
        <p class="lead" lang={summary.language}>
          {summary.text}
        </p>
      )}
      {state === 'cancelled' && (
        <div class="mt">
          <Notice tone="bad" title={say.cancelledTitle}>
            <p>{say.cancelledText}</p>
          </Notice>
        </div>
      )}
      {children}
      <EventFacts
        event={event}
        places={{ state, pools }}
        toCalendar={OVER.includes(state) ? undefined : dateAlone(event, site)}
      />
    </div>
  );
}

function EventProgramme({ view, language }: { view: EventView; language: Language }) {
  const say = eventWords[language];
  const { main, lines, close } = timetableOf(view, language);
  return (
    <section class="stack" aria-labelledby="programme">
      <h2 id="programme">{say.programme}</h2>
      <Stops stops={main} />
      <Timetable lines={lines} />
      {close.length > 0 && <Stops stops={close} />}
    </section>
  );
}

function Sign({ view, isPreview }: { view: EventView; isPreview: boolean }) {
  const card = <RegistrationCard view={view} />;
  return isPreview ? <fieldset disabled>{card}</fieldset> : card;
}

/** On a phone the form is far down; this bar keeps it one press away. */
function SignBar({ view: { event, pools, state } }: { view: EventView }) {
  const { language } = useSite();
  const say = eventWords[language];
  if ((state !== 'open' && state !== 'full_waiting_open') || event.access === 'invited') return null;
  const tag = stateTag(state, event, pools, language);
  return (
    <div class="sign-bar">
      <span>{tag?.text}</span>
      <ButtonLink tone="go" href="#aanmelden">
        {say.register}
      </ButtonLink>
    </div>
  );
}
