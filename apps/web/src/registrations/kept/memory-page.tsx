import type { EventDetails } from '#events';
import { formatDay, type Language, speak } from '#platform';
import { nameOfRemembered, type Person, REMEMBERED_MONTHS, type Remembered } from '#registrations';
import { Button, ButtonLink, Notice, PublicPage, useSite } from '#ui';
import { registrationWords } from '../form/registration-words.js';
import type { Mine } from '../own/my-registrations.js';
import { myWords } from '../own/my-words.js';
import { memoryWords } from './memory-words.js';

interface MemoryPageProps extends Mine {
  readonly remembered: Remembered | undefined;
  /** As they said it at this event. */
  readonly person: Person;
  /** Other events to register for; only where something is remembered. */
  readonly coming: readonly EventDetails[];
  readonly done?: 'onthouden' | 'vergeten' | undefined;
}

/** Whether somebody is remembered for another event: what, how long, and what it is good for. */
export function MemoryPage({ self, remembered, person, coming, done }: MemoryPageProps) {
  const { language } = useSite();
  const say = memoryWords[language];
  const differs = remembered && sayPerson(remembered, language).join() !== sayPerson(person, language).join();
  return (
    <PublicPage meta={{ title: say.title }}>
      <div class="lede">
        <h1>{say.title}</h1>
        <p class="lead">{say.lead}</p>
      </div>
      <div class="stack-l narrow mt">
        {done && <Notice tone="ok" title={say.done[done]} status />}
        <section class="sheet stack" aria-labelledby="memory">
          <h2 id="memory">{remembered ? say.does : say.would}</h2>
          <Pairs person={remembered ?? person} />
          <p class="small dim">
            {say.how(REMEMBERED_MONTHS)} {say.never}
          </p>
          {differs && <p class="small">{say.againHint}</p>}
          <div class="row">
            {(!remembered || differs) && (
              <form method="post" action={`${self}/onthouden`}>
                <Button tone={remembered ? undefined : 'go'}>{remembered ? say.again : say.remember}</Button>
              </form>
            )}
            {remembered && (
              <form method="post" action={`${self}/vergeten`}>
                <Button tone="danger">{say.forget}</Button>
              </form>
            )}
          </div>
        </section>
        {remembered && <Coming self={self} coming={coming} />}
        <p>
          <ButtonLink href={self}>{say.back}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}

function Pairs({ person }: { person: Person }) {
  const { language } = useSite();
  return (
    <dl class="pairs">
      {pairsOf(person, language).map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function pairsOf({ name, organisation, role, answers }: Person, language: Language): [string, string][] {
  const [say, mine, form] = [memoryWords[language], myWords[language], registrationWords[language]];
  const answer = (preset: string) => {
    const label = nameOfRemembered(preset, answers[preset] ?? '');
    return label ? speak(label, language).text : '';
  };
  const pairs: [string, string][] = [
    [mine.name, name],
    [mine.organisation, organisation],
    [form.role, role && form.roles[role]],
    [say.sector, answer('sector')],
    [say.region, answer('region')],
  ];
  return pairs.filter(([, value]) => value);
}

/** The same in words, for a list of what is kept. */
export const sayPerson = (person: Person, language: Language): string[] =>
  pairsOf(person, language).map(([, value]) => value);

function Coming({ self, coming }: Pick<MemoryPageProps, 'self' | 'coming'>) {
  const { language } = useSite();
  const say = memoryWords[language];
  return (
    <section class="stack" aria-labelledby="coming">
      <h2 id="coming">{say.comingTitle}</h2>
      <p class="dim">{coming.length > 0 ? say.comingLead : say.comingNone}</p>
      <ul class="stack">
        {coming.map((event) => {
          const title = speak(event.title, language, event.language);
          return (
            <li key={event.id}>
              <a href={`${self}/aanmelden/${event.slug}`} lang={title.language}>
                {title.text}
              </a>
              <div class="small dim">
                <time datetime={event.startsAt.toISOString()}>
                  {formatDay(event.startsAt, event.timeZone, language)}
                </time>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
