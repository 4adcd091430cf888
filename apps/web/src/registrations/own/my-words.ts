import type { Language } from '#platform';

export interface MyWords {
  readonly title: string;
  readonly greeting: (name: string) => string;
  readonly status: Record<
    'confirmed' | 'waiting' | 'pending' | 'cancelled' | 'declined' | 'lapsed',
    { readonly tag: string; readonly lead: string }
  >;
  /** Of a request that nobody answered before the event began. */
  readonly requestLapsed: { readonly tag: string; readonly lead: string };
  /** Before what an organiser wrote to who was told no. */
  readonly reason: string;
  /** Of a registration that was cancelled before it ever had a place. */
  readonly leftLine: string;
  readonly eventCancelled: { readonly tag: string; readonly lead: string; readonly leadWaiting: string };
  readonly over: { readonly tag: string; readonly lead: string };
  readonly cancel: string;
  readonly again: string;
  readonly backToEvent: string;
  readonly road: string;
  readonly reminder: string;
  readonly door: string;
  readonly doorText: string;
  readonly doorNow: string;
  readonly toRoom: string;
  readonly start: string;
  readonly end: string;
  readonly welcome: (place: string) => string;
  readonly details: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly attends: string;
  readonly online: string;
  readonly onSite: string;
  readonly cancelTitle: string;
  readonly cancelLead: string;
  readonly cancelWaitingLead: string;
  readonly cancelRequestLead: string;
  readonly cancelYes: string;
  readonly cancelNo: string;
}

export const myWords: Record<Language, MyWords> = {
  nl: {
    title: 'Mijn aanmelding',
    greeting: (name) => `Aanmelding van ${name}`,
    status: {
      confirmed: { tag: 'Je bent aangemeld', lead: 'Je hebt een plek. Deze pagina blijft van jou: bewaar de link.' },
      waiting: {
        tag: 'Je staat op de wachtlijst',
        lead: 'Komt er een plek vrij en ben je aan de beurt, dan krijg je meteen een mail. Kun je niet meer? Zeg dan af, dan schuift de rij door.',
      },
      pending: {
        tag: 'Aangevraagd',
        lead: 'De organisatie kijkt naar je aanvraag. Je krijgt een mail zodra er beslist is. Wil je niet meer? Trek hem dan in.',
      },
      cancelled: { tag: 'Afgezegd', lead: 'De plek is vrijgegeven en de afspraak gaat uit de agenda.' },
      declined: { tag: 'Niet toegelaten', lead: 'De organisatie heeft deze aanvraag bekeken en niet aangenomen.' },
      lapsed: {
        tag: 'Plek vervallen',
        lead: 'Er was een plek voor je, maar we hoorden niets op tijd. Je staat niet meer op de wachtlijst.',
      },
    },
    requestLapsed: {
      tag: 'Aanvraag verlopen',
      lead: 'De bijeenkomst begon voordat er over deze aanvraag beslist was. Je hebt geen plek gekregen.',
    },
    reason: 'De organisatie schrijft:',
    leftLine: 'Deze aanmelding is ingetrokken.',
    eventCancelled: {
      tag: 'Gaat niet door',
      lead: 'Deze bijeenkomst gaat niet door. De afspraak gaat vanzelf uit je agenda.',
      leadWaiting: 'Deze bijeenkomst gaat niet door. De wachtlijst vervalt.',
    },
    over: { tag: 'Geweest', lead: 'Deze bijeenkomst is voorbij.' },
    cancel: 'Afzeggen',
    again: 'Opnieuw aanmelden',
    backToEvent: 'Over deze bijeenkomst',
    road: 'Wat er nog komt',
    reminder: 'Herinnering per mail',
    door: 'De deur gaat open',
    doorText: 'Vanaf dan kom je hier binnen.',
    doorNow: 'De deur is open',
    toRoom: 'Naar de ruimte',
    start: 'Begin',
    end: 'Einde',
    welcome: (place) => `Welkom in ${place}`,
    details: 'Wat je invulde',
    name: 'Naam',
    email: 'E-mailadres',
    organisation: 'Organisatie',
    attends: 'Je doet mee',
    online: 'Online',
    onSite: 'Op locatie',
    cancelTitle: 'Wil je afzeggen?',
    cancelLead: 'De plek komt vrij voor iemand anders. De afspraak verdwijnt uit de agenda.',
    cancelWaitingLead: 'De aanmelding gaat van de wachtlijst af.',
    cancelRequestLead: 'De organisatie hoeft er dan niet meer over te beslissen.',
    cancelYes: 'Ja, zeg af',
    cancelNo: 'Nee, laat staan',
  },
  en: {
    title: 'My registration',
    greeting: (name) => `Registration of ${name}`,
    status: {
      confirmed: { tag: 'You are registered', lead: 'You have a place. This page stays yours: keep the link.' },
      waiting: {
        tag: 'You are on the waiting list',
        lead: 'When a place comes free and it is your turn, you get a mail at once. No longer able to come? Cancel, and the line moves up.',
      },
      pending: {
        tag: 'Requested',
        lead: 'The organisers are looking at your request. You get a mail as soon as it is decided. Changed your mind? Withdraw it.',
      },
      cancelled: {
        tag: 'Cancelled',
        lead: 'The place has been given up, and the entry is taken out of the calendar.',
      },
      declined: { tag: 'Not accepted', lead: 'The organisers have looked at this request and did not accept it.' },
      lapsed: {
        tag: 'Place lapsed',
        lead: 'There was a place for you, but we did not hear from you in time. You are no longer on the waiting list.',
      },
    },
    requestLapsed: {
      tag: 'Request lapsed',
      lead: 'The event began before this request was decided. You did not get a place.',
    },
    reason: 'The organisers write:',
    leftLine: 'This registration is withdrawn.',
    eventCancelled: {
      tag: 'Cancelled',
      lead: 'This event is cancelled. The entry leaves your calendar by itself.',
      leadWaiting: 'This event is cancelled, and so is its waiting list.',
    },
    over: { tag: 'Ended', lead: 'This event is over.' },
    cancel: 'Cancel',
    again: 'Register again',
    backToEvent: 'About this event',
    road: 'What is still to come',
    reminder: 'Reminder by mail',
    door: 'Doors open',
    doorText: 'From then on, this is where you come in.',
    doorNow: 'The doors are open',
    toRoom: 'Enter the room',
    start: 'Start',
    end: 'End',
    welcome: (place) => `Welcome at ${place}`,
    details: 'What you filled in',
    name: 'Name',
    email: 'E-mail address',
    organisation: 'Organisation',
    attends: 'You take part',
    online: 'Online',
    onSite: 'On site',
    cancelTitle: 'Cancel this registration?',
    cancelLead: 'The place goes to somebody else. The entry leaves the calendar.',
    cancelWaitingLead: 'The registration leaves the waiting list.',
    cancelRequestLead: 'The organisers then have nothing left to decide.',
    cancelYes: 'Yes, cancel it',
    cancelNo: 'No, leave it',
  },
};
