import type { Observation } from '#attendance';
import type { Language } from '#platform';

/** How something that happened is told. */
interface TimelineWords {
  readonly title: string;
  readonly made: string;
  readonly madeWaiting: string;
  readonly asked: string;
  readonly approved: string;
  readonly approvedWaiting: string;
  readonly declined: string;
  readonly requestLapsed: string;
  readonly promoted: string;
  /** @param session its code; empty is the event itself. */
  readonly offered: (session: string) => string;
  readonly offerAccepted: (session: string) => string;
  readonly offerDeclined: (session: string) => string;
  readonly offerLapsed: (session: string) => string;
  readonly offeredAgain: (session: string) => string;
  readonly placeGiven: (session: string) => string;
  readonly placeGivenBeyond: (session: string) => string;
  readonly returned: string;
  readonly detailsChanged: string;
  readonly answersChanged: string;
  readonly removed: string;
  readonly cancelled: string;
  readonly sessionsChanged: (codes: string) => string;
  readonly checkedIn: string;
  readonly checkInUndone: string;
  readonly decided: Record<'present' | 'absent', string>;
  readonly decisionUndone: string;
  readonly linkMailed: string;
  readonly linksRenewed: string;
  readonly crossed: string;
  readonly wishedOtherWay: Record<'online' | 'on_site', string>;
  readonly leftOtherLine: string;
  readonly sources: Record<Observation['source'], string>;
  readonly undone: string;
  readonly by: (who: string) => string;
  readonly themselves: string;
  readonly someOrganiser: string;
}

export const timelineWords: Record<Language, TimelineWords> = {
  nl: {
    title: 'Wat er gebeurde',
    made: 'Aangemeld',
    madeWaiting: 'Aangemeld, op de wachtlijst',
    asked: 'Vroeg een plek aan',
    approved: 'Toegelaten',
    approvedWaiting: 'Toegelaten, op de wachtlijst',
    declined: 'Niet toegelaten',
    requestLapsed: 'Aanvraag verlopen: er kwam op tijd geen antwoord',
    promoted: 'Kreeg een plek van de wachtlijst',
    offered: (session) => `Kreeg een plek aangeboden${session && ` in ${session}`}`,
    offerAccepted: (session) => `Nam de aangeboden plek${session && ` in ${session}`}`,
    offerDeclined: (session) => `Gaf de aangeboden plek${session && ` in ${session}`} door`,
    offerLapsed: (session) => `Antwoordde niet op tijd: de plek${session && ` in ${session}`} ging naar de volgende`,
    offeredAgain: (session) => `Mocht opnieuw een plek${session && ` in ${session}`} krijgen`,
    placeGiven: (session) => `Kreeg voorrang op een plek${session && ` in ${session}`}`,
    placeGivenBeyond: (session) => `Kreeg een plek${session && ` in ${session}`}, een meer dan er waren`,
    returned: 'Kwam terug',
    detailsChanged: 'Veranderde de eigen gegevens',
    answersChanged: 'Gaf andere antwoorden',
    removed: 'Zei ‘dit was ik niet’: wat was ingevuld, is gewist',
    cancelled: 'Afgemeld',
    sessionsChanged: (codes) => (codes ? `Koos andere sessies: ${codes}` : 'Koos geen sessie meer'),
    checkedIn: 'Ingecheckt',
    checkInUndone: 'Inchecken ongedaan gemaakt',
    decided: { present: 'Als aanwezig genoteerd', absent: 'Als afwezig genoteerd' },
    decisionUndone: 'Aanwezigheid weer volgens de regel',
    linkMailed: 'Link opnieuw gemaild',
    linksRenewed: 'Nieuwe links gemaakt',
    crossed: 'Kreeg een plek op de andere manier, in ruil voor de eigen plek',
    wishedOtherWay: {
      online: 'Ging wachten op een plek online, met de eigen plek op locatie',
      on_site: 'Ging wachten op een plek op locatie, met de eigen plek online',
    },
    leftOtherLine: 'Wacht niet meer op een plek op de andere manier',
    sources: {
      join_press: 'Drukte op de knop om mee te doen',
      check_in: 'Ingecheckt',
      webhook: 'Gemeld door het platform',
      import: 'Stond in een rapport',
      manual: 'Door een organisator genoteerd',
    },
    undone: 'ongedaan gemaakt',
    by: (who) => `door ${who}`,
    themselves: 'henzelf',
    someOrganiser: 'een organisator',
  },
  en: {
    title: 'What happened',
    made: 'Registered',
    madeWaiting: 'Registered, on the waiting list',
    asked: 'Asked for a place',
    approved: 'Accepted',
    approvedWaiting: 'Accepted, on the waiting list',
    declined: 'Not accepted',
    requestLapsed: 'Request lapsed: there was no answer in time',
    promoted: 'Got a place from the waiting list',
    offered: (session) => `Was offered a place${session && ` in ${session}`}`,
    offerAccepted: (session) => `Took the offered place${session && ` in ${session}`}`,
    offerDeclined: (session) => `Passed on the offered place${session && ` in ${session}`}`,
    offerLapsed: (session) => `Did not answer in time: the place${session && ` in ${session}`} went to the next`,
    offeredAgain: (session) => `Could get a place${session && ` in ${session}`} again`,
    placeGiven: (session) => `Was given a place${session && ` in ${session}`} before others`,
    placeGivenBeyond: (session) => `Was given a place${session && ` in ${session}`}, one more than there were`,
    returned: 'Came back',
    detailsChanged: 'Changed their own details',
    answersChanged: 'Changed their answers',
    removed: 'Said “this was not me”: what was filled in is erased',
    cancelled: 'Registration cancelled',
    sessionsChanged: (codes) => (codes ? `Chose other sessions: ${codes}` : 'Chose no session any more'),
    checkedIn: 'Checked in',
    checkInUndone: 'Check-in undone',
    decided: { present: 'Noted as present', absent: 'Noted as absent' },
    decisionUndone: 'Attendance by the rule again',
    linkMailed: 'Link mailed again',
    linksRenewed: 'New links made',
    crossed: 'Got a place the other way, in exchange for their own',
    wishedOtherWay: {
      online: 'Began to wait for a place online, keeping theirs on site',
      on_site: 'Began to wait for a place on site, keeping theirs online',
    },
    leftOtherLine: 'No longer waiting for a place the other way',
    sources: {
      join_press: 'Pressed the button to join',
      check_in: 'Checked in',
      webhook: 'Reported by the platform',
      import: 'Was in a report',
      manual: 'Noted by an organiser',
    },
    undone: 'undone',
    by: (who) => `by ${who}`,
    themselves: 'themselves',
    someOrganiser: 'an organiser',
  },
};
