import type { OwnForm } from '#events';
import type { Language } from '#platform';

interface SeriesWords {
  readonly eyebrow: string;
  readonly coming: string;
  readonly nothingComing: string;
  readonly nothingComingHint: string;
  readonly past: (count: number) => string;
  readonly heading: string;
  readonly intro: string;
  readonly bar: string;
  readonly which: string;
  readonly whichHint: string;
  readonly noneChosen: string;
  readonly tooMany: (most: number) => string;
  readonly attendsHint: string;
  readonly apart: string;
  readonly ownForm: Record<OwnForm, string>;
  readonly send: string;
  readonly notice: string;
  readonly closedTitle: string;
  readonly closedText: string;
  readonly partlyTitle: string;
  readonly partlyText: string;
  readonly allInTitle: string;
  readonly allInLead: (mails: number) => string;
  readonly someInLead: string;
  readonly nothingInTitle: string;
  readonly nothingInLead: string;
  readonly perEvent: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly backToSeries: string;
  readonly partOf: string;
  readonly partOfText: string;
  readonly before: string;
  readonly after: string;
}

export const seriesWords: Record<Language, SeriesWords> = {
  nl: {
    eyebrow: 'Reeks',
    coming: 'Wat er komt',
    nothingComing: 'Er staat nu niets gepland',
    nothingComingHint: 'Zodra er een nieuwe datum is, vind je hem hier.',
    past: (count) => `Geweest (${count})`,
    heading: 'Aanmelden',
    intro: 'Voor één keer of voor allemaal, in één keer.',
    bar: 'Eén keer of alle',
    which: 'Waarvoor meld je je aan?',
    whichHint: 'Haal het vinkje weg als je een keer niet kunt.',
    noneChosen: 'Kies ten minste één keer waarvoor je je aanmeldt',
    tooMany: (most) => `Kies er hoogstens ${most} tegelijk`,
    attendsHint: 'Voor de keren waarbij dat kan.',
    apart: 'Met een eigen formulier',
    ownForm: {
      sessions: 'Hier kies je ook sessies.',
      questions: 'Hier hoort een vraag bij.',
      invited: 'Alleen op uitnodiging.',
    },
    send: 'Aanmelden',
    notice: 'We gebruiken je gegevens alleen voor deze bijeenkomsten.',
    closedTitle: 'Aanmelden kan hier nu niet',
    closedText: 'Voor geen van de bijeenkomsten staat de aanmelding in dit formulier open.',
    partlyTitle: 'Het is nu erg druk',
    partlyText:
      'Nog niet alles is verwerkt. Druk nog eens op de knop: wat je invulde staat er nog, en dubbel aanmelden kan niet.',
    allInTitle: 'Kijk in je mail',
    allInLead: (mails) =>
      mails === 1
        ? 'Je aanmelding is binnen. Je krijgt een mail met je persoonlijke link.'
        : `Je aanmeldingen zijn binnen. Je krijgt ${mails} mails: voor elke keer een, met een eigen persoonlijke link.`,
    someInLead: 'Niet alles lukte. Hieronder staat per keer wat ervan kwam.',
    nothingInTitle: 'Aanmelden is niet gelukt',
    nothingInLead: 'Hieronder staat waarom. Er is niets van je bewaard.',
    perEvent: 'Per keer',
    steps: [
      { title: 'Open de mails', text: 'Meestal zijn ze er binnen een minuut.' },
      {
        title: 'Zet de afspraken in je agenda',
        text: 'Ze zitten bij de mails en passen zich aan als er iets verandert. Wacht je nog op een plek, dan komt de afspraak later.',
      },
      {
        title: 'Bewaar je persoonlijke links',
        text: 'Elke keer heeft een eigen link. Daarmee doe je mee, en daarmee zeg je alleen die keer af.',
      },
    ],
    backToSeries: 'Terug naar de reeks',
    partOf: 'Deel van een reeks',
    partOfText: 'Daar meld je je in één formulier aan voor één keer of voor allemaal.',
    before: 'Hiervoor',
    after: 'Hierna',
  },
  en: {
    eyebrow: 'Series',
    coming: 'What is coming',
    nothingComing: 'Nothing planned at the moment',
    nothingComingHint: 'As soon as there is a new date, you will find it here.',
    past: (count) => `Earlier (${count})`,
    heading: 'Register',
    intro: 'For one of them or for all, in one go.',
    bar: 'One or all',
    which: 'What are you registering for?',
    whichHint: 'Untick those you cannot come to.',
    noneChosen: 'Choose at least one to register for',
    tooMany: (most) => `Choose no more than ${most} at once`,
    attendsHint: 'For those where there is a choice.',
    apart: 'With a form of their own',
    ownForm: {
      sessions: 'You also choose sessions here.',
      questions: 'There is a question to answer here.',
      invited: 'By invitation only.',
    },
    send: 'Register',
    notice: 'We use what you fill in for these events only.',
    closedTitle: 'There is nothing to register for here now',
    closedText: 'None of the events takes registrations through this form.',
    partlyTitle: 'It is very busy right now',
    partlyText:
      'Not everything has been processed yet. Press the button again: what you filled in is still there, and you cannot register twice.',
    allInTitle: 'Check your mail',
    allInLead: (mails) =>
      mails === 1
        ? 'We have your registration. A mail with your personal link is on its way.'
        : `We have your registrations. ${mails} mails are on their way: one for each, with a personal link of its own.`,
    someInLead: 'Not everything worked. Below is what became of each.',
    nothingInTitle: 'Registering did not work',
    nothingInLead: 'Below is why. We have kept nothing about you.',
    perEvent: 'One by one',
    steps: [
      { title: 'Open the mails', text: 'They usually arrive within a minute.' },
      {
        title: 'Add the entries to your calendar',
        text: 'They come with the mails and update themselves when something changes. While you wait for a place, the entry comes later.',
      },
      {
        title: 'Keep your personal links',
        text: 'Each has its own. You use it to take part, and to cancel that one only.',
      },
    ],
    backToSeries: 'Back to the series',
    partOf: 'Part of a series',
    partOfText: 'One form there registers you for one of them or for all.',
    before: 'Before this',
    after: 'After this',
  },
};
