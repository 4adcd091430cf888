import { type AnsweredEntry, decideReply } from './decide-reply.js';
import type { CalendarReply } from './read-replies.js';

const now = new Date('2027-03-01T10:00:00Z');
const entry: AnsweredEntry = {
  uid: 'a@kring.example.org',
  sequence: 2,
  status: 'confirmed',
  address: 'ana@example.org',
  endsAt: new Date('2027-03-04T14:30:00Z'),
  partstatAt: new Date('2027-03-01T09:00:00Z'),
};
const reply: CalendarReply = {
  uid: entry.uid,
  sequence: 2,
  stamp: new Date('2027-03-01T09:59:00Z'),
  attendee: 'ana@example.org',
  partstat: 'DECLINED',
};

it.each(['ACCEPTED', 'TENTATIVE', 'DECLINED'])('counts %s', (partstat) => {
  expect(decideReply(entry, { ...reply, partstat }, now)).toEqual({
    kind: 'counts',
    answer: partstat,
    at: reply.stamp,
  });
});

it.each([
  ['of another entry', 'other_entry', {}, { uid: 'b@kring.example.org' }],
  ['of somebody else', 'other_address', {}, { attendee: 'bo@example.org' }],
  ['that sends somebody else', 'other_answer', {}, { partstat: 'DELEGATED' }],
  ['that says nothing yet', 'other_answer', {}, { partstat: 'NEEDS-ACTION' }],
  ['in words of its own', 'other_answer', {}, { partstat: 'X-MISSCHIEN' }],
  ['to an invite that was replaced', 'stale', {}, { sequence: 1 }],
  ['that a later one overtook', 'stale', {}, { stamp: new Date('2027-03-01T08:59:59Z') }],
  ['of who cancelled', 'no_place', { status: 'cancelled' as const }, {}],
  ['of who waits', 'no_place', { status: 'waiting' as const }, {}],
  ['after the end', 'over', { endsAt: now }, {}],
])('does not count one %s', (_, why, ofEntry, ofReply) => {
  expect(decideReply({ ...entry, ...ofEntry }, { ...reply, ...ofReply }, now)).toEqual({ kind: 'uncounted', why });
});

it('takes a clock that runs ahead for ours, so that the next answer is later still', () => {
  const stamp = new Date('2099-01-01T00:00:00Z');
  expect(decideReply(entry, { ...reply, stamp }, now)).toMatchObject({ at: now });
});

it('counts the first answer, and one to an invite that is still under way to our table', () => {
  expect(decideReply({ ...entry, partstatAt: null }, { ...reply, sequence: 3 }, now).kind).toBe('counts');
});
