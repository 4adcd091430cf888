import fc from 'fast-check';
import { RESERVED_SLUGS } from './reserved-slugs.js';
import { freeSlug, SLUG_LENGTH, SLUG_PATTERN, slugOf } from './slugs.js';

describe('the address an event gets from its title', () => {
  it.each([
    ['Voorjaarswebinar: wat werkt?', 'voorjaarswebinar-wat-werkt'],
    ['Één lerend netwerk!', 'een-lerend-netwerk'],
    ['Straße, Łódź & Ærø', 'strasse-lodz-aero'],
    ['İstanbul’da öğrenmek ılık', 'istanbul-da-ogrenmek-ilik'],
    ['  2027 — terugblik  ', '2027-terugblik'],
    ['🎉🎉', ''],
    ['学习社区', ''],
  ])('%s', (title, slug) => expect(slugOf(title)).toBe(slug));

  it('breaks between words when the title is long, and inside one that fills it all', () => {
    expect(slugOf('leren '.repeat(30))).toBe('leren-leren-leren-leren-leren-leren-leren-leren-leren-leren');
    expect(slugOf('x'.repeat(200))).toBe('x'.repeat(SLUG_LENGTH));
  });

  it('is free, not reserved and well formed, whatever the title', () => {
    const taken = new Set(['event', 'event-2', 'contact-2', 'a']);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...RESERVED_SLUGS, ...taken)), (title) => {
        const slug = freeSlug(title, taken);
        expect(slug).toMatch(SLUG_PATTERN);
        expect(RESERVED_SLUGS.has(slug) || taken.has(slug)).toBe(false);
      }),
    );
  });

  it('counts on from what is taken', () => {
    expect(freeSlug('Contact', new Set(['contact-2']))).toBe('contact-3');
    expect(freeSlug('🎉', new Set())).toBe('event');
  });
});
