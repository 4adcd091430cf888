import type { Language } from '#platform';

interface FeedWords {
  readonly calledOff: (title: string) => string;
  readonly add: string;
  readonly google: string;
  readonly outlookWork: string;
  readonly outlookHome: string;
  readonly file: string;
  readonly addHint: string;
  readonly alreadyIn: string;
  readonly follow: string;
  readonly title: string;
  readonly lead: string;
  readonly calendars: string;
  readonly slow: string;
  readonly all: string;
  readonly group: (letter: string, name: string) => string;
  readonly open: string;
  readonly address: string;
  readonly news: string;
  readonly newsText: string;
  readonly own: string;
  readonly ownText: string;
  readonly lostLink: string;
}

export const feedWords: Record<Language, FeedWords> = {
  nl: {
    calledOff: (title) => `Gaat niet door: ${title}`,
    add: 'Zet in je agenda',
    google: 'Google Agenda',
    outlookWork: 'Outlook (werk of school)',
    outlookHome: 'Outlook.com',
    file: 'Apple of een andere agenda (.ics)',
    addHint: 'Zo verandert er later niets vanzelf. Meld je je aan, dan krijg je een afspraak die wel meeverandert.',
    alreadyIn: 'De afspraak zit ook bij je mail. Staat hij al in je agenda, dan is dit niet nodig.',
    follow: 'Volg in je eigen agenda',
    title: 'Volg de agenda',
    lead: 'Zet alles wat we organiseren in je eigen agenda, of lees het in je nieuwslezer.',
    calendars: 'In je agenda',
    slow: 'Agenda’s kijken maar eens in de 12 tot 24 uur of er iets is veranderd. Wie is aangemeld, hoort het sneller per mail.',
    all: 'Alles',
    group: (letter, name) => `Themagroep ${letter}: ${name}`,
    open: 'Abonneer',
    address: 'Of voeg dit adres toe in je agenda',
    news: 'In je nieuwslezer',
    newsText: 'Nieuwe bijeenkomsten, de laatst aangekondigde bovenaan.',
    own: 'Alleen waar jij aan meedoet',
    ownText:
      'Ben je aangemeld? Dan heb je een eigen abonnement met al je bijeenkomsten. Je vindt het op je persoonlijke pagina.',
    lostLink: 'Stuur mijn link',
  },
  en: {
    calledOff: (title) => `Cancelled: ${title}`,
    add: 'Add to your calendar',
    google: 'Google Calendar',
    outlookWork: 'Outlook (work or school)',
    outlookHome: 'Outlook.com',
    file: 'Apple or another calendar (.ics)',
    addHint: 'An entry added this way does not change by itself. Register, and you get one that does.',
    alreadyIn: 'The entry also comes with your mail. If it is in your calendar already, you do not need this.',
    follow: 'Follow in your own calendar',
    title: 'Follow the agenda',
    lead: 'Put everything we organise in your own calendar, or read it in your news reader.',
    calendars: 'In your calendar',
    slow: 'Calendars look for changes only once in 12 to 24 hours. Whoever is registered hears sooner, by mail.',
    all: 'Everything',
    group: (letter, name) => `Theme group ${letter}: ${name}`,
    open: 'Subscribe',
    address: 'Or add this address in your calendar',
    news: 'In your news reader',
    newsText: 'New events, the latest announcement first.',
    own: 'Only what you take part in',
    ownText:
      'Are you registered? Then you have a subscription of your own with all your events. You find it on your personal page.',
    lostLink: 'Send my link',
  },
};
