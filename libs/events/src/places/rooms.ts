import { IsNull } from 'typeorm';
import { newId, type Tx } from '#platform';
import { Room } from './room.entity.js';

/** Where the people of this event meet today, or `undefined` while the organiser has given no address. */
export async function roomUrl(tx: Tx, eventId: string): Promise<string | undefined> {
  return (await tx.findOneBy(Room, { eventId, sessionId: IsNull(), replacedAt: IsNull() }))?.url;
}

/** Sets, replaces or (with an empty address) takes away the room. @returns whether anything changed. */
export async function setRoom(tx: Tx, eventId: string, url: string, now: Date): Promise<boolean> {
  const current = await roomUrl(tx, eventId);
  if ((current ?? '') === url) return false;
  const inUse = { eventId, sessionId: IsNull(), replacedAt: IsNull() };
  await tx.update(Room, inUse, { replacedAt: now });
  if (url)
    await tx.insert(Room, {
      id: newId(now.getTime()),
      eventId,
      sessionId: null,
      url,
      createdAt: now,
      replacedAt: null,
    });
  return true;
}
