import type { DoorRefusal } from '#attendance';
import { type Language, unreachable } from '#platform';
import { consoleWords } from '../console-words.js';

interface RefusalWords {
  readonly eventOff: string;
  readonly noPlace: (status: string) => string;
  readonly waitsForSession: string;
  readonly otherSession: string;
  readonly notTold: string;
}

const words: Record<Language, RefusalWords> = {
  nl: {
    eventOff: 'Dit evenement is niet gepubliceerd of gaat niet door, dus er valt niets te noteren.',
    noPlace: (status) => `Heeft geen plek (${status.toLowerCase()}). Inchecken kan alleen met een plek.`,
    waitsForSession: 'Staat op de wachtlijst voor deze sessie.',
    otherSession: 'Koos deze sessie niet.',
    notTold: 'Weet nog niet dat we noteren wie er is. Vertel dat eerst.',
  },
  en: {
    eventOff: 'This event is not published or is cancelled, so there is nothing to note.',
    noPlace: (status) => `Has no place (${status.toLowerCase()}). Only somebody with a place can be checked in.`,
    waitsForSession: 'Is on the waiting list of this session.',
    otherSession: 'Did not choose this session.',
    notTold: 'Does not know yet that we note who is here. Say so first.',
  },
};

/** Why somebody cannot be noted as present, and what would help. */
export function sayRefusal(refusal: DoorRefusal, language: Language): string {
  const say = words[language];
  switch (refusal.kind) {
    case 'event_off':
      return say.eventOff;
    case 'no_place':
      return say.noPlace(consoleWords[language].status[refusal.status]);
    case 'not_in_session':
      return refusal.waits ? say.waitsForSession : say.otherSession;
    case 'not_told':
      return say.notTold;
    default:
      return unreachable(refusal);
  }
}
