import type { Suppression } from '#mail';
import { formatMoment, type Language } from '#platform';
import { Button, Notice, useSite } from '#ui';
import { Csrf } from '../frame.js';
import type { Visitor } from '../signed-in.js';

interface SuppressionNoticeProps {
  readonly visitor: Visitor;
  readonly suppression: Suppression;
  readonly timeZone: string;
  /** Where the press goes that tries the address again. */
  readonly action: string;
}

/** Why an address gets no more mail, and the way to try it again: the person may have put right what was wrong. */
export function SuppressionNotice({ visitor, suppression, timeZone, action }: SuppressionNoticeProps) {
  const { language } = useSite();
  const say = WORDS[language];
  return (
    <Notice tone="bad" title={say.title}>
      <p>{say.why[suppression.reason](formatMoment(suppression.at, timeZone, language))}</p>
      {suppression.said && (
        <p class="small">
          <bdi>{suppression.said}</bdi>
        </p>
      )}
      {visitor.mayEdit && (
        <form method="post" action={action}>
          <Csrf visitor={visitor} />
          <Button>{say.again}</Button>
        </form>
      )}
    </Notice>
  );
}

interface Words {
  readonly title: string;
  readonly why: Record<Suppression['reason'], (moment: string) => string>;
  readonly again: string;
}

const WORDS: Record<Language, Words> = {
  nl: {
    title: 'Naar dit adres sturen we geen mail meer',
    why: {
      refused: (moment) => `De mailserver van de ontvanger kent het adres niet (${moment}). Klopt het adres?`,
      bounced: (moment) => `Een mail kwam terug: het adres bestaat niet (${moment}). Klopt het adres?`,
      bounced_often: (moment) => `Mail bleef terugkomen (${moment}).`,
      complained: (moment) => `De ontvanger meldde een mail als spam (${moment}).`,
    },
    again: 'Probeer dit adres weer',
  },
  en: {
    title: 'We no longer send mail to this address',
    why: {
      refused: (moment) => `The recipient’s mail server does not know the address (${moment}). Is it right?`,
      bounced: (moment) => `A mail came back: the address does not exist (${moment}). Is it right?`,
      bounced_often: (moment) => `Mail kept coming back (${moment}).`,
      complained: (moment) => `The recipient reported a mail as spam (${moment}).`,
    },
    again: 'Try this address again',
  },
};
