import type { EventDetails } from '#events';
import { type AnEvent, anEvent } from '#events/testing';
import type { Organiser } from '#identity';
import { anOrganiser } from '#identity/testing';
import type { Clock, Database } from '#platform';
import { registrationsOn } from '../../testing.js';
import type { ImportRun } from '../import-runs.js';
import { Imports } from '../imports.js';

/** A file of people as a spreadsheet saves it. */
export const csv = (...lines: string[]): Buffer => Buffer.from(['Naam;E-mail;Organisatie', ...lines].join('\r\n'));

/** Lines for people P4, P5, P6 … */
export const crowd = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `P${from + i};p${from + i}@example.org;Hogeschool`);

/** `Imports` as one process would have it; nobody hears its hints. */
export const importsOn = (db: Database, clock: Clock): Imports =>
  new Imports(db, clock, registrationsOn(db, clock), { nudge: async () => undefined });

export interface ImportDesk {
  readonly event: EventDetails;
  readonly organiser: Organiser;
  readonly imports: Imports;
  upload(file: Buffer): Promise<ImportRun>;
  /** Uploads, begins and brings in. */
  bring(file: Buffer, tellsPeople?: boolean): Promise<ImportRun>;
}

/** An event, an organiser, and what they do with a file. */
export async function importDesk(db: Database, clock: Clock, wishes: AnEvent = {}): Promise<ImportDesk> {
  const { event } = await anEvent(db, wishes);
  const organiser = await anOrganiser(db);
  const imports = importsOn(db, clock);
  const upload = async (file: Buffer): Promise<ImportRun> => {
    const outcome = await imports.upload(event.id, organiser.id, file);
    if (outcome.kind !== 'uploaded') throw new Error(outcome.problem);
    return imports.get(event.id, outcome.id);
  };
  const bring = async (file: Buffer, tellsPeople = true): Promise<ImportRun> => {
    const run = await upload(file);
    const begun = await imports.start(run, tellsPeople);
    if (begun !== 'started') throw new Error(begun);
    await imports.run(run.id);
    return imports.get(event.id, run.id);
  };
  return { event, organiser, imports, upload, bring };
}
