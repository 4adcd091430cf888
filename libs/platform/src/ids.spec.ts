import fc from 'fast-check';
import { isId, newId } from './ids.js';

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

it('an id is a UUID of version 7 that tells its millisecond (RFC 9562 section 5.7)', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const id = newId(now);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
    }),
  );
});

it('ids sort by the time they were made, as text', () => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      fc.pre(a < b);
      expect(newId(a) < newId(b)).toBe(true);
    }),
  );
});

it('ids of one millisecond are all different', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1_800_000_000_000))).size).toBe(10_000);
});

it('every id passes the door that ids from an address go through', () => {
  fc.assert(fc.property(instant, (now) => expect(isId(newId(now))).toBe(true)));
  fc.assert(fc.property(fc.uuid(), (id) => expect(isId(id)).toBe(true)));
});

it.each([
  '',
  'webinar',
  "' or 1=1 --",
  '0'.repeat(36),
  '00000000-0000-0000-0000-00000000000',
  '00000000-0000-0000-0000-000000000000\n',
])('%j is no id', (text) => {
  expect(isId(text)).toBe(false);
});
