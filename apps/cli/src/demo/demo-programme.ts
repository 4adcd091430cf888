import type { INestApplicationContext } from '@nestjs/common';
import { type EventDetails, Events, Programmes, readRoundInput, readSessionInput } from '#events';
import type { Actor } from '#identity';
import { toWallTime } from '#platform';
import { ThemeGroups } from '#theme-groups';
import type { DemoChoice, DemoPlaces, DemoRound } from './demo-event.js';

/** Of the event's length, the opening takes this part; the rounds share the rest. */
const OPENING = 0.25;

/** Gives an event the rounds it lacks, in which people choose a theme group's session. */
export async function ensureRounds(
  house: INestApplicationContext,
  event: EventDetails,
  rounds: readonly DemoRound[],
  actor: Actor,
): Promise<void> {
  const programmes = house.get(Programmes);
  const groups = new Map((await house.get(ThemeGroups).list()).map((group) => [group.slug, group.id]));
  const present = (await house.get(Events).programme(event.id)).rounds;
  for (const [index, { title, choices }] of rounds.entries()) {
    const known = present[index];
    const typed = readRoundInput({ title, ...spanOf(event, index, rounds.length) }, event.timeZone);
    const id = known?.round.id ?? saved(await programmes.addRound(event.id, read(typed), actor)).id;
    for (const choice of choices.slice(known?.sessions.length ?? 0)) {
      const session = readSessionInput(typedSession(choice, groups), event);
      saved(await programmes.addSession(event.id, id, read(session), actor));
    }
  }
}

function spanOf({ startsAt, endsAt, timeZone }: EventDetails, index: number, rounds: number) {
  const length = endsAt.getTime() - startsAt.getTime();
  const at = (nth: number) => new Date(startsAt.getTime() + length * (OPENING + ((1 - OPENING) * nth) / rounds));
  return { start: toWallTime(at(index), timeZone), end: toWallTime(at(index + 1), timeZone) };
}

function typedSession(
  { themeGroup, title, speakers, location, capacity, only }: DemoChoice,
  groups: Map<string, string>,
) {
  const places = only ? { places: only, capacityOnline: capacity, capacityOnSite: capacity } : typedPlaces(capacity);
  return { title, speakers, location: location ?? '', themeGroupId: groups.get(themeGroup) ?? '', ...places };
}

/** Places as the form of an event or a session sends them. */
export function typedPlaces(places: DemoPlaces): object {
  if (typeof places === 'number') return { capacity: places };
  return places ? { places: 'apart', capacityOnline: places.online, capacityOnSite: places.onSite } : {};
}

/** @throws when the demo is wrong about itself. */
export function read<Input>(typed: { kind: 'read'; input: Input } | { kind: 'refused'; problems: unknown }): Input {
  if (typed.kind === 'read') return typed.input;
  throw new Error(`The demo is wrong: ${JSON.stringify(typed.problems)}`);
}

/** @throws when the house does not take what the demo brings. */
export function saved<Outcome extends { kind: string }>(outcome: Outcome): Extract<Outcome, { kind: 'saved' }> {
  if (outcome.kind === 'saved') return outcome as Extract<Outcome, { kind: 'saved' }>;
  throw new Error(`The demo could not be made: ${JSON.stringify(outcome)}`);
}
