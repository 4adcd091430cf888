import type { Language } from '#platform';

interface PlaceWords {
  readonly give: string;
  readonly giveIn: (code: string) => string;
  readonly heldUntil: string;
  readonly title: (name: string) => string;
  /** @param way online or on site, instead of the place they have */
  readonly titleAcross: (name: string, way: string) => string;
  readonly titleIn: (name: string, session: string) => string;
  readonly outOfOrder: string;
  readonly held: string;
  readonly free: (count: number) => string;
  /** All places are taken, or more. */
  readonly full: (taken: number, capacity: number) => string;
  readonly yes: string;
  readonly yesOverbook: string;
  readonly no: string;
}

export const placeWords: Record<Language, PlaceWords> = {
  nl: {
    give: 'Plek geven',
    giveIn: (code) => `Plek geven in ${code}`,
    heldUntil: 'aangeboden tot',
    title: (name) => `${name} een plek geven?`,
    titleAcross: (name, way) => `${name} een andere plek geven: ${way.toLowerCase()}?`,
    titleIn: (name, session) => `${name} een plek geven in ${session}?`,
    outOfOrder:
      'Wie eerder in de rij staat, wacht verder. Er gaat meteen een mail uit, en het logboek zegt wie dit deed.',
    held: 'Er wordt al een plek voor deze persoon vastgehouden. Die is dan bevestigd.',
    free: (count) => (count === 1 ? 'Er is nog 1 plek.' : `Er zijn nog ${count.toLocaleString('nl')} plekken.`),
    full: (taken, capacity) => {
      const [all, more] = [taken, taken + 1 - capacity].map((count) => count.toLocaleString('nl'));
      return `Bezette plekken: ${all} van ${capacity.toLocaleString('nl')}. Met deze erbij is dat ${more} meer dan er zijn.`;
    },
    yes: 'Ja, geef een plek',
    yesOverbook: 'Ja, toch een plek erbij',
    no: 'Nee, terug',
  },
  en: {
    give: 'Give a place',
    giveIn: (code) => `Give a place in ${code}`,
    heldUntil: 'offered until',
    title: (name) => `Give ${name} a place?`,
    titleAcross: (name, way) => `Give ${name} another place: ${way.toLowerCase()}?`,
    titleIn: (name, session) => `Give ${name} a place in ${session}?`,
    outOfOrder: 'Whoever stands before them goes on waiting. A mail goes out at once, and the log says who did this.',
    held: 'A place is being held for this person already. It is then confirmed.',
    free: (count) => (count === 1 ? 'There is 1 place left.' : `There are ${count.toLocaleString('en')} places left.`),
    full: (taken, capacity) => {
      const [all, more] = [taken, taken + 1 - capacity].map((count) => count.toLocaleString('en'));
      return `Places taken: ${all} of ${capacity.toLocaleString('en')}. With this one that is ${more} more than there are.`;
    },
    yes: 'Yes, give a place',
    yesOverbook: 'Yes, one more all the same',
    no: 'No, go back',
  },
};
