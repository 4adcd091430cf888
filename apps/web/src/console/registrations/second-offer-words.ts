import type { Language } from '#platform';
import type { SecondOffer } from '#registrations';

interface SecondOfferWords {
  readonly title: string;
  /** @param session its code; empty is the event itself. */
  readonly was: (session: string) => string;
  readonly would: Record<SecondOffer, string>;
  readonly press: (session: string) => string;
  readonly pressForLine: (session: string) => string;
}

export const secondOfferWords: Record<Language, SecondOfferWords> = {
  nl: {
    title: 'Niet geantwoord',
    was: (session) => `De plek${session && ` in ${session}`} die was aangeboden, ging naar de volgende.`,
    would: {
      offered: 'Er is nu een plek vrij. Die bied je opnieuw aan, met een nieuwe termijn en een mail.',
      given: 'Er is nu een plek vrij. Die is meteen bevestigd, met een mail.',
      in_line: 'Er is nu geen plek vrij. Deze persoon komt achteraan in de rij, met een mail.',
      sold_out: 'Er is nu geen plek vrij, en de wachtlijst is vol.',
      clash: 'Deze persoon koos intussen iets anders waar dit niet bij past.',
    },
    press: (session) => `Opnieuw aanbieden${session && `: ${session}`}`,
    pressForLine: (session) => `Weer in de rij zetten${session && ` voor ${session}`}`,
  },
  en: {
    title: 'Did not answer',
    was: (session) => `The place${session && ` in ${session}`} that was offered went to the next in line.`,
    would: {
      offered: 'A place is free now. You offer it again, with a new deadline and a mail.',
      given: 'A place is free now. It is confirmed at once, with a mail.',
      in_line: 'No place is free now. This person goes to the end of the line, with a mail.',
      sold_out: 'No place is free now, and the waiting list is full.',
      clash: 'This person has chosen something else since that this does not go with.',
    },
    press: (session) => `Offer again${session && `: ${session}`}`,
    pressForLine: (session) => `Put back in line${session && ` for ${session}`}`,
  },
};
