import { jest } from '@jest/globals';

// A journey starts whole programs and browsers. This is the end of what hangs; what is waited for names itself before.
jest.setTimeout(900_000);
