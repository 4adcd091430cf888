import type { MailAlarm } from '#mail';
import type { Language } from '#platform';
import { Notice, useSite } from '#ui';

/** Mail does not leave, or somebody refuses it for what we are: on the front page of the console while it lasts. */
export function MailAlarmNotice({ alarms }: { alarms: readonly MailAlarm[] }) {
  const { language } = useSite();
  const say = WORDS[language];
  const [worst] = alarms.toSorted((a, b) => a.domain.length - b.domain.length); // our own server before any other
  if (!worst) return null;
  return (
    <Notice tone="bad" title={worst.what === 'unreachable' ? say.away : say.refused(worst.domain)}>
      <p>{worst.what === 'unreachable' ? say.awayText : say.refusedText(worst.mails)}</p>
      <p class="small">
        <bdi>{worst.said}</bdi>
      </p>
    </Notice>
  );
}

interface Words {
  readonly away: string;
  readonly awayText: string;
  readonly refused: (domain: string) => string;
  readonly refusedText: (mails: number) => string;
}

const WORDS: Record<Language, Words> = {
  nl: {
    away: 'De mailserver neemt geen mail aan',
    awayText: 'Mail wacht en gaat vanzelf de deur uit als de server er weer is. Laat je beheerder ernaar kijken.',
    refused: (domain) => (domain ? `${domain} weigert onze mail` : 'De mailserver weigert onze mail'),
    refusedText: (mails) =>
      `Dat ligt aan ons, niet aan de ontvangers (${mails === 1 ? '1 mail' : `${mails} mails`}). Laat je beheerder ernaar kijken.`,
  },
  en: {
    away: 'The mail server takes no mail',
    awayText: 'Mail waits, and leaves by itself when the server is back. Ask whoever runs this site to look.',
    refused: (domain) => (domain ? `${domain} refuses our mail` : 'The mail server refuses our mail'),
    refusedText: (mails) =>
      `The reason is us, not the recipients (${mails === 1 ? '1 mail' : `${mails} mails`}). Ask whoever runs this site to look.`,
  },
};
