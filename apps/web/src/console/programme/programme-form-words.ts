import type { SessionWays } from '#events';
import type { Language } from '#platform';
import type { FormWords } from '../form-kit.js';

interface ProgrammeFormWords extends FormWords {
  readonly newRound: string;
  readonly newSession: string;
  readonly noGroup: string;
  readonly retired: string;
  readonly division: Record<SessionWays, { label: string; hint: string }>;
  readonly save: string;
  readonly back: string;
  readonly staleRound: string;
  readonly staleSession: string;
}

/** Words of the forms of rounds and sessions. */
export const programmeFormWords: Record<Language, ProgrammeFormWords> = {
  nl: {
    newRound: 'Nieuwe ronde',
    newSession: 'Nieuwe sessie',
    labels: {
      title: 'Titel',
      start: 'Begin',
      startDoubled: 'Welk begin',
      end: 'Einde',
      endDoubled: 'Welk einde',
      minChoices: 'Kiezen, ten minste',
      maxChoices: 'Kiezen, hoogstens',
      themeGroupId: 'Themagroep',
      earlyUntil: 'Eerst voor leden, tot',
      speakers: 'Sprekers',
      location: 'Plaats',
      places: 'Wie kan kiezen',
      capacity: 'Plekken',
      capacityOnline: 'Plekken online',
      capacityOnSite: 'Plekken in de zaal',
    },
    hints: {
      minChoices: '0: niemand hoeft te kiezen.',
      themeGroupId: 'De code komt van de letter van de groep. In een andere groep krijgt de sessie een nieuwe code.',
      earlyUntil: 'Tot dan zijn de plekken voor leden van de themagroep; anderen staan in de rij. Leeg: voor iedereen.',
      speakers: 'Wie de sessie leidt.',
      location: 'Zaal, als die anders is dan van het evenement.',
      capacity: 'Leeg: onbeperkt.',
      capacityOnline: 'Leeg: onbeperkt.',
      capacityOnSite: 'Leeg: onbeperkt.',
    },
    noGroup: 'Geen themagroep',
    retired: '(gestopt)',
    division: {
      together: { label: 'Iedereen', hint: 'Online en in de zaal delen de plekken.' },
      apart: { label: 'Elk een eigen aantal', hint: 'Elk met een eigen rij.' },
      online: { label: 'Alleen online', hint: 'Wie in de zaal zit kan hem niet kiezen.' },
      on_site: { label: 'Alleen in de zaal', hint: 'Wie online meedoet kan hem niet kiezen.' },
    },
    save: 'Bewaren',
    back: 'Terug',
    staleRound: 'Iemand anders heeft deze ronde intussen gewijzigd',
    staleSession: 'Iemand anders heeft deze sessie intussen gewijzigd',
  },
  en: {
    newRound: 'New round',
    newSession: 'New session',
    labels: {
      title: 'Title',
      start: 'Start',
      startDoubled: 'Which start',
      end: 'End',
      endDoubled: 'Which end',
      minChoices: 'Choose at least',
      maxChoices: 'Choose at most',
      themeGroupId: 'Theme group',
      earlyUntil: 'Members first, until',
      speakers: 'Speakers',
      location: 'Place',
      places: 'Who can choose it',
      capacity: 'Places',
      capacityOnline: 'Places online',
      capacityOnSite: 'Places on site',
    },
    hints: {
      minChoices: '0: nobody has to choose.',
      themeGroupId: 'The code comes from the letter of the group. In another group the session gets a new code.',
      earlyUntil: 'Until then places go to members of the theme group; others stand in line. Empty: for everybody.',
      speakers: 'Who leads the session.',
      location: 'Room, where it is not that of the event.',
      capacity: 'Empty: no limit.',
      capacityOnline: 'Empty: no limit.',
      capacityOnSite: 'Empty: no limit.',
    },
    noGroup: 'No theme group',
    retired: '(retired)',
    division: {
      together: { label: 'Everybody', hint: 'Online and on site share the places.' },
      apart: { label: 'A number for each', hint: 'Each with its own line.' },
      online: { label: 'Online only', hint: 'Who comes on site cannot choose it.' },
      on_site: { label: 'On site only', hint: 'Who takes part online cannot choose it.' },
    },
    save: 'Save',
    back: 'Back',
    staleRound: 'Somebody else has changed this round meanwhile',
    staleSession: 'Somebody else has changed this session meanwhile',
  },
};
