import type { ComponentChildren } from 'preact';
import type { Language } from '#platform';
import { Button, ButtonLink, useSite } from '#ui';
import type { Typed } from './asked.js';
import { Carried } from './form-kit.js';
import { Csrf } from './frame.js';
import { Rows } from './rows.js';
import type { Visitor } from './signed-in.js';

/** How many people a change concerns. */
export interface Concerned {
  /** Who have a place: their invite changes. */
  readonly confirmed: number;
  /** Who are in line. */
  readonly waiting: number;
  /** Who ask for a place and have no answer yet. */
  readonly pending?: number;
}

interface TellWords {
  readonly nobody: string;
  readonly withInvite: (people: string, isOne: boolean) => string;
  readonly withCancellation: (people: string, isOne: boolean) => string;
  readonly inLine: (people: string, isOne: boolean) => string;
  readonly asking: (people: string, isOne: boolean) => string;
  readonly people: (count: number) => string;
  readonly changes: string;
  readonly from: string;
  readonly to: string;
  readonly save: string;
  readonly back: string;
}

const tellWords: Record<Language, TellWords> = {
  nl: {
    nobody: 'Niemand krijgt hier mail over.',
    withInvite: (people, isOne) => `${people} ${isOne ? 'krijgt' : 'krijgen'} een mail met een nieuwe uitnodiging`,
    withCancellation: (people, isOne) =>
      `${people} ${isOne ? 'krijgt' : 'krijgen'} een mail die de afspraak uit de agenda haalt`,
    inLine: (people, isOne) => `${people} op de wachtlijst ${isOne ? 'krijgt' : 'krijgen'} een bericht`,
    asking: (people, isOne) => `${people} met een aanvraag ${isOne ? 'krijgt' : 'krijgen'} een bericht`,
    people: (count) => (count === 1 ? 'één persoon' : `${count} mensen`),
    changes: 'Wat er verandert',
    from: 'was',
    to: 'wordt',
    save: 'Bewaren en mailen',
    back: 'Terug naar het formulier',
  },
  en: {
    nobody: 'Nobody is mailed about this.',
    withInvite: (people, isOne) => `${people} ${isOne ? 'gets' : 'get'} a mail with a new invitation`,
    withCancellation: (people, isOne) => `${people} ${isOne ? 'gets' : 'get'} a mail that takes it out of the calendar`,
    inLine: (people, isOne) => `${people} on the waiting list ${isOne ? 'gets' : 'get'} a message`,
    asking: (people, isOne) => `${people} with a request ${isOne ? 'gets' : 'get'} a message`,
    people: (count) => (count === 1 ? 'one person' : `${count} people`),
    changes: 'What changes',
    from: 'was',
    to: 'becomes',
    save: 'Save and mail',
    back: 'Back to the form',
  },
};

/** "12 mensen krijgen een mail met een nieuwe uitnodiging, 3 mensen op de wachtlijst krijgen een bericht." */
export function sayConcerned(
  concerned: Concerned,
  mail: 'withInvite' | 'withCancellation',
  language: Language,
): string {
  const say = tellWords[language];
  const { confirmed, waiting, pending = 0 } = concerned;
  const parts = [
    ...(confirmed > 0 ? [say[mail](say.people(confirmed), confirmed === 1)] : []),
    ...(waiting > 0 ? [say.inLine(say.people(waiting), waiting === 1)] : []),
    ...(pending > 0 ? [say.asking(say.people(pending), pending === 1)] : []),
  ];
  if (parts.length === 0) return say.nobody;
  const sentence = parts.join(', ');
  // A capital takes one accent of "één".
  return `${sentence.charAt(0).replace('é', 'e').toUpperCase()}${sentence.slice(1)}.`;
}

/** One thing that changes, as it was and as it will be. */
export interface Difference {
  readonly label: string;
  readonly before: ComponentChildren;
  readonly after: ComponentChildren;
}

interface TellFirstProps {
  readonly visitor: Visitor;
  /** Where the form goes, now with its answer. */
  readonly action: string;
  readonly typed: Typed;
  readonly title: string;
  /** Absent where nobody is mailed. */
  readonly concerned: Concerned | undefined;
  readonly differences: readonly Difference[];
  /** What else happens, if anything. */
  readonly note?: string | undefined;
  /** What the button says, where it mails nobody. */
  readonly save?: string | undefined;
}

/** Before people are mailed: what changes, and for how many. Carries the form, so that nothing typed is lost. */
export function TellFirst(props: TellFirstProps) {
  const { visitor, action, typed, title, concerned, differences, note, save } = props;
  const { language } = useSite();
  const say = tellWords[language];
  return (
    <section class="stack" aria-labelledby="ask">
      <h2 id="ask">{title}</h2>
      <p>
        <strong>{concerned ? sayConcerned(concerned, 'withInvite', language) : say.nobody}</strong>
      </p>
      {note && <p>{note}</p>}
      <Rows
        items={differences.map(({ label, before, after }) => ({
          term: label,
          children: <Change {...{ before, after }} />,
        }))}
      />
      <form class="row" method="post" action={action}>
        <Csrf visitor={visitor} />
        <Carried typed={typed} />
        <Button tone="go" icon={save ? 'check' : 'send'} name="confirmed" value="yes">
          {save ?? say.save}
        </Button>
        <Button name="back" value="form">
          {say.back}
        </Button>
      </form>
    </section>
  );
}

function Change({ before, after }: Pick<Difference, 'before' | 'after'>) {
  const say = tellWords[useSite().language];
  return (
    <>
      <span class="dim">
        {say.from} <del>{before}</del>
      </span>
      <br />
      {say.to} <ins>{after}</ins>
    </>
  );
}

interface AskProps {
  readonly visitor: Visitor;
  readonly action: string;
  readonly title: string;
  /** Who is mailed, or that nobody is. */
  readonly concerned: string;
  readonly text: string;
  readonly yes: string;
  readonly no: { readonly label: string; readonly href: string };
  readonly isDangerous?: boolean;
}

/** Asks before something that cannot be taken back without people noticing. */
export function Ask({ visitor, action, title, concerned, text, yes, no, isDangerous = true }: AskProps) {
  return (
    <section class="stack" aria-labelledby="ask">
      <h2 id="ask">{title}</h2>
      <p>
        <strong>{concerned}</strong>
      </p>
      <p>{text}</p>
      <form class="row" method="post" action={action}>
        <Csrf visitor={visitor} />
        <Button tone={isDangerous ? 'danger' : 'go'} icon={isDangerous ? 'x' : 'check'}>
          {yes}
        </Button>
        <ButtonLink href={no.href}>{no.label}</ButtonLink>
      </form>
    </section>
  );
}
