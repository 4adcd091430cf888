import { type Database, newId } from '#platform';
import { Organiser } from './organiser.entity.js';

/** Inserts an organiser: Noor Bakker, who speaks Dutch, unless told otherwise. */
export async function anOrganiser(db: Database, wishes: Partial<Organiser> = {}): Promise<Organiser> {
  const id = newId();
  const organiser: Organiser = {
    id,
    email: `noor.${id.slice(-12)}@example.org`,
    name: 'Noor Bakker',
    role: 'organiser',
    language: 'nl',
    createdAt: new Date('2027-01-04T09:00:00Z'),
    disabledAt: null,
    ...wishes,
  };
  await db.transaction((tx) => tx.insert(Organiser, organiser));
  return organiser;
}
