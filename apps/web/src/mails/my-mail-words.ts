import type { Language } from '#platform';

interface MyMailWords {
  readonly title: string;
  readonly lead: string;
  readonly inLine: (moment: string) => string;
  readonly sent: (moment: string) => string;
  readonly cameBack: (moment: string) => string;
  readonly refused: string;
  readonly older: string;
  readonly checkAddress: string;
}

/** Which mails we sent, as the person who should have them reads it. */
export const myMailWords: Record<Language, MyMailWords> = {
  nl: {
    title: 'Mails aan jou',
    lead: 'Dit stuurden we je over deze bijeenkomst.',
    inLine: (moment) => `staat klaar sinds ${moment}`,
    sent: (moment) => `verstuurd ${moment}`,
    cameBack: (moment) => `teruggekomen ${moment}`,
    refused: 'niet aangenomen door je mailserver',
    older: 'Dit zijn de nieuwste. Alle mails staan bij wat we van je bewaren.',
    checkAddress: 'Er kwam een mail niet aan. Klopt je adres, en is er plek in je mailbox?',
  },
  en: {
    title: 'Mails to you',
    lead: 'This is what we sent you about this event.',
    inLine: (moment) => `in line since ${moment}`,
    sent: (moment) => `sent ${moment}`,
    cameBack: (moment) => `came back ${moment}`,
    refused: 'not accepted by your mail server',
    older: 'These are the newest. All mails are listed with what we keep about you.',
    checkAddress: 'A mail did not reach you. Is your address right, and is there room in your mailbox?',
  },
};
