import type { Language } from '#platform';

interface DryRunWords {
  readonly open: string;
  readonly title: string;
  readonly intro: (now: string) => string;
  readonly total: (mails: number) => string;
  readonly plans: string;
  readonly due: string;
  readonly what: string;
  readonly to: string;
  readonly gets: string;
  readonly leftOut: string;
  readonly people: string;
  readonly name: string;
  readonly theirTime: string;
  readonly outcome: string;
  readonly peopleOf: (what: string) => string;
  readonly more: string;
  readonly show: string;
  readonly back: string;
}

export const dryRunWords: Record<Language, DryRunWords> = {
  nl: {
    open: 'Vooruitblik: wie krijgt wat wanneer',
    title: 'Vooruitblik',
    intro: (now) =>
      `Zoals het er nu (${now}) voor staat. Deze pagina verstuurt niets, en rekent zoals het versturen zelf. Wie zich nog aanmeldt of afzegt, verandert de lijst.`,
    total: (mails) =>
      mails === 1 ? 'Er gaat nog één mail uit.' : `Er gaan nog ${mails.toLocaleString('nl')} mails uit.`,
    plans: 'Wat er uitgaat, op volgorde van tijd',
    due: 'Wanneer',
    what: 'Wat',
    to: 'Aan wie',
    gets: 'Krijgt hem',
    leftOut: 'Krijgt hem niet',
    people: 'Mensen',
    name: 'Naam',
    theirTime: 'Bij hen',
    outcome: 'Wat er gebeurt',
    peopleOf: (what) => `Wie: ${what}`,
    more: 'Volgende mensen',
    show: 'Toon mensen',
    back: 'Terug naar de vooruitblik',
  },
  en: {
    open: 'Dry run: who gets what, and when',
    title: 'Dry run',
    intro: (now) =>
      `As things stand now (${now}). This page sends nothing, and works it out the way sending does. Anyone who still registers or cancels changes the list.`,
    total: (mails) =>
      mails === 1 ? 'One mail is still to go out.' : `${mails.toLocaleString('en')} mails are still to go out.`,
    plans: 'What goes out, in order of time',
    due: 'When',
    what: 'What',
    to: 'To whom',
    gets: 'Gets it',
    leftOut: 'Does not get it',
    people: 'People',
    name: 'Name',
    theirTime: 'Where they are',
    outcome: 'What happens',
    peopleOf: (what) => `Who: ${what}`,
    more: 'Next people',
    show: 'Show people',
    back: 'Back to the dry run',
  },
};
