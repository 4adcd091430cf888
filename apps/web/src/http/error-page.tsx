import type { Language } from '#platform';
import { ButtonLink, localPath, PublicPage, useSite } from '#ui';

interface Words {
  readonly title: string;
  readonly text: string;
}

const words: Record<
  Language,
  Record<number, Words> & { other: Words; broken: Words; agenda: string; lostLink: string }
> = {
  nl: {
    400: {
      title: 'Dit konden we niet lezen',
      text: 'Er klopt iets niet aan wat je browser stuurde. Ga terug en probeer het nog eens.',
    },
    403: { title: 'Dit mag hier niet', text: 'Ververs de pagina waar je vandaan komt en probeer het nog eens.' },
    404: {
      title: 'Deze pagina is er niet',
      text: 'Misschien is de link niet helemaal overgenomen, of geldt hij niet meer. Is dit je persoonlijke link? Dan sturen we je een nieuwe.',
    },
    409: {
      title: 'Iemand was je voor',
      text: 'Er is intussen iets veranderd. Ververs de pagina en kijk wat er nu staat.',
    },
    413: {
      title: 'Dit is te lang',
      text: 'Er past minder tekst in dit formulier. Ga terug, maak de tekst korter en probeer het nog eens.',
    },
    429: {
      title: 'Even wachten',
      text: 'Vanaf jouw netwerk komen nu veel formulieren binnen. Wacht een minuut en probeer het nog eens. Wat je hebt ingevuld, staat er nog als je teruggaat.',
    },
    503: {
      title: 'Het is nu erg druk',
      text: 'We konden je vraag niet op tijd verwerken. Wacht een paar tellen en probeer het nog eens.',
    },
    other: { title: 'Dit kan niet', text: 'Ga terug en probeer het nog eens.' },
    broken: {
      title: 'Er ging bij ons iets mis',
      text: 'Het ligt niet aan jou. We hebben het genoteerd. Probeer het straks nog eens.',
    },
    agenda: 'Naar de agenda',
    lostLink: 'Stuur mijn link opnieuw',
  },
  en: {
    400: {
      title: 'We could not read this',
      text: 'Something about what your browser sent is not right. Go back and try again.',
    },
    403: { title: 'That is not allowed here', text: 'Reload the page you came from and try again.' },
    404: {
      title: 'There is no page here',
      text: 'Perhaps the link was not copied in full, or it is no longer valid. Was it your personal link? Then we can send you a new one.',
    },
    409: {
      title: 'Someone was just before you',
      text: 'Something changed in the meantime. Reload the page to see how things stand now.',
    },
    413: { title: 'That is too long', text: 'This form takes less text. Go back, shorten it and try again.' },
    429: {
      title: 'One moment',
      text: 'A lot of forms are coming in from your network. Wait a minute and try again. What you filled in is still there when you go back.',
    },
    503: {
      title: 'It is very busy right now',
      text: 'We could not handle your request in time. Wait a few seconds and try again.',
    },
    other: { title: 'That does not work', text: 'Go back and try again.' },
    broken: {
      title: 'Something went wrong on our side',
      text: 'It is not your fault, and we have made a note of it. Please try again later.',
    },
    agenda: 'To the agenda',
    lostLink: 'Send my link again',
  },
};

/**
 * One friendly page for everything that does not work: what it is, and what to do. Nothing of the request is in it, so
 * that one 404 is the same as any other.
 */
export function ErrorPage({ status }: { status: number }) {
  const { language } = useSite();
  const say = words[language];
  const { title, text } = say[status] ?? (status >= 500 ? say.broken : say.other);
  return (
    <PublicPage meta={{ title }} otherPath="/">
      <div class="plain">
        <svg class="broken-line" viewBox="0 0 160 24" aria-hidden="true">
          <path d="M0 12h64" />
          <path class="gone" d="M84 12h76" />
          <circle cx="66" cy="12" r="8" />
        </svg>
        <p class="eyebrow num">{status}</p>
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p class="row">
          <ButtonLink href={localPath(language, '/')}>{say.agenda}</ButtonLink>
          {status === 404 && <ButtonLink href={localPath(language, '/link-kwijt')}>{say.lostLink}</ButtonLink>}
        </p>
      </div>
    </PublicPage>
  );
}
