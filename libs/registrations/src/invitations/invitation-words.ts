import type { Language } from '#platform';

interface InvitationMailWords {
  readonly subject: (title: string) => string;
  readonly title: string;
  readonly lead: (title: string) => string;
  readonly button: string;
  readonly personal: string;
}

/** What the mail says that invites somebody. */
export const invitationWords: Record<Language, InvitationMailWords> = {
  nl: {
    subject: (title) => `Uitnodiging: ${title}`,
    title: 'Je bent uitgenodigd',
    lead: (title) => `We nodigen je uit voor ‘${title}’.`,
    button: 'Meld je aan',
    personal:
      'Deze link is persoonlijk en werkt één keer: stuur hem niet door. Je bent pas aangemeld als je het formulier hebt verstuurd.',
  },
  en: {
    subject: (title) => `Invitation: ${title}`,
    title: 'You are invited',
    lead: (title) => `We invite you to ‘${title}’.`,
    button: 'Register',
    personal:
      'This link is personal and works once: please do not pass it on. You are registered once you have sent the form.',
  },
};
