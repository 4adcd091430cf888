import type { DigestRhythm } from '#messages';
import type { Language } from '#platform';

interface DigestPageWords {
  readonly title: string;
  readonly hint: string;
  readonly numbersOnly: string;
  readonly options: Record<DigestRhythm, string>;
  readonly next: (day: string, time: string) => string;
  readonly save: string;
  readonly see: string;
  readonly back: string;
  readonly now: string;
  readonly lastWeek: string;
  readonly nothing: string;
  readonly nothingHint: string;
  readonly asHtml: string;
  /** The page of the link in the mail. */
  readonly ask: Record<'on' | 'off', string>;
  readonly lead: Record<'on' | 'off', string>;
  readonly press: string;
  readonly done: string;
  readonly toPreferences: string;
}

export const digestPageWords: Record<Language, DigestPageWords> = {
  nl: {
    title: 'Samenvatting per mail',
    hint: 'Wie zich aanmeldde en afmeldde, welke mail niet aankwam en wat er te doen is, van alle evenementen samen. Is er niets nieuws, dan komt er geen mail.',
    numbersOnly: 'Als meekijker krijg je aantallen, geen namen.',
    options: { off: 'Niet', daily: 'Op werkdagen om 8 uur', weekly: 'Op maandag om 8 uur' },
    next: (day, time) => `De volgende komt ${day} om ${time} uur, als er iets nieuws is.`,
    save: 'Bewaren',
    see: 'Bekijk wat je nu zou krijgen',
    back: 'Terug naar voorkeuren',
    now: 'Zo zou de mail eruitzien als hij nu kwam.',
    lastWeek: 'Er is nog niets nieuws te melden. Zo zou de mail over de afgelopen zeven dagen eruitzien.',
    nothing: 'Niets nieuws',
    nothingHint: 'In de afgelopen zeven dagen gebeurde er niets dat we zouden mailen.',
    asHtml: 'Bekijk met opmaak',
    ask: { on: 'Geen samenvatting meer?', off: 'Je krijgt geen samenvatting meer' },
    lead: {
      on: 'Je krijgt dan geen mail meer over wat er nieuw is bij je evenementen. In de console blijft alles staan.',
      off: 'Wat er nieuw is, zie je in de console. Bij je voorkeuren zet je de mail weer aan.',
    },
    press: 'Zet hem uit',
    done: 'Uitgezet',
    toPreferences: 'Naar voorkeuren',
  },
  en: {
    title: 'Summary by mail',
    hint: 'Who registered and who cancelled, which mail did not arrive and what there is to do, of all events together. When nothing is new, no mail comes.',
    numbersOnly: 'As a viewer you get numbers, no names.',
    options: { off: 'Never', daily: 'On working days at 8', weekly: 'On Mondays at 8' },
    next: (day, time) => `The next one comes on ${day} at ${time}, when there is something new.`,
    save: 'Save',
    see: 'See what you would get now',
    back: 'Back to preferences',
    now: 'This is how the mail would look if it came now.',
    lastWeek: 'There is nothing new to tell yet. This is how the mail about the past seven days would look.',
    nothing: 'Nothing new',
    nothingHint: 'In the past seven days nothing happened that we would mail.',
    asHtml: 'See it with its look',
    ask: { on: 'No more summary?', off: 'You get no summary any more' },
    lead: {
      on: 'You will get no more mail about what is new at your events. Everything stays in the console.',
      off: 'What is new you see in the console. In your preferences you switch the mail on again.',
    },
    press: 'Switch it off',
    done: 'Switched off',
    toPreferences: 'To preferences',
  },
};
