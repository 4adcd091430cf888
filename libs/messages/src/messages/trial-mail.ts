import type { MailKind } from '#mail';
import { LANGUAGES, type Language, type LocalText } from '#platform';
import type { PersonalLinks } from '#registrations';
import type { Template } from '../templates/template.js';
import { type MessageFacts, renderMessage } from './message-mail.js';
import { gatherTrials } from './trial-facts.js';

const trialWords: Record<Language, { readonly subject: string; readonly notice: string }> = {
  nl: {
    subject: 'Proef: ',
    notice:
      '**Dit is een proefmail, alleen aan jou.** De tijden en sessies zijn van iemand uit de doelgroep, met jouw naam. De persoonlijke links erin werken niet.',
  },
  en: {
    subject: 'Trial: ',
    notice:
      '**This is a trial mail, to you alone.** Times and sessions are those of somebody in the audience, with your name. The personal links in it do not work.',
  },
};

/** "Send it to me first": the message as one of its people would get it, marked, with links that open nothing. */
export function trialMail(links: PersonalLinks): MailKind<MessageFacts> {
  return {
    kind: 'message-trial',
    gather: gatherTrials,
    render: (facts, mail, now) => renderMessage({ ...facts, template: marked(facts.template) }, mail, now, links),
  };
}

/** In every language it has, so that a trial is never taken for the mail itself. */
function marked({ subject, body }: Template): Template {
  const each = (text: LocalText, mark: (said: string, language: Language) => string): LocalText =>
    Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const { [language]: said } = text;
        return said ? [[language, mark(said, language)]] : [];
      }),
    );
  return {
    subject: each(subject, (said, language) => `${trialWords[language].subject}${said}`),
    body: each(body, (said, language) => `${trialWords[language].notice}\n\n${said}`),
  };
}
