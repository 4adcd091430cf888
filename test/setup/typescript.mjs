// Lets Node run this repository's TypeScript as it is, without a build: `node --import ./test/setup/typescript.mjs x.ts`.
// For tests and tools only; the product runs from dist.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
