import type { INestApplicationContext } from '@nestjs/common';
import { type EventDetails, Pool, Round, Session } from '#events';
import { Database, newId } from '#platform';
import { ThemeGroups } from '#theme-groups';
import type { DemoRound } from './demo-events.js';

/** Of the event's length, the opening takes this part; the rounds share the rest. */
const OPENING = 0.25;

/** Gives an event rounds in which people choose a theme group's session. */
export async function addRounds(
  house: INestApplicationContext,
  event: EventDetails,
  rounds: readonly DemoRound[],
  now: Date,
): Promise<void> {
  const groups = new Map((await house.get(ThemeGroups).list()).map((group) => [group.slug, group.id]));
  const length = event.endsAt.getTime() - event.startsAt.getTime();
  const share = (length * (1 - OPENING)) / rounds.length;
  const at = (index: number) => new Date(event.startsAt.getTime() + length * OPENING + share * index);
  await house.get(Database).transaction(async (tx) => {
    for (const [index, { title, choices }] of rounds.entries()) {
      const times = { eventId: event.id, startsAt: at(index), endsAt: at(index + 1) };
      const round = { ...times, id: newId(now.getTime()), position: index + 1, title, minChoices: 0, maxChoices: 1 };
      await tx.insert(Round, round);
      for (const [position, { themeGroup, capacity, ...texts }] of choices.entries()) {
        const session = { ...times, ...texts, id: newId(now.getTime()), roundId: round.id, location: '', position };
        await tx.insert(Session, { ...session, themeGroupId: groups.get(themeGroup) ?? null, status: 'open' });
        const places = { capacity, ceiling: capacity, taken: 0, waiting: 0, mode: 'any' } as const;
        await tx.insert(Pool, { ...places, id: newId(now.getTime()), eventId: event.id, sessionId: session.id });
      }
    }
  });
}
