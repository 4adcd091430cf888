import type { Language } from '#platform';

interface QuestionWords {
  readonly choose: string;
  readonly none: string;
  readonly yours: string;
  readonly openTitle: string;
  readonly openAnswer: string;
  readonly onlyIf: (label: string, answer: string) => string;
  readonly onlyInSession: (code: string, title: string) => string;
  readonly forSession: (code: string, title: string) => string;
  readonly keptApart: (days: number) => string;
  readonly needed: string;
}

/** What a form says around the questions of an organiser. */
export const questionWords: Record<Language, QuestionWords> = {
  nl: {
    choose: 'Kies een antwoord',
    none: 'Geen antwoord',
    yours: 'Je antwoorden',
    openTitle: 'De organisatie wil nog iets weten',
    openAnswer: 'Geef antwoord',
    onlyIf: (label, answer) => `Alleen als je bij “${label}” kiest voor “${answer}”.`,
    onlyInSession: (code, title) => `Alleen als je sessie ${code} kiest: ${title}.`,
    forSession: (code, title) => `Over sessie ${code}: ${title}.`,
    keptApart: (days) =>
      days === 1
        ? 'We bewaren je antwoord apart en wissen het een dag na de bijeenkomst.'
        : `We bewaren je antwoord apart en wissen het ${days} dagen na de bijeenkomst.`,
    needed: 'Nodig om mee te doen.',
  },
  en: {
    choose: 'Choose an answer',
    none: 'No answer',
    yours: 'Your answers',
    openTitle: 'The organisers would like to know something more',
    openAnswer: 'Answer',
    onlyIf: (label, answer) => `Only if you choose “${answer}” at “${label}”.`,
    onlyInSession: (code, title) => `Only if you choose session ${code}: ${title}.`,
    forSession: (code, title) => `About session ${code}: ${title}.`,
    keptApart: (days) =>
      days === 1
        ? 'We keep your answer apart and erase it one day after the event.'
        : `We keep your answer apart and erase it ${days} days after the event.`,
    needed: 'Needed to take part.',
  },
};
