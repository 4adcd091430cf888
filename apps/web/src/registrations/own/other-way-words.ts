import type { Language } from '#platform';
import type { Attends } from '#registrations';

interface Way {
  readonly full: string;
  readonly keep: string;
  readonly wait: string;
  readonly waits: string;
  readonly until: string;
  /** Titles and texts of an offered place. */
  readonly offered: string;
  readonly noMeans: string;
}

interface OtherWayWords {
  /** By the way that is waited for. */
  readonly ways: Record<Attends, Way>;
  readonly stop: string;
}

export const otherWayWords: Record<Language, OtherWayWords> = {
  nl: {
    ways: {
      on_site: {
        full: 'Op locatie is nu geen plek',
        keep: 'Je kunt wachten tot er een plek komt. Tot die tijd houd je je plek online.',
        wait: 'Wacht op een plek op locatie',
        waits: 'Je wacht op een plek op locatie',
        until: 'Tot het zover is houd je je plek online. Ben je aan de beurt, dan krijg je een mail.',
        offered: 'Er is een plek voor je op locatie',
        noMeans: 'Zeg je nee, dan houd je je plek online en wacht je niet langer op een plek op locatie.',
      },
      online: {
        full: 'Online is nu geen plek',
        keep: 'Je kunt wachten tot er een plek komt. Tot die tijd houd je je plek op locatie.',
        wait: 'Wacht op een plek online',
        waits: 'Je wacht op een plek online',
        until: 'Tot het zover is houd je je plek op locatie. Ben je aan de beurt, dan krijg je een mail.',
        offered: 'Er is een plek voor je online',
        noMeans: 'Zeg je nee, dan houd je je plek op locatie en wacht je niet langer op een plek online.',
      },
    },
    stop: 'Niet meer wachten',
  },
  en: {
    ways: {
      on_site: {
        full: 'There is no place on site now',
        keep: 'You can wait for one. Until then you keep your place online.',
        wait: 'Wait for a place on site',
        waits: 'You are waiting for a place on site',
        until: 'Until then you keep your place online. We mail you when it is your turn.',
        offered: 'There is a place for you on site',
        noMeans: 'If you say no, you keep your place online and no longer wait for one on site.',
      },
      online: {
        full: 'There is no place online now',
        keep: 'You can wait for one. Until then you keep your place on site.',
        wait: 'Wait for a place online',
        waits: 'You are waiting for a place online',
        until: 'Until then you keep your place on site. We mail you when it is your turn.',
        offered: 'There is a place for you online',
        noMeans: 'If you say no, you keep your place on site and no longer wait for one online.',
      },
    },
    stop: 'Stop waiting',
  },
};
