import type { Language } from '#platform';
import type { ImportField, RowProblemCode } from '#registrations';
import type { SheetProblem } from '#sheets';

interface ProblemWords {
  readonly fields: Record<ImportField, string>;
  readonly rows: Record<RowProblemCode, string>;
  readonly files: Record<SheetProblem | 'too_big' | 'missing', string>;
  readonly sameAs: (row: number) => string;
}

/** What can be wrong with a file and its rows, in words. */
export const problemWords: Record<Language, ProblemWords> = {
  nl: {
    fields: {
      name: 'Naam',
      firstName: 'Voornaam',
      infix: 'Tussenvoegsel',
      lastName: 'Achternaam',
      email: 'E-mail',
      organisation: 'Organisatie',
      role: 'Rol',
      sector: 'Sector',
      region: 'Regio',
      language: 'Taal van de mails',
      attends: 'Online of op locatie',
      sessions: 'Sessies',
      status: 'Stand',
    },
    rows: {
      name_missing: 'er staat geen naam',
      name_too_long: 'de naam is langer dan 120 tekens',
      name_has_link: 'in de naam staat een link of adres',
      email_missing: 'er staat geen e-mailadres',
      email_invalid: 'het e-mailadres klopt niet',
      organisation_too_long: 'de organisatie is langer dan 160 tekens',
      attends_missing: 'er staat niet of iemand online of op locatie komt',
      choice_unknown: 'deze keuze kennen we niet',
      role_unknown: 'deze rol kennen we niet (Onderzoek, Beleid, Praktijk of Anders)',
      language_unknown: 'deze taal kennen we niet (nl of en)',
      status_unknown: 'deze stand kennen we niet',
      not_coming: 'deze persoon staat als afgemeld in het bestand',
      session_unknown: 'deze sessie staat niet in het programma (gebruik de codes, zoals A1)',
      session_clash: 'deze sessies gaan niet samen',
      text_too_long: 'de tekst is langer dan 160 tekens',
      twice: 'dit adres staat er al in',
      sold_out: 'het evenement zit vol, de wachtlijst ook',
      choice_gone: 'deze sessie kan niet meer gekozen worden',
      closed: 'het evenement gaat niet door of is geweest',
      failed: 'er ging bij ons iets mis: probeer deze rij nog eens',
    },
    files: {
      empty: 'In dit bestand staat niets.',
      not_a_sheet: 'Dit is geen CSV- of Excel-bestand. Bewaar je lijst als .xlsx of .csv en kies die.',
      old_or_locked:
        'Dit is een oud Excel-bestand (.xls), of er zit een wachtwoord op. Bewaar het als .xlsx zonder wachtwoord.',
      too_many_rows: 'Er staan meer dan 100.000 rijen in. Maak er twee bestanden van.',
      too_wide: 'Er staan meer dan 200 kolommen in. Haal weg wat je niet nodig hebt.',
      cell_too_long: 'In een cel staat een tekst van meer dan 32.000 tekens. Misschien sluit een aanhalingsteken niet.',
      too_large: 'Uitgepakt is dit bestand te groot voor een lijst met mensen.',
      broken:
        'Dit bestand is beschadigd, of een aanhalingsteken sluit niet. Bewaar het opnieuw en probeer het nog eens.',
      too_big: 'Dit bestand is groter dan 10 MB. Haal kolommen weg of maak er twee bestanden van.',
      missing: 'Kies een bestand waar iets in staat.',
    },
    sameAs: (row) => `zie rij ${row}`,
  },
  en: {
    fields: {
      name: 'Name',
      firstName: 'First name',
      infix: 'Name prefix',
      lastName: 'Last name',
      email: 'E-mail',
      organisation: 'Organisation',
      role: 'Role',
      sector: 'Sector',
      region: 'Region',
      language: 'Language of the mails',
      attends: 'Online or on site',
      sessions: 'Sessions',
      status: 'Status',
    },
    rows: {
      name_missing: 'there is no name',
      name_too_long: 'the name is longer than 120 characters',
      name_has_link: 'the name has a link or an address in it',
      email_missing: 'there is no e-mail address',
      email_invalid: 'the e-mail address is not right',
      organisation_too_long: 'the organisation is longer than 160 characters',
      attends_missing: 'it does not say whether they come online or on site',
      choice_unknown: 'we do not know this choice',
      role_unknown: 'we do not know this role (Research, Policy, Practice or Other)',
      language_unknown: 'we do not know this language (nl or en)',
      status_unknown: 'we do not know this status',
      not_coming: 'the file says that this person cancelled',
      session_unknown: 'this session is not in the programme (use the codes, such as A1)',
      session_clash: 'these sessions do not go together',
      text_too_long: 'the text is longer than 160 characters',
      twice: 'this address is in the file already',
      sold_out: 'the event is full, and so is the waiting list',
      choice_gone: 'this session can no longer be chosen',
      closed: 'the event is cancelled or over',
      failed: 'something went wrong on our side: try this row again',
    },
    files: {
      empty: 'There is nothing in this file.',
      not_a_sheet: 'This is not a CSV or Excel file. Save your list as .xlsx or .csv and choose that one.',
      old_or_locked: 'This is an old Excel file (.xls), or it has a password. Save it as .xlsx without a password.',
      too_many_rows: 'It has more than 100,000 rows. Split it into two files.',
      too_wide: 'It has more than 200 columns. Remove the ones you do not need.',
      cell_too_long: 'One cell holds a text of more than 32,000 characters. Perhaps a quotation mark never closes.',
      too_large: 'Unpacked, this file is too large for a list of people.',
      broken: 'This file is damaged, or a quotation mark never closes. Save it again and try once more.',
      too_big: 'This file is larger than 10 MB. Remove columns or split it into two files.',
      missing: 'Choose a file with something in it.',
    },
    sameAs: (row) => `see row ${row}`,
  },
};
