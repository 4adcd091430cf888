import type { EventDetails } from '#events';
import type { Language } from '#platform';
import { localPath, Notice, useSite } from '#ui';
import { sayDomains } from '../../events/access.js';

interface AccessNoticeWords {
  readonly invitedTitle: string;
  readonly invitedText: string;
  readonly askTitle: string;
  readonly askText: string;
  readonly ask: string;
  readonly domainHint: (names: string) => string;
  readonly domainRefused: (names: string) => string;
  readonly goneTitle: string;
  readonly goneLead: string;
  readonly goneUsed: string;
  readonly goneElse: string;
  readonly toEvent: string;
  readonly youTitle: string;
  readonly youText: string;
}

export const accessNoticeWords: Record<Language, AccessNoticeWords> = {
  nl: {
    invitedTitle: 'Alleen op uitnodiging',
    invitedText: 'Heb je een uitnodiging gekregen? Meld je aan met de link in die mail.',
    askTitle: 'De organisatie beslist',
    askText: 'Je vraagt hier een plek aan. Je krijgt een mail zodra er over je aanvraag beslist is.',
    ask: 'Vraag een plek aan',
    domainHint: (names) => `Een adres van ${names}. Hier sturen we de link naartoe`,
    domainRefused: (names) => `Aanmelden kan alleen met een e-mailadres van ${names}`,
    goneTitle: 'Deze uitnodiging werkt niet',
    goneLead: 'De link klopt niet, is al gebruikt of is ingetrokken.',
    goneUsed: 'Heb je je er al mee aangemeld?',
    goneElse: 'Klopt er iets niet? Vraag het aan wie je uitnodigde.',
    toEvent: 'Naar de agenda',
    youTitle: 'Je bent uitgenodigd',
    youText: 'Deze uitnodiging is voor één persoon en werkt één keer.',
  },
  en: {
    invitedTitle: 'By invitation only',
    invitedText: 'Have you been invited? Register with the link in that mail.',
    askTitle: 'The organisers decide',
    askText: 'Here you ask for a place. You get a mail as soon as your request has been decided.',
    ask: 'Ask for a place',
    domainHint: (names) => `An address of ${names}. This is where we send your link`,
    domainRefused: (names) => `Registering takes an e-mail address of ${names}`,
    goneTitle: 'This invitation does not work',
    goneLead: 'The link is not right, has been used, or has been withdrawn.',
    goneUsed: 'Registered with it already?',
    goneElse: 'Is something wrong? Ask whoever invited you.',
    toEvent: 'To the agenda',
    youTitle: 'You are invited',
    youText: 'This invitation is for one person and works once.',
  },
};

/** What is particular about registering here; nothing where everybody may. */
export function AccessNotice({ event, isInvited }: { event: EventDetails; isInvited: boolean }) {
  const { language } = useSite();
  const say = accessNoticeWords[language];
  if (isInvited)
    return (
      <Notice tone="info" title={say.youTitle}>
        <p>{say.youText}</p>
      </Notice>
    );
  if (event.access === 'invited')
    return (
      <Notice tone="off" title={say.invitedTitle}>
        <p>{say.invitedText}</p>
        <p>
          <a href={localPath(language, '/')}>{say.toEvent}</a>
        </p>
      </Notice>
    );
  if (!event.approval) return null;
  return (
    <Notice tone="info" title={say.askTitle}>
      <p>{say.askText}</p>
    </Notice>
  );
}

/** Which addresses may register, at the field where they are typed. */
export function domainHint({ allowedDomains }: EventDetails, language: Language): string | undefined {
  if (allowedDomains.length === 0) return undefined;
  return accessNoticeWords[language].domainHint(sayDomains(allowedDomains, language));
}
