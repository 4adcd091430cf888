import { FormLimit } from './form-limit.js';

describe('FormLimit', () => {
  it('lets so many through a minute, then says how long to wait, then begins again', () => {
    const limit = new FormLimit(2);
    expect([0, 1000, 2000, 59_999].map((now) => limit.take('a', now))).toEqual([0, 0, 58, 1]);
    expect(limit.take('a', 60_000)).toBe(0);
  });

  it('counts every network for itself', () => {
    const limit = new FormLimit(1);
    expect([limit.take('a', 0), limit.take('b', 0), limit.take('a', 0)]).toEqual([0, 0, 60]);
  });

  it('forgets the oldest when a flood of networks comes, and still counts the newest', () => {
    const limit = new FormLimit(1);
    for (let n = 0; n < 60_000; n++) limit.take(`flood-${n}`, 0);
    expect(limit.take('flood-59999', 1)).toBe(60);
    expect(limit.take('flood-0', 1)).toBe(0);
  });
});
