import type { EventKind } from '#events';
import type { PresetName, QuestionKind } from '#questions';

/** A text in both languages. */
export interface DemoText {
  readonly nl: string;
  readonly en: string;
}

/** One number for everybody (null is unlimited), or places for each way of taking part. */
export type DemoPlaces = number | null | { readonly online: number | null; readonly onSite: number };

export interface DemoChoice {
  readonly themeGroup: 'kennisbasis' | 'instrumenten' | 'matchmaking' | 'honderd';
  readonly title: DemoText;
  readonly speakers: string;
  readonly capacity: DemoPlaces;
  readonly location?: string;
  /** Only of a hybrid event: who cannot be on the other side chooses something else. */
  readonly only?: 'online' | 'on_site';
}

/** A slot after the opening in which people choose a session. */
export interface DemoRound {
  readonly title: DemoText;
  readonly choices: readonly DemoChoice[];
}

/** A question of a demo event, and what invented people say to it. */
export interface DemoQuestion {
  /** One of our own, or one that the organiser made. */
  readonly asks: PresetName | { readonly kind: QuestionKind; readonly label: DemoText; readonly help?: DemoText };
  /** Names of what can be chosen, by id. */
  readonly options?: Readonly<Record<string, DemoText>>;
  readonly required?: boolean;
  /** Only when the question in that place of the list has this answer. */
  readonly shownIf?: readonly [place: number, option: string];
  /** Only of who chose this session: round and place in it, from 0. */
  readonly session?: readonly [round: number, place: number];
  /** What people answer, one after another, over and over; nothing where somebody passes it by. */
  readonly given: readonly (string | readonly string[] | undefined)[];
}

export interface DemoEvent {
  readonly slug: string;
  /** Slug of the series it belongs to. */
  readonly series?: string;
  readonly title: DemoText;
  readonly summary: DemoText;
  readonly body: DemoText;
  readonly kind: EventKind;
  readonly location?: string;
  /** Days from today, and the wall time there; or about so many minutes from now, for an hour. */
  readonly on: { readonly day: number; readonly start: string; readonly end: string } | { readonly inMinutes: number };
  readonly capacity: DemoPlaces;
  /** Places that come free are offered, and held for so many hours. */
  readonly offerHours?: number;
  /** How many invented people register; some of them cancel again. */
  readonly people: number;
  /** Of those with a place, the part that was there, or is in already. Only of what is over or about to begin. */
  readonly came?: number;
  readonly status: 'published' | 'draft' | 'cancelled';
  readonly rounds?: readonly DemoRound[];
  /** What its form asks beside name and address. */
  readonly questions?: readonly DemoQuestion[];
  /** Whether its organisers planned mails beside the usual reminders. */
  readonly hasMailPlan?: true;
}

export const ROOM_TEXT: DemoText = {
  nl: 'Je krijgt één persoonlijke link. Die brengt je vanaf een kwartier voor het begin naar de ruimte.',
  en: 'You get one personal link. From a quarter of an hour before the start it takes you to the room.',
};
