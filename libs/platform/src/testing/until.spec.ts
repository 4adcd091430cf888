import { jest } from '@jest/globals';
import { ended, until } from './until.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** Time as this process sees it goes on by `ms` at each look. */
function eachLookTakes(ms: number): void {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += ms));
}

it('waits until it is so', async () => {
  let looks = 0;
  await until(() => ++looks === 3);
  expect(looks).toBe(3);
});

it('says what did not come about, in the words of that moment', async () => {
  eachLookTakes(900);
  let looks = 0;
  const never = until(
    () => void looks++,
    () => `three mails, ${looks} looks`,
    2,
  );
  await expect(never).rejects.toThrow('it did not come about: three mails, 4 looks');
});

it('has not waited while the machine stood still: an hour at a time counts as a second', async () => {
  eachLookTakes(3_600_000);
  let looks = 0;
  await until(() => ++looks > 5, 'six looks', 10);
  expect(looks).toBe(6);
});

it('tells what has ended, and how, from what hangs', async () => {
  expect(await ended(Promise.resolve('went on'))).toBe('went on');
  await expect(ended(Promise.reject(new Error('away')))).rejects.toThrow('away');
  eachLookTakes(900);
  expect(await ended(new Promise(() => undefined))).toBe('hangs');
});
