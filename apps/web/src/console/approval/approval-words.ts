import type { Language } from '#platform';
import type { RequestStanding } from '#registrations';

interface ApprovalWords {
  readonly title: string;
  readonly lead: string;
  readonly off: string;
  readonly tabs: Record<RequestStanding, (count: number) => string>;
  readonly nobody: Record<RequestStanding, string>;
  readonly nobodyHint: string;
  readonly who: string;
  readonly answers: string;
  readonly asked: string;
  readonly reasonGiven: string;
  readonly more: (name: string) => string;
  readonly open: string;
  readonly all: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly reasonTooLong: string;
  readonly pickSomebody: string;
  readonly pickAnswer: string;
  readonly approve: string;
  readonly decline: string;
  readonly places: (left: number) => string;
  readonly confirmed: (count: number) => string;
  readonly waiting: (count: number) => string;
  readonly full: (count: number) => string;
  readonly declined: (count: number) => string;
  readonly nothing: string;
  readonly tooLate: string;
}

const people = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const approvalWords: Record<Language, ApprovalWords> = {
  nl: {
    title: 'Aanvragen',
    lead: 'Wie aanvraagt, heeft nog geen plek. Wie je toelaat krijgt een plek, of een plaats in de rij, in volgorde van aanvragen.',
    off: 'Nieuwe mensen hoeven niet meer te vragen. Deze aanvragen wachten nog op jouw antwoord.',
    tabs: { pending: (count) => `Wachten op antwoord (${count})`, declined: (count) => `Niet toegelaten (${count})` },
    nobody: { pending: 'Niemand wacht op antwoord', declined: 'Er is niemand afgewezen' },
    nobodyHint: 'Wie een plek aanvraagt, staat meteen hier.',
    who: 'Wie',
    answers: 'Antwoorden',
    asked: 'Gevraagd op',
    reasonGiven: 'Reden',
    more: (name) => ` van ${name}`,
    open: 'Bekijk de aanvraag',
    all: 'Kies iedereen op deze pagina',
    reason: 'Reden als je nee zegt',
    reasonHint: 'Gaat mee in de mail en staat op hun eigen pagina. Leeg: zonder reden. Hoogstens 1000 tekens.',
    reasonTooLong: 'Maak de reden korter: hoogstens 1000 tekens.',
    pickSomebody: 'Kies eerst een of meer mensen.',
    pickAnswer: 'Kies of je hen toelaat of niet.',
    approve: 'Toelaten',
    decline: 'Niet toelaten',
    places: (left) => {
      if (left === 0) return 'Alle plekken zijn bezet.';
      return left === 1 ? 'Er is nog 1 plek vrij.' : `Er zijn nog ${left} plekken vrij.`;
    },
    confirmed: (count) => `${people(count, 'persoon heeft', 'mensen hebben')} een plek`,
    waiting: (count) => `${people(count, 'persoon staat', 'mensen staan')} op de wachtlijst`,
    full: (count) => `voor ${people(count, 'persoon', 'mensen')} is er geen plek: zij wachten nog op antwoord`,
    declined: (count) => `${people(count, 'persoon is', 'mensen zijn')} niet toegelaten`,
    nothing: 'Er is niets veranderd: iemand anders was je voor, of ze trokken zich terug',
    tooLate: 'Het evenement is begonnen of gaat niet door, dus er is niets veranderd',
  },
  en: {
    title: 'Requests',
    lead: 'Whoever asks has no place yet. Whoever you accept gets a place, or a place in line, in the order in which they asked.',
    off: 'New people need not ask any more. These requests still wait for your answer.',
    tabs: { pending: (count) => `Waiting for an answer (${count})`, declined: (count) => `Not accepted (${count})` },
    nobody: { pending: 'Nobody is waiting for an answer', declined: 'Nobody was turned down' },
    nobodyHint: 'Whoever asks for a place is here at once.',
    who: 'Who',
    answers: 'Answers',
    asked: 'Asked on',
    reasonGiven: 'Reason',
    more: (name) => ` of ${name}`,
    open: 'See the request',
    all: 'Choose everybody on this page',
    reason: 'Reason if you say no',
    reasonHint: 'Goes into the mail and onto their own page. Empty: no reason. At most 1000 characters.',
    reasonTooLong: 'Shorten the reason to 1000 characters or fewer.',
    pickSomebody: 'First choose one or more people.',
    pickAnswer: 'Choose whether you accept them or not.',
    approve: 'Accept',
    decline: 'Do not accept',
    places: (left) => {
      if (left === 0) return 'Every place is taken.';
      return left === 1 ? '1 place is free.' : `${left} places are free.`;
    },
    confirmed: (count) => `${people(count, 'person has', 'people have')} a place`,
    waiting: (count) => `${people(count, 'person is', 'people are')} on the waiting list`,
    full: (count) =>
      `there is no place for ${people(count, 'person, who still waits', 'people, who still wait')} for an answer`,
    declined: (count) => `${people(count, 'person was', 'people were')} not accepted`,
    nothing: 'Nothing has changed: somebody else was first, or they withdrew',
    tooLate: 'The event has begun or is called off, so nothing has changed',
  },
};
