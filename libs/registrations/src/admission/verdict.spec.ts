import { publicAnswer, type Verdict } from './verdict.js';

const repeat = (kind: 'confirmed' | 'waiting', before: 'places' | 'waiting_list' | 'sold_out'): Verdict => ({
  kind,
  registrationId: 'r',
  isRepeat: true,
  before,
});

describe('publicAnswer', () => {
  it('tells somebody who pressed twice the same thing twice, also when they got the last place', () => {
    expect(publicAnswer(repeat('confirmed', 'sold_out'))).toBe('received');
    expect(publicAnswer(repeat('confirmed', 'waiting_list'))).toBe('received');
    expect(publicAnswer(repeat('waiting', 'sold_out'))).toBe('received_while_full');
  });

  it('says the same to a known address as to a stranger', () => {
    for (const before of ['places', 'waiting_list', 'sold_out'] as const) {
      const known = publicAnswer({ kind: 'known', registrationId: 'r', before });
      const stranger = { places: 'confirmed', waiting_list: 'waiting', sold_out: 'sold_out' } as const;
      const kind = stranger[before];
      const verdict: Verdict = kind === 'sold_out' ? { kind } : { kind, registrationId: 's', isRepeat: false, before };
      expect(known).toBe(publicAnswer(verdict));
    }
  });
});
