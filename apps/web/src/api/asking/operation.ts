import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/**
 * Who may ask.
 * - `anybody`: no key is needed; one that comes along must open something.
 * - `registering`: as anybody, but a key that comes along must be one that writes.
 * - `look`: a key that reads, of whoever may look at the console.
 * - `read`: the same, of whoever may take people's data along: no viewer.
 * - `write`: a key that writes.
 * - `link`: the path itself is a personal link. Keys say nothing there.
 */
export type Access = 'anybody' | 'registering' | 'look' | 'read' | 'write' | 'link';

/**
 * What becomes of a POST whose process died before its answer was kept.
 * - `atomic`: the answer is written in the transaction that does the work, so there is never one without the other.
 * - `repeatable`: doing it again does nothing more, so whoever asks again after a minute has it done again.
 * - `at_most_once`: nobody knows whether it was done, and whoever asks again is told so.
 */
export type Once = 'atomic' | 'repeatable' | 'at_most_once';

/** A schema under the name by which the description refers to it: `{ EventList }`. */
export type Named = Readonly<Record<string, z.ZodType>>;

/** What one operation promises. The guard, the keys of requests and the description all go by it. */
export interface OperationPromise {
  readonly id: string;
  readonly summary: string;
  readonly access: Access;
  readonly body?: Named;
  /** By status: the schema of the body, or a sentence where there is none. */
  readonly answers?: Readonly<Record<number, Named | string>>;
  /** A list, page by page: stands for `answers`. */
  readonly page?: Named;
  /** Other words of the query, by name. */
  readonly query?: z.ZodObject;
  /** Of a POST; `at_most_once` when not given. */
  readonly once?: Once;
}

export const OPERATION = 'operation of the API';

/** What a handler promises. Without it the handler answers nobody. */
export const Operation = (promise: OperationPromise): MethodDecorator => SetMetadata(OPERATION, promise);
