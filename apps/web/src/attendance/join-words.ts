import type { JoinAnswer } from '#attendance';
import type { Language } from '#platform';

type Said = { readonly title: string; readonly text: string };

export interface JoinWords extends Record<Exclude<JoinAnswer['kind'], 'open' | 'too_early'>, Said> {
  readonly open: Said;
  readonly tooEarly: (time: string) => Said;
  readonly onSite: (place: string) => Said;
  readonly enter: string;
  readonly notice: string;
  readonly refresh: string;
  readonly roomTitle: string;
  readonly roomText: string;
  readonly roomLink: string;
  readonly noRoomTitle: string;
  readonly noRoomText: string;
  readonly toEvent: string;
}

export const joinWords: Record<Language, JoinWords> = {
  nl: {
    open: { title: 'De deur is open', text: 'Druk op de knop, dan brengen we je naar de ruimte.' },
    tooEarly: (time) => ({
      title: `De deur gaat open om ${time} uur`,
      text: 'Laat deze pagina open of kom dan terug met dezelfde link.',
    }),
    over: { title: 'Dit is afgelopen', text: 'De ruimte is dicht.' },
    event_cancelled: { title: 'Gaat niet door', text: 'Deze bijeenkomst gaat niet door.' },
    waiting: {
      title: 'Je staat op de wachtlijst',
      text: 'Er is nog geen plek voor je. Komt die er, dan krijg je meteen een mail en werkt deze link.',
    },
    not_registered: { title: 'Deze aanmelding geldt niet meer', text: 'Wil je toch meedoen? Meld je dan opnieuw aan.' },
    onSite: (place) => ({ title: 'Je komt op locatie', text: `We zien je in ${place}.` }),
    enter: 'Naar de ruimte',
    notice: 'Als je op de knop drukt, noteren we dat je erbij was en hoe laat je binnenkwam.',
    refresh: 'Kijk opnieuw',
    roomTitle: 'Je gaat naar de ruimte',
    roomText: 'Gebeurt er niets? Gebruik dan deze link:',
    roomLink: 'Open de ruimte',
    noRoomTitle: 'De ruimte is nog niet klaar',
    noRoomText: 'De organisatie zet hem zo open. Kijk over een minuut nog eens.',
    toEvent: 'Over deze bijeenkomst',
  },
  en: {
    open: { title: 'The doors are open', text: 'Press the button and we take you to the room.' },
    tooEarly: (time) => ({
      title: `Doors open at ${time}`,
      text: 'Keep this page open, or come back then with the same link.',
    }),
    over: { title: 'This is over', text: 'The room has closed.' },
    event_cancelled: { title: 'Cancelled', text: 'This event is cancelled.' },
    waiting: {
      title: 'You are on the waiting list',
      text: 'There is no place for you yet. When there is, you get a mail at once and this link will work.',
    },
    not_registered: {
      title: 'This registration is no longer valid',
      text: 'Would you like to take part after all? Then register again.',
    },
    onSite: (place) => ({ title: 'You are coming in person', text: `See you at ${place}.` }),
    enter: 'Enter the room',
    notice: 'When you press the button, we note that you were there and at what time you came in.',
    refresh: 'Look again',
    roomTitle: 'Taking you to the room',
    roomText: 'Nothing happening? Use this link:',
    roomLink: 'Open the room',
    noRoomTitle: 'The room is not ready yet',
    noRoomText: 'The organisers will open it in a moment. Look again in a minute.',
    toEvent: 'About this event',
  },
};
