import { Injectable } from '@nestjs/common';
import { presenceKept } from '#attendance';
import { answersKept, mailsKept } from '#mail';
import { Database, type Language } from '#platform';
import { sayAnswer } from '#questions';
import { type Person, type Registration, registrationKept } from '#registrations';
import { type KeptTable, SHOWN } from './kept-columns.js';
import { sayPerson } from './memory-page.js';

/** What is kept of one person at one event, by table: only columns that people are shown. */
export type Kept = Readonly<Record<KeptTable, readonly Readonly<Record<string, unknown>>[]>>;

/** Gathers all that is kept about somebody, for their own eyes. */
@Injectable()
export class KeptAboutMe {
  constructor(private readonly database: Database) {}

  async of(registration: Registration, language: Language): Promise<Kept> {
    return await this.database.transaction(async (tx) => {
      const about = { registration: registration.id, contact: registration.contactId };
      const own = await registrationKept(tx, registration);
      const rows = {
        ...own,
        contact: own.contact.map((row) => ({
          ...row,
          remembered_answers: sayRemembered(row.remembered_answers, language),
        })),
        answer: own.answer.map((row) => ({ ...row, value: sayAnswer(row, row.value, language) })),
        outgoing_mail: await mailsKept(tx, about),
        ...(await answersKept(tx, about)),
        ...(await presenceKept(tx, registration.id)),
      };
      const shown = Object.entries(SHOWN).map(([table, columns]) => {
        const kept: readonly Record<string, unknown>[] = rows[table as KeptTable];
        return [table, kept.map((row) => pick(row, Object.keys(columns)))] as const;
      });
      return Object.fromEntries(shown) as unknown as Kept;
    });
  }
}

function sayRemembered(said: unknown, language: Language): string {
  return said ? sayPerson(said as Person, language).join('; ') : '';
}

function pick(row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
