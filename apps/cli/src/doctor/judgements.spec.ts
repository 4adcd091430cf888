import { saidBy, spell } from './finding.js';
import { judgeSpace } from './folder.js';
import { judgeClocks, judgeServerZone } from './time.js';

describe('what the doctor makes of figures', () => {
  it.each([
    [2e9, 'ok'],
    [400e6, 'warning'],
    [10e6, 'problem'],
  ])('%d bytes free', (free, state) => {
    expect(judgeSpace(free, '/data')).toMatchObject({ state });
  });

  it.each([
    [1000, 'ok', 'agrees'],
    [-1000, 'ok', 'agrees'],
    [10_000, 'warning', '10 s behind'],
    [-90_000, 'problem', '90 s ahead of'],
    [3_600_000, 'problem', '60 min behind'],
  ])('PostgreSQL %d ms ahead of us', (ahead, state, text) => {
    expect(judgeClocks(ahead)).toMatchObject({ state, text: expect.stringContaining(text) });
  });

  it('a server that knows no zones, or not their summer', () => {
    expect(judgeServerZone(new Date('2027-07-01T10:00:00Z'))).toEqual([]);
    expect(judgeServerZone(new Date('2027-07-01T11:00:00Z'))).toMatchObject([{ state: 'problem' }]);
    expect(judgeServerZone(undefined)).toMatchObject([{ state: 'problem', remedy: expect.stringContaining('tzdata') }]);
  });

  it.each([
    [4400, '4 s'],
    [-3, '0 s'],
    [300_000, '5 min'],
    [3 * 3_600_000, '3 h'],
    [9 * 86_400_000, '9 days'],
  ])('%d ms', (milliseconds, text) => {
    expect(spell(milliseconds)).toBe(text);
  });

  it('an error that says nothing itself, because each address failed in its own way', () => {
    const inner = new Error('connect ECONNREFUSED 127.0.0.1:5432');
    expect(saidBy(new AggregateError([inner]))).toBe(inner.message);
    expect(saidBy({ code: 'EPIPE' })).toBe('EPIPE');
  });
});
