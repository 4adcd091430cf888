import { newId } from '#platform';
import { digestKey, readDigestKey } from './digest-key.js';

it('a key says whose digest it is and of which period, and nothing else is read as one', () => {
  const one = {
    organiserId: newId(),
    since: new Date('2027-02-22T06:55:00Z'),
    until: new Date('2027-03-01T06:55:00Z'),
  };
  expect(readDigestKey(digestKey(one))).toEqual(one);
  const swapped = digestKey({ ...one, since: one.until, until: one.since });
  for (const other of ['', 'digest', 'reminder/a/b/c', swapped, `${digestKey(one)}/again`, 'digest/x/2027/2028'])
    expect(readDigestKey(other)).toBeUndefined();
});
