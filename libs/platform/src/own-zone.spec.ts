import fc from 'fast-check';
import { cityOf, formatOwnTime, readZone } from './own-zone.js';

const at = {
  from: new Date('2027-03-04T13:00:00Z'),
  to: new Date('2027-03-04T14:30:00Z'),
  timeZone: 'Europe/Amsterdam',
};

describe('the zone that a browser tells', () => {
  it.each(Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/') && !zone.startsWith('Etc/')))(
    'is taken: %s',
    (zone) => expect(readZone(zone)).toBe(zone),
  );

  it.each([
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Europe/Kiev',
    'Europe/Kyiv',
    'America/Argentina/Buenos_Aires',
    'US/Eastern',
  ])('is taken under a name of before or of today: %s', (zone) => {
    expect(readZone(zone)).toBe(zone);
    expect(formatOwnTime({ ...at, own: zone }, 'nl')).toMatch(/\d\d\.\d\d–/);
  });

  it.each([
    ...[
      '',
      'UTC',
      'Etc/UTC',
      'Etc/GMT+3',
      'GMT',
      '+01:00',
      'Mars/Olympus_Mons',
      'Europe/Amsterdam\r\nBcc: x',
      'europe',
    ],
    ...[
      '../etc/passwd',
      'Europe/',
      '/Amsterdam',
      'A/'.repeat(500),
      'Europe/Amst\0erdam',
      '<b>/x',
      undefined,
      null,
      7,
      {},
    ],
  ])('counts as none, and is never an error: %p', (told) => {
    expect(readZone(told)).toBeUndefined();
    expect(formatOwnTime({ ...at, own: told as string }, 'nl')).toBeUndefined();
  });

  it('is never an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.anything()), (told) => {
        const zone = readZone(told);
        if (zone) formatOwnTime({ ...at, own: zone }, 'en');
      }),
    );
  });
});

describe('the time on the clock of a person', () => {
  it.each([
    ['Europe/Lisbon', 'nl', '13.00–14.30 uur (Lissabon)'],
    ['Europe/Lisbon', 'en', '13:00–14:30 (Lisbon)'],
    ['America/Sao_Paulo', 'en', '10:00–11:30 (São Paulo)'],
    ['Asia/Calcutta', 'nl', '18.30–20.00 uur (Kolkata)'],
    ['Pacific/Auckland', 'nl', 'vrijdag 5 maart 2027, 02.00–03.30 uur (Auckland)'],
    ['Asia/Tokyo', 'nl', '22.00–23.30 uur (Tokio)'],
  ] as const)('is said with its town: %s, %s', (own, language, said) => {
    expect(formatOwnTime({ ...at, own }, language)).toBe(said);
  });

  it.each(['Europe/Amsterdam', 'Europe/Paris', 'Africa/Lagos'])('is not said where it is the same: %s', (own) => {
    expect(formatOwnTime({ ...at, own }, 'nl')).toBeUndefined();
  });

  it('depends on the day: Lagos keeps one time, Amsterdam does not', () => {
    const summer = { from: new Date('2027-06-03T12:00:00Z'), to: new Date('2027-06-03T13:30:00Z') };
    expect(formatOwnTime({ ...at, ...summer, own: 'Africa/Lagos' }, 'nl')).toBe('13.00–14.30 uur (Lagos)');
  });

  it('knows the end of an event by night apart from its begin, when the clocks change between', () => {
    const night = { from: new Date('2027-03-28T00:30:00Z'), to: new Date('2027-03-28T02:00:00Z') };
    expect(formatOwnTime({ ...night, timeZone: 'Europe/Amsterdam', own: 'Africa/Lagos' }, 'nl')).toBe(
      '01.30–03.00 uur (Lagos)',
    );
  });

  it('names a town as people do', () => {
    expect(['America/New_York', 'Europe/Brussels', 'Europe/Kiev'].map((zone) => cityOf(zone, 'nl'))).toEqual([
      'New York',
      'Brussel',
      'Kyiv',
    ]);
  });
});
