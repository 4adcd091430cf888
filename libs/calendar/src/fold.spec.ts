import fc from 'fast-check';
import { fold } from './fold.js';

const unfold = (text: string) => text.replaceAll('\r\n ', '');

it('leaves a line of 75 octets alone and folds one of 76', () => {
  expect(fold('x'.repeat(75))).toBe('x'.repeat(75));
  expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
});

it('counts octets, and never cuts a character in two', () => {
  expect(fold(`${'x'.repeat(73)}€€`)).toBe(`${'x'.repeat(73)}\r\n €€`);
  expect(fold(`${'x'.repeat(72)}€€`)).toBe(`${'x'.repeat(72)}€\r\n €`);
});

it('loses nothing of any text', () => {
  const line = fc.string({ unit: 'binary', maxLength: 400 }).filter((text) => !/[\r\n]/.test(text));
  fc.assert(
    fc.property(line, (text) => {
      const folded = fold(text);
      expect(unfold(folded)).toBe(text);
      for (const piece of folded.split('\r\n')) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
    }),
  );
});
