import type { Language } from '#platform';

interface Words {
  readonly mailbox: string;
  readonly explanation: string;
  readonly caught: (count: number) => string;
  readonly search: string;
  readonly searchButton: string;
  readonly subject: string;
  readonly noSubject: string;
  readonly to: string;
  readonly from: string;
  readonly at: string;
  readonly size: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly nothingFound: string;
  readonly back: string;
  readonly asHtml: string;
  readonly asText: string;
  readonly attachments: string;
  readonly noText: string;
  readonly headers: string;
  readonly source: string;
  readonly notFound: string;
}

/** The texts of the built-in mailbox. */
export const words: Record<Language, Words> = {
  nl: {
    mailbox: 'Postvak',
    explanation: 'Alle mail die deze Kring verstuurt komt hier terecht. Er gaat niets naar buiten.',
    caught: (count) => (count === 1 ? '1 mail' : `${count} mails`),
    search: 'Zoek op adres of onderwerp',
    searchButton: 'Zoek',
    subject: 'Onderwerp',
    noSubject: '(geen onderwerp)',
    to: 'Aan',
    from: 'Van',
    at: 'Ontvangen',
    size: 'Grootte',
    empty: 'Nog geen mail',
    emptyHint: 'Meld je aan voor een bijeenkomst en kijk hier opnieuw.',
    nothingFound: 'Geen mail gevonden',
    back: 'Alle mail',
    asHtml: 'Opgemaakt',
    asText: 'Als tekst',
    attachments: 'Bijlagen',
    noText: 'Deze mail heeft geen tekstversie.',
    headers: 'Kopregels',
    source: 'Bron',
    notFound: 'Deze mail is er niet (meer).',
  },
  en: {
    mailbox: 'Mailbox',
    explanation: 'All mail that this Kring sends ends up here. Nothing leaves this machine.',
    caught: (count) => (count === 1 ? '1 mail' : `${count} mails`),
    search: 'Search by address or subject',
    searchButton: 'Search',
    subject: 'Subject',
    noSubject: '(no subject)',
    to: 'To',
    from: 'From',
    at: 'Received',
    size: 'Size',
    empty: 'No mail yet',
    emptyHint: 'Register for an event, then look here again.',
    nothingFound: 'No mail found',
    back: 'All mail',
    asHtml: 'As designed',
    asText: 'As text',
    attachments: 'Attachments',
    noText: 'This mail has no text version.',
    headers: 'Headers',
    source: 'Source',
    notFound: 'This mail is not here (any more).',
  },
};
