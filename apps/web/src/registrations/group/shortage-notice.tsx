import type { Language } from '#platform';
import type { Shortage } from '#registrations';
import { Notice, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';

interface ShortageWords {
  readonly event: (left: number, size: number) => string;
  readonly sessions: string;
  readonly session: (code: string, left: number) => string;
  readonly early: (code: string) => string;
  readonly nothing: string;
  readonly fewer: string;
  readonly otherSession: string;
  readonly line: string;
  readonly noLine: string;
  /** On the button that goes on all the same. */
  readonly inPart: (left: number, size: number) => string;
  readonly allWait: string;
  readonly waitInSession: string;
}

const people = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`);

const shortageWords: Record<Language, ShortageWords> = {
  nl: {
    event: (left, size) => {
      if (left === 0) return 'Alle plekken zijn bezet';
      return `${left === 1 ? 'Er is nog 1 plek' : `Er zijn nog ${left} plekken`}, en je lijst telt ${people(size, 'persoon', 'mensen')}`;
    },
    sessions: 'Een sessie heeft te weinig plekken voor je lijst',
    session: (code, left) =>
      left === 0 ? `${code} is vol.` : `${code} heeft nog ${left === 1 ? '1 plek' : `${left} plekken`}.`,
    early: (code) => `In ${code} zijn de plekken nu eerst voor leden van de themagroep.`,
    nothing: 'Er is nog niemand aangemeld.',
    fewer: 'Maak je lijst korter en verstuur hem opnieuw.',
    otherSession: 'Kies een andere sessie, of laat ieder zelf kiezen.',
    line: 'Of zet wie er niet bij past op de wachtlijst. Komt er een plek vrij, dan is die voor wie aan de beurt is: ieder apart.',
    noLine: 'Op de wachtlijst is geen plek voor de anderen.',
    inPart: (left, size) =>
      `Meld de eerste ${left === 1 ? '' : `${left} `}aan en zet ${people(size - left, 'persoon', 'mensen')} op de wachtlijst`,
    allWait: 'Zet iedereen op de wachtlijst',
    waitInSession: 'Meld iedereen aan. Wie niet in de sessie past, wacht daarop',
  },
  en: {
    event: (left, size) => {
      if (left === 0) return 'Every place is taken';
      return `${left === 1 ? 'There is 1 place left' : `There are ${left} places left`}, and your list has ${people(size, 'person', 'people')}`;
    },
    sessions: 'A session has too few places for your list',
    session: (code, left) =>
      left === 0 ? `${code} is full.` : `${code} has ${left === 1 ? '1 place' : `${left} places`} left.`,
    early: (code) => `For now the places in ${code} go to members of the theme group first.`,
    nothing: 'Nobody has been registered yet.',
    fewer: 'Make your list shorter and send it again.',
    otherSession: 'Choose another session, or let everybody choose for themselves.',
    line: 'Or put those who do not fit on the waiting list. When a place comes free it goes to whose turn it is: each person apart.',
    noLine: 'The waiting list has no room for the others.',
    inPart: (left, size) =>
      `Register the first ${left === 1 ? '' : `${left} `}and put ${people(size - left, 'person', 'people')} on the waiting list`,
    allWait: 'Put everybody on the waiting list',
    waitInSession: 'Register everybody. Who does not fit in the session waits for it',
  },
};

/** Why nobody came in, and what there is to choose from now. */
export function ShortageNotice({ short, size, view }: { short: Shortage; size: number; view: EventView }) {
  const say = shortageWords[useSite().language];
  const { event, sessions, mayWait } = short;
  const stops = view.programme.rounds.flatMap((round) => round.sessions);
  const codeOf = (id: string) => stops.find(({ session }) => session.id === id)?.session.code ?? '';
  return (
    <Notice tone="wait" title={event === null ? say.sessions : say.event(event, size)} status>
      <p>{say.nothing}</p>
      {sessions.length > 0 && (
        <p>
          {sessions
            .map(({ sessionId, left }) =>
              left === null ? say.early(codeOf(sessionId)) : say.session(codeOf(sessionId), left),
            )
            .join(' ')}{' '}
          {say.otherSession}
        </p>
      )}
      {event !== null && (
        <p>
          {event > 0 && say.fewer} {mayWait ? say.line : say.noLine}
        </p>
      )}
    </Notice>
  );
}

/** What the second button says, and what its sender agrees to; nothing where going on would leave somebody out. */
export function goOn(
  { event, mayWait }: Shortage,
  size: number,
  language: Language,
): { readonly accepts: number; readonly label: string } | undefined {
  const say = shortageWords[language];
  if (!mayWait) return undefined;
  if (event === null) return { accepts: size, label: say.waitInSession };
  return { accepts: event, label: event === 0 ? say.allWait : say.inPart(event, size) };
}
