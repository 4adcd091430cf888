import type { Access, EventKind, Visibility, WaitlistMode } from '#events';
import type { Language } from '#platform';
import type { FormWords } from '../form-kit.js';

interface EventFormWords extends FormWords {
  readonly newTitle: string;
  readonly texts: string;
  readonly textsHint: string;
  readonly alsoIn: Record<Language, string>;
  readonly more: string;
  readonly waiting: string;
  readonly waitingHint: string;
  readonly accessHint: string;
  readonly findingHint: string;
  readonly when: string;
  readonly where: string;
  readonly registration: string;
  readonly address: string;
  readonly kinds: Record<EventKind, string>;
  readonly division: Record<'together' | 'apart', { label: string; hint: string }>;
  readonly waitlistModes: Record<WaitlistMode, { label: string; hint: string }>;
  readonly access: string;
  readonly accesses: Record<Access, { label: string; hint: string }>;
  readonly requestsStay: (count: number) => string;
  readonly dropsApproval: string;
  readonly saveAnyway: string;
  readonly visibilities: Record<Visibility, { label: string; hint: string }>;
  readonly noSeries: string;
  readonly spoken: Record<Language, string>;
  readonly copyTitle: string;
  readonly copyText: string;
  readonly save: string;
  readonly preview: Record<Language, string>;
  readonly previewTitle: string;
  readonly previewText: string;
  readonly create: string;
  readonly back: string;
  readonly none: string;
  readonly staleTitle: string;
  readonly tellTitle: string;
  readonly programmeMoves: string;
}

export const eventFormWords: Record<Language, EventFormWords> = {
  nl: {
    newTitle: 'Nieuw evenement',
    texts: 'Teksten',
    textsHint: 'Eén taal is genoeg. Wat niet vertaald is, staat er in de voertaal.',
    alsoIn: { nl: 'Ook in het Nederlands', en: 'Ook in het Engels' },
    more: 'Meer regelen',
    waiting: 'Wachtlijst en aanmeldtijd',
    waitingHint: 'Meestal: er is een wachtlijst, en aanmelden kan meteen.',
    accessHint: 'Meestal: iedereen kan zich aanmelden.',
    findingHint: 'Meestal: het staat in de agenda, en het adres komt van de titel.',
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
      places: 'Plekken verdelen',
      capacity: 'Plekken',
      capacityOnline: 'Plekken online',
      capacityOnSite: 'Plekken in de zaal',
      waitingCapacity: 'Plekken op de wachtlijst',
      waitlistMode: 'Als er een plek vrijkomt',
      offerHours: 'Uren bedenktijd',
      access: 'Wie zich aanmeldt',
      approval: 'De organisatie beslist over elke aanvraag',
      allowedDomains: 'Alleen adressen van',
      roomUrl: 'Link naar de ruimte',
      seriesId: 'Reeks',
      slug: 'Adres van de pagina',
    },
    hints: {
      summary: 'Een of twee zinnen, voor de agenda en de mail.',
      body: 'Je kunt Markdown gebruiken: lege regel, lijstjes met een streepje, [tekst](link).',
      location: 'Zaal en adres. Voor een webinar mag dit leeg blijven.',
      opens: 'Leeg: zodra het gepubliceerd is.',
      closes: 'Leeg: tot het einde.',
      capacity: 'Leeg: onbeperkt.',
      capacityOnline: 'Leeg: onbeperkt.',
      capacityOnSite: 'Leeg: onbeperkt.',
      waitingCapacity: 'Leeg: onbeperkt. 0: geen wachtlijst.',
      approval:
        'Wie aanvraagt heeft nog geen plek. Je zegt ja of nee bij Aanmeldingen, met een reden. Wie je uitnodigt hoeft niet te vragen. Wie bij het begin geen antwoord heeft, hoort dat de aanvraag verlopen is.',
      allowedDomains:
        'Zoals example.org, met alles daaronder. Meer domeinen: elk op een regel. Leeg: elk adres. Geldt niet voor wie je uitnodigt.',
      offerHours: 'Kort voor het begin is het vanzelf korter, en ’s nachts vervalt er niets.',
      roomUrl:
        'Van Zoom, Teams of iets anders. Mensen krijgen een eigen link; deze blijft verborgen tot een kwartier voor het begin.',
      language: 'Hier wordt in gesproken.',
      seriesId: 'Op de pagina van een reeks melden mensen zich voor alles tegelijk aan.',
      slug: 'Leeg: gemaakt van de titel. Na publiceren staat het vast.',
    },
    when: 'Wanneer',
    where: 'Waar',
    registration: 'Aanmelden',
    address: 'Vindbaar',
    kinds: { online: 'Online', on_site: 'Op locatie', hybrid: 'Allebei' },
    division: {
      together: { label: 'Eén aantal voor iedereen', hint: 'Online en in de zaal delen de plekken.' },
      apart: {
        label: 'Elk een eigen aantal',
        hint: 'Elk met een eigen wachtlijst. Staat vast zodra iemand is aangemeld.',
      },
    },
    waitlistModes: {
      auto: { label: 'De eerste in de rij heeft hem', hint: 'Meteen bevestigd, met een mail.' },
      offer: {
        label: 'De eerste in de rij krijgt hem aangeboden',
        hint: 'De plek blijft vrij tot iemand ja zegt. Op tijd geen ja: dan is de volgende aan de beurt.',
      },
    },
    noSeries: 'Geen',
    access: 'Toegang',
    accesses: {
      open: { label: 'Wie wil', hint: 'Op de pagina staat een formulier.' },
      invited: {
        label: 'Alleen genodigden',
        hint: 'Met een persoonlijke uitnodiging, die je bij Aanmeldingen verstuurt. De pagina heeft geen formulier.',
      },
    },
    requestsStay: (count) =>
      `${count === 1 ? 'Eén persoon vroeg een plek aan en heeft' : `${count} mensen vroegen een plek aan en hebben`} nog geen antwoord. Daar verandert niets aan: je zegt nog ja of nee. Anders verloopt de aanvraag bij het begin.`,
    dropsApproval: 'Nieuwe mensen hoeven dan niet meer te vragen.',
    saveAnyway: 'Bewaren',
    visibilities: {
      public: { label: 'Iedereen', hint: 'Het staat in de agenda.' },
      unlisted: { label: 'Wie de link heeft', hint: 'Het staat niet in de agenda.' },
    },
    spoken: { nl: 'Nederlands', en: 'Engels' },
    copyTitle: 'Dit wordt een kopie',
    copyText: 'Programma, vragen en herinneringen gaan mee naar de nieuwe dag. Aanmeldingen niet.',
    save: 'Bewaren',
    preview: { nl: 'Voorbeeld', en: 'Voorbeeld in het Engels' },
    previewTitle: 'Voorbeeld',
    previewText: 'Zo gaat de pagina eruitzien. Er is niets bewaard; aanmelden kan hier niet.',
    create: 'Bewaren als concept',
    back: 'Terug',
    none: '(geen)',
    tellTitle: 'Bewaren en het mensen laten weten?',
    programmeMoves: 'Het programma schuift mee.',
    staleTitle: 'Dit evenement is intussen anders opgeslagen',
  },
  en: {
    newTitle: 'New event',
    texts: 'Texts',
    textsHint: 'One language is enough. What is not translated shows in the language of the event.',
    alsoIn: { nl: 'In Dutch as well', en: 'In English as well' },
    more: 'More to arrange',
    waiting: 'Waiting list and time to register',
    waitingHint: 'Usually: there is a waiting list, and people can register at once.',
    accessHint: 'Usually: everybody can register.',
    findingHint: 'Usually: it is in the agenda, and its address comes from the title.',
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
      places: 'Dividing the places',
      capacity: 'Places',
      capacityOnline: 'Places online',
      capacityOnSite: 'Places on site',
      waitingCapacity: 'Places on the waiting list',
      waitlistMode: 'When a place comes free',
      offerHours: 'Hours to answer',
      access: 'Who registers',
      approval: 'The organisers decide on every request',
      allowedDomains: 'Only addresses of',
      roomUrl: 'Link to the room',
      seriesId: 'Series',
      slug: 'Address of the page',
    },
    hints: {
      summary: 'A sentence or two, for the agenda and the mail.',
      body: 'You can use Markdown: an empty line, lists with a hyphen, [text](link).',
      location: 'Room and address. A webinar can leave this empty.',
      opens: 'Empty: as soon as it is published.',
      closes: 'Empty: until the end.',
      capacity: 'Empty: no limit.',
      capacityOnline: 'Empty: no limit.',
      capacityOnSite: 'Empty: no limit.',
      waitingCapacity: 'Empty: no limit. 0: no waiting list.',
      approval:
        'Whoever asks has no place yet. You say yes or no under Registrations, with a reason. Those you invite need not ask. Whoever has no answer at the start hears that their request lapsed.',
      allowedDomains:
        'Such as example.org, with everything below it. More domains: one a line. Empty: any address. Does not hold for those you invite.',
      offerHours: 'Shorter by itself close to the start, and nothing lapses at night.',
      roomUrl:
        'From Zoom, Teams or anything else. People get a link of their own; this one stays hidden until a quarter of an hour before the start.',
      language: 'What is spoken there.',
      seriesId: 'On the page of a series people register for everything at once.',
      slug: 'Empty: made from the title. It stays once published.',
    },
    when: 'When',
    where: 'Where',
    registration: 'Registration',
    address: 'Finding it',
    kinds: { online: 'Online', on_site: 'On site', hybrid: 'Both' },
    division: {
      together: { label: 'One number for everyone', hint: 'Online and on site share the places.' },
      apart: {
        label: 'A number for each',
        hint: 'Each with its own waiting list. Fixed as soon as somebody registers.',
      },
    },
    waitlistModes: {
      auto: { label: 'The first in line has it', hint: 'Confirmed at once, by mail.' },
      offer: {
        label: 'The first in line is offered it',
        hint: 'The place is held until they say yes. No yes in time: then it is the turn of the next.',
      },
    },
    noSeries: 'None',
    access: 'Access',
    accesses: {
      open: { label: 'Whoever wants to', hint: 'The page has a form.' },
      invited: {
        label: 'Guests only',
        hint: 'With a personal invitation, which you send under Registrations. The page has no form.',
      },
    },
    requestsStay: (count) =>
      `${count === 1 ? 'One person asked for a place and has' : `${count} people asked for a place and have`} no answer yet. That does not change: you still say yes or no. Otherwise the request lapses at the start.`,
    dropsApproval: 'New people will not have to ask any more.',
    saveAnyway: 'Save',
    visibilities: {
      public: { label: 'Everybody', hint: 'The agenda shows it.' },
      unlisted: { label: 'Who has the link', hint: 'The agenda does not show it.' },
    },
    spoken: { nl: 'Dutch', en: 'English' },
    copyTitle: 'This will be a copy',
    copyText: 'Programme, questions and reminders come along to the new day. Registrations do not.',
    save: 'Save',
    preview: { nl: 'Preview in Dutch', en: 'Preview' },
    previewTitle: 'Preview',
    previewText: 'This is how the page will look. Nothing has been saved; the form cannot be sent here.',
    create: 'Save as draft',
    back: 'Back',
    none: '(none)',
    tellTitle: 'Save and let people know?',
    programmeMoves: 'The programme moves along.',
    staleTitle: 'This event is stored differently by now',
  },
};
