import type { Language } from '#platform';

interface Words {
  readonly skip: string;
  readonly mainMenu: string;
  readonly agenda: string;
  readonly lostLink: string;
  readonly otherLanguage: string;
  readonly accessibility: string;
  readonly privacy: string;
  readonly contact: string;
  readonly optional: string;
  readonly signOut: string;
  readonly mailIsCaught: string;
  readonly openMailbox: string;
  readonly oneError: string;
  readonly manyErrors: (count: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly pages: string;
  readonly crumbs: string;
  readonly asTable: string;
  readonly pageOf: (page: number, pages: number) => string;
}

/** The few texts that belong to the pieces themselves. */
export const words: Record<Language, Words> = {
  nl: {
    skip: 'Naar de inhoud',
    mainMenu: 'Hoofdmenu',
    agenda: 'Agenda',
    lostLink: 'Link kwijt',
    otherLanguage: 'English',
    accessibility: 'Toegankelijkheid',
    privacy: 'Privacy',
    contact: 'Contact',
    optional: '(niet verplicht)',
    signOut: 'Uitloggen',
    mailIsCaught: 'Mail wordt opgevangen, niet verstuurd.',
    openMailbox: 'Open het postvak',
    oneError: 'Eén veld klopt nog niet',
    manyErrors: (count) => `${count} velden kloppen nog niet`,
    previous: 'Vorige',
    next: 'Volgende',
    pages: 'Bladeren',
    crumbs: 'Waar je bent',
    asTable: 'Toon als tabel',
    pageOf: (page, pages) => `Pagina ${page} van ${pages}`,
  },
  en: {
    skip: 'Skip to content',
    mainMenu: 'Main menu',
    agenda: 'Agenda',
    lostLink: 'Lost your link',
    otherLanguage: 'Nederlands',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    contact: 'Contact',
    optional: '(optional)',
    signOut: 'Sign out',
    mailIsCaught: 'Mail is caught, not sent.',
    openMailbox: 'Open the mailbox',
    oneError: 'One field needs your attention',
    manyErrors: (count) => `${count} fields need your attention`,
    previous: 'Previous',
    next: 'Next',
    pages: 'Pages',
    crumbs: 'Where you are',
    asTable: 'Show as a table',
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  },
};
