import type { Language } from '#platform';

interface TogetherWords {
  readonly by: (name: string) => string;
  readonly others: (others: number) => string;
  readonly toChoose: string;
  readonly toAnswer: string;
  readonly toChooseAndAnswer: string;
  readonly unwanted: string;
  /** What the form says to who fills it in themselves. */
  readonly notice: string;
}

/** What the first mail says more to one of several people who were registered with one form. */
export const togetherWords: Record<Language, TogetherWords> = {
  nl: {
    by: (name) => `${name} heeft je aangemeld.`,
    others: (others) =>
      others === 1
        ? 'Je meldde ook één ander aan. Die krijgt een eigen mail met een eigen link.'
        : `Je meldde ook ${others} anderen aan. Ieder krijgt een eigen mail met een eigen link.`,
    toChoose: 'Je kunt nog sessies kiezen. Dat doe je via je aanmelding.',
    toAnswer: 'De organisatie heeft nog vragen voor je. Je beantwoordt ze via je aanmelding.',
    toChooseAndAnswer: 'Kies nog je sessies en beantwoord de vragen van de organisatie. Dat doe je via je aanmelding.',
    unwanted: 'Ken je deze persoon niet, of wil je dit niet? Met de link onderaan deze mail haal je je gegevens weg.',
    notice:
      'We gebruiken je gegevens alleen voor deze bijeenkomst. We noteren wie erbij was: het moment waarop je op je persoonlijke link naar de ruimte drukt, of bij de ingang wordt ingecheckt.',
  },
  en: {
    by: (name) => `${name} has registered you.`,
    others: (others) =>
      others === 1
        ? 'You registered one other person too. They get their own mail with their own link.'
        : `You registered ${others} other people too. Each of them gets their own mail with their own link.`,
    toChoose: 'You can still choose sessions. You do that in your registration.',
    toAnswer: 'The organisers have some questions for you. You answer them in your registration.',
    toChooseAndAnswer:
      'You can still choose sessions, and the organisers have some questions for you. You see to both in your registration.',
    unwanted: 'Don’t know this person, or don’t want this? The link at the end of this mail removes your details.',
    notice:
      'We use your details for this event only. We note who was there: the moment you press your personal link to enter the room, or are checked in at the door.',
  },
};
