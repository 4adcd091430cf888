import type { Language } from '#platform';
import type { Typed } from '../asked.js';
import { approvalWords } from './approval-words.js';

/** What came of an answer, as it travels in the address of the page that tells it. */
export interface Outcome {
  readonly confirmed: number;
  readonly waiting: number;
  readonly full: number;
  readonly declined: number;
  readonly isTooLate: boolean;
}

const NUMBERS = ['confirmed', 'waiting', 'full', 'declined'] as const;

/** Reads it from an address; nothing where nothing was answered. */
export function readOutcome(typed: Typed): Outcome | undefined {
  if (!typed.answered) return undefined;
  const number = (name: string) => (/^\d{1,4}$/.test(typed[name] ?? '') ? Number(typed[name]) : 0);
  const [confirmed, waiting, full, declined] = NUMBERS.map(number) as [number, number, number, number];
  return { confirmed, waiting, full, declined, isTooLate: typed.answered === 'late' };
}

/** In one sentence: "2 people have a place, 1 person is on the waiting list". */
export function sayOutcome(outcome: Outcome, language: Language): string {
  const say = approvalWords[language];
  if (outcome.isTooLate) return say.tooLate;
  const parts = NUMBERS.flatMap((name) => (outcome[name] > 0 ? [say[name](outcome[name])] : []));
  const text = parts.join(', ') || say.nothing;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
