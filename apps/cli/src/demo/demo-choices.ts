import type { INestApplicationContext } from '@nestjs/common';
import { type EventDetails, Pool, Round, Session } from '#events';
import { Database, newId } from '#platform';
import { ThemeGroups } from '#theme-groups';
import type { DemoChoice } from './demo-events.js';

/** Of the event's length, the opening takes this part; the choices fill the rest. */
const OPENING = 0.375;

/** Gives an event a round in which people choose a theme group's session. */
export async function addChoices(
  house: INestApplicationContext,
  event: EventDetails,
  choices: readonly DemoChoice[],
  now: Date,
): Promise<void> {
  const groups = new Map((await house.get(ThemeGroups).list()).map((group) => [group.slug, group.id]));
  const length = event.endsAt.getTime() - event.startsAt.getTime();
  const startsAt = new Date(event.startsAt.getTime() + length * OPENING);
  const times = { eventId: event.id, startsAt, endsAt: event.endsAt };
  const round = { ...times, id: newId(now.getTime()), position: 1, minChoices: 0, maxChoices: 1 };
  await house.get(Database).transaction(async (tx) => {
    await tx.insert(Round, { ...round, title: { nl: 'Kies een themagroep', en: 'Choose a theme group' } });
    for (const [index, { themeGroup, code, title, speakers, capacity }] of choices.entries()) {
      const session = { ...times, id: newId(now.getTime()), roundId: round.id, code, title, speakers, location: '' };
      const themeGroupId = groups.get(themeGroup) ?? null;
      await tx.insert(Session, { ...session, themeGroupId, position: index, status: 'open' });
      const places = { capacity, ceiling: capacity, taken: 0, waiting: 0, mode: 'any' } as const;
      await tx.insert(Pool, { ...places, id: newId(now.getTime()), eventId: event.id, sessionId: session.id });
    }
  });
}
