import { inParallel, postForm } from '../../journeys/support/http.js';
import { type Person, people } from '../../journeys/support/people.js';
import type { RushEvent, SessionTitle } from './rush-event.js';

/** One of the crowd, the sessions they choose, and whether their form is sent twice at the same time. */
export interface Visitor extends Person {
  readonly sessions: readonly SessionTitle[];
  readonly pressesTwice: boolean;
}

/** What somebody was told, once for each time the form was sent. */
export interface Told {
  readonly email: string;
  readonly status: number;
  /** Where the answer led. */
  readonly location: string;
}

/**
 * `count` different people. Everybody chooses in the morning, three in four in the afternoon; one in five presses twice.
 * The morning changes every fourth person, not every one: `rush` sends to the web processes in turn, and a process that
 * gets ahead would otherwise bring its own session's people only.
 */
export function crowdOf(count: number): Visitor[] {
  return people(count).map((person, i) => {
    const morning: SessionTitle = i % 8 < 4 ? 'Kennisbasis' : 'Instrumenten';
    const afternoon: SessionTitle[] = [['Schrijftafel'], ['Schrijftafel'], ['Open gesprek'], []][
      i % 4
    ] as SessionTitle[];
    return { ...person, sessions: [morning, ...afternoon], pressesTwice: i % 5 === 0 };
  });
}

/** Sends every form, `width` people at a time, to both web processes in turn; who presses twice is at both at once. */
export async function rush(
  webs: readonly string[],
  event: RushEvent,
  crowd: readonly Visitor[],
  width: number,
): Promise<Told[]> {
  const told = await inParallel(crowd, width, (visitor, i) => {
    const mine = webs[i % webs.length] as string;
    return Promise.all((visitor.pressesTwice ? webs : [mine]).map((web) => register(web, event, visitor)));
  });
  return told.flat();
}

async function register(web: string, event: RushEvent, visitor: Visitor): Promise<Told> {
  const { name, email, organisation, role } = visitor;
  const choices = visitor.sessions.map((title) => event.choice.get(title) ?? ['round.', 'unknown']);
  const form = { name, email, organisation, role, ...Object.fromEntries(choices) };
  const answer = await postForm(`${web}/${event.slug}/aanmelden`, form);
  await answer.arrayBuffer(); // a connection is free again when its answer has been read
  return { email, status: answer.status, location: answer.headers.get('location') ?? '' };
}
