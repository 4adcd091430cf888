import type { EventDetails } from '#events';
import { formatMoment, type Language, speak } from '#platform';
import type { SentGroup } from '#registrations';
import { Button, ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { registrationWords } from '../form/registration-words.js';

interface NotMeWords {
  readonly title: string;
  readonly lead: (size: number, moment: string) => string;
  readonly stays: string;
  readonly yes: string;
  readonly doneTitle: string;
  readonly done: string;
}

const words: Record<Language, NotMeWords> = {
  nl: {
    title: 'Meldde jij deze mensen niet aan?',
    lead: (size, moment) =>
      `Op ${moment} heeft iemand met jouw adres ${size === 1 ? 'één persoon' : `${size} mensen`} aangemeld. We halen de naam weg die daarbij stond, ook uit de mails aan de anderen.`,
    stays: 'De anderen blijven aangemeld. Ieder kan met de eigen link afzeggen.',
    yes: 'Dit was ik niet, haal de naam weg',
    doneTitle: 'De naam is weg',
    done: 'Bij deze aanmelding staat geen naam meer. De anderen blijven aangemeld en kunnen ieder zelf afzeggen.',
  },
  en: {
    title: 'Was it not you who registered these people?',
    lead: (size, moment) =>
      `On ${moment} somebody registered ${size === 1 ? 'one person' : `${size} people`} with your address. We remove the name that was given, also from the mails to the others.`,
    stays: 'The others stay registered. Each of them can cancel by their own link.',
    yes: 'It was not me, remove the name',
    doneTitle: 'The name is gone',
    done: 'There is no name with this registration any more. The others stay registered, and each of them can cancel.',
  },
};

/** Asks once more; afterwards, and whenever the link is opened again, that it is done. */
export function NotMePage({ event, group }: { event: EventDetails; group: SentGroup }) {
  const { language } = useSite();
  const say = words[language];
  const title = speak(event.title, language, event.language);
  const isDone = group.removedAt !== null;
  const heading = isDone ? say.doneTitle : say.title;
  const back = localPath(language, `/${event.slug}`);
  return (
    <PublicPage meta={{ title: heading }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{heading}</h1>
        <p class="lead">
          {isDone ? say.done : say.lead(group.size, formatMoment(group.createdAt, event.timeZone, language))}
        </p>
      </div>
      {isDone ? (
        <p class="row mt-l">
          <ButtonLink href={back}>{registrationWords[language].received.back}</ButtonLink>
        </p>
      ) : (
        <>
          <p class="narrow mt">{say.stays}</p>
          <form method="post" class="row mt-l">
            <Button tone="danger">{say.yes}</Button>
            <ButtonLink href={back}>{registrationWords[language].received.back}</ButtonLink>
          </form>
        </>
      )}
    </PublicPage>
  );
}
