import type { EventKind, Visibility } from '#events';
import type { Language } from '#platform';

interface EventFormWords {
  readonly newTitle: string;
  readonly texts: string;
  readonly textsHint: string;
  readonly inLanguage: Record<Language, string>;
  readonly labels: Record<string, string>;
  readonly hints: Record<string, string>;
  readonly when: string;
  readonly where: string;
  readonly registration: string;
  readonly address: string;
  readonly kinds: Record<EventKind, string>;
  readonly visibilities: Record<Visibility, { label: string; hint: string }>;
  readonly doubled: { earlier: string; later: string };
  readonly spoken: Record<Language, string>;
  readonly save: string;
  readonly create: string;
  readonly back: string;
  readonly staleTitle: string;
  readonly staleText: string;
  readonly staleFields: string;
  readonly empty: string;
}

export const eventFormWords: Record<Language, EventFormWords> = {
  nl: {
    newTitle: 'Nieuw evenement',
    texts: 'Teksten',
    textsHint: 'Eén taal is genoeg. Wat niet vertaald is, staat er in de voertaal.',
    inLanguage: { nl: 'Nederlands', en: 'Engels' },
    labels: {
      title: 'Titel',
      summary: 'Samenvatting',
      body: 'Tekst',
      language: 'Voertaal',
      kind: 'Hoe mensen meedoen',
      visibility: 'Wie vindt het',
      location: 'Plaats',
      timeZone: 'Tijdzone',
      start: 'Begin',
      startDoubled: 'Welk begin',
      end: 'Einde',
      endDoubled: 'Welk einde',
      opens: 'Aanmelden vanaf',
      closes: 'Aanmelden tot',
      capacity: 'Plekken',
      waitingCapacity: 'Plekken op de wachtlijst',
      roomUrl: 'Link naar de ruimte',
      slug: 'Adres van de pagina',
    },
    hints: {
      summary: 'Een of twee zinnen, voor de agenda en de mail.',
      body: 'Je kunt Markdown gebruiken: lege regel, lijstjes met een streepje, [tekst](link).',
      location: 'Zaal en adres. Voor een webinar mag dit leeg blijven.',
      opens: 'Leeg: zodra het gepubliceerd is.',
      closes: 'Leeg: tot het einde.',
      capacity: 'Leeg: onbeperkt.',
      waitingCapacity: 'Leeg: onbeperkt. 0: geen wachtlijst.',
      roomUrl:
        'Van Zoom, Teams of iets anders. Mensen krijgen een eigen link; deze blijft verborgen tot een kwartier voor het begin.',
      language: 'Hier wordt in gesproken.',
      slug: 'Leeg: gemaakt van de titel. Na publiceren staat het vast.',
    },
    when: 'Wanneer',
    where: 'Waar',
    registration: 'Aanmelden',
    address: 'Vindbaar',
    kinds: { online: 'Online', on_site: 'Op locatie', hybrid: 'Allebei' },
    visibilities: {
      public: { label: 'Iedereen', hint: 'Het staat in de agenda.' },
      unlisted: { label: 'Wie de link heeft', hint: 'Het staat niet in de agenda.' },
    },
    doubled: { earlier: 'De eerste keer (zomertijd)', later: 'De tweede keer (wintertijd)' },
    spoken: { nl: 'Nederlands', en: 'Engels' },
    save: 'Bewaren',
    create: 'Bewaren als concept',
    back: 'Terug',
    staleTitle: 'Iemand anders heeft dit evenement intussen gewijzigd',
    staleText: 'Wat jij typte staat hieronder. Bewaar je nog een keer, dan geldt jouw versie.',
    staleFields: 'Dit staat er nu, en is bij jou anders:',
    empty: '(leeg)',
  },
  en: {
    newTitle: 'New event',
    texts: 'Texts',
    textsHint: 'One language is enough. What is not translated shows in the language of the event.',
    inLanguage: { nl: 'Dutch', en: 'English' },
    labels: {
      title: 'Title',
      summary: 'Summary',
      body: 'Text',
      language: 'Language of the event',
      kind: 'How people attend',
      visibility: 'Who can find it',
      location: 'Place',
      timeZone: 'Time zone',
      start: 'Start',
      startDoubled: 'Which start',
      end: 'End',
      endDoubled: 'Which end',
      opens: 'Registration from',
      closes: 'Registration until',
      capacity: 'Places',
      waitingCapacity: 'Places on the waiting list',
      roomUrl: 'Link to the room',
      slug: 'Address of the page',
    },
    hints: {
      summary: 'A sentence or two, for the agenda and the mail.',
      body: 'You can use Markdown: an empty line, lists with a hyphen, [text](link).',
      location: 'Room and address. A webinar can leave this empty.',
      opens: 'Empty: as soon as it is published.',
      closes: 'Empty: until the end.',
      capacity: 'Empty: no limit.',
      waitingCapacity: 'Empty: no limit. 0: no waiting list.',
      roomUrl:
        'From Zoom, Teams or anything else. People get a link of their own; this one stays hidden until a quarter of an hour before the start.',
      language: 'What is spoken there.',
      slug: 'Empty: made from the title. It stays once published.',
    },
    when: 'When',
    where: 'Where',
    registration: 'Registration',
    address: 'Finding it',
    kinds: { online: 'Online', on_site: 'On site', hybrid: 'Both' },
    visibilities: {
      public: { label: 'Everybody', hint: 'The agenda shows it.' },
      unlisted: { label: 'Who has the link', hint: 'The agenda does not show it.' },
    },
    doubled: { earlier: 'The first time (summer time)', later: 'The second time (winter time)' },
    spoken: { nl: 'Dutch', en: 'English' },
    save: 'Save',
    create: 'Save as draft',
    back: 'Back',
    staleTitle: 'Somebody else has changed this event meanwhile',
    staleText: 'What you typed is below. Save once more and your version counts.',
    staleFields: 'This is stored now, and differs from yours:',
    empty: '(empty)',
  },
};

/** Label of a field by its name in the form: `title.nl` is "Titel (Nederlands)". */
export function labelOf(field: string, language: Language): string {
  const say = eventFormWords[language];
  const [name = '', spoken] = field.split('.');
  const label = say.labels[name] ?? name;
  return spoken === 'nl' || spoken === 'en' ? `${label} (${say.inLanguage[spoken]})` : label;
}
