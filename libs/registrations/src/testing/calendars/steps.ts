import fc from 'fast-check';

/** How many different people there are in a series. */
const PEOPLE = 4;

/** What somebody does, or an organiser, or the mail. Persons and sessions are numbers. */
export type Step =
  | { readonly do: 'register' | 'swap'; readonly who: number; readonly choose: Choice }
  | { readonly do: 'cancel' | 'back' | 'other way' | 'details' | 'new links' | 'mail again'; readonly who: number }
  | { readonly do: 'move' | 'longer' | 'capacity'; readonly by: number }
  | { readonly do: 'rename' | 'place' | 'text'; readonly text: string }
  | { readonly do: 'way'; readonly way: 'online' | 'on_site' | 'hybrid' }
  | { readonly do: 'off' | 'on' | 'off and on' }
  | { readonly do: 'session'; readonly session: number; readonly change: SessionChange }
  /** What is due leaves: all of it, or some servers take nothing, or take it and lose the line before they say so. */
  | { readonly do: 'mail'; readonly server: 'takes' | 'refuses some' | 'drops after' }
  | { readonly do: 'wait' };

/** A session in each of two rounds; 0 is none. */
type Choice = readonly [number, number];
type SessionChange = 'rename' | 'place' | 'later' | 'off' | 'open again';

const one = <T extends string>(...some: T[]) => fc.constantFrom(...some);
const who = fc.nat({ max: PEOPLE - 1 });
const choose = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }));
/** What people type, and what somebody types who would like a line of their own in the file. */
const text = fc.constantFrom(
  ...[
    'Themadag',
    'Leren, samen; wat werkt?',
    'A\r\nEND:VEVENT\r\nBEGIN:VEVENT',
    '"Groot" ^n\\n',
    '👩‍👩‍👧‍👦'.repeat(13),
  ],
  ...['gnp\u202e.exe dag', 'Zaal 1', 'Zaal 2; achterin', 'x\0y\ud800z'],
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: one('register', 'register', 'swap'), who, choose }) },
  { weight: 6, arbitrary: fc.record({ do: one('cancel', 'back'), who }) },
  { weight: 3, arbitrary: fc.record({ do: one('other way', 'details', 'new links', 'new links', 'mail again'), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: one('move', 'move', 'longer', 'capacity'), by: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: one('rename', 'place', 'text'), text }) },
  { weight: 1, arbitrary: fc.record({ do: one('way'), way: one('online', 'on_site', 'hybrid') }) },
  { weight: 3, arbitrary: fc.record({ do: one('off', 'on', 'on', 'off and on') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('session'),
      session: fc.integer({ min: 1, max: 4 }),
      change: one('rename', 'place', 'later', 'off', 'open again'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: one('mail'), server: one('takes', 'takes', 'refuses some', 'drops after') }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('wait') }) },
);

/** Begins with people who come in: nothing can be wrong in the calendar of nobody. */
const arrivals = fc.array(fc.record({ do: one('register'), who, choose }), { minLength: 1, maxLength: 4 });

export const seriesOfSteps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(arrivals, fc.array(step, { minLength: 2, maxLength: 22, size: 'max' }))
  .map(([first, then]) => [...first, ...then]);
