import { programmeShift } from './programme-move.js';

const at = (localStart: string, localEnd: string) => ({ localStart, localEnd });
const shift = (start: string, end: string) =>
  programmeShift(at('2027-03-04T14:00', '2027-03-04T17:00'), at(start, end));

describe('the programme of an event that moves', () => {
  it('moves along when the whole event moves, by wall time', () => {
    expect(shift('2027-03-04T15:30', '2027-03-04T18:30')).toBe(90);
    expect(shift('2027-03-29T14:00', '2027-03-29T17:00')).toBe(25 * 24 * 60); // the clock has gone forward: still 14:00
  });

  it('goes along to another day, whatever becomes of the hours', () => {
    expect(shift('2027-03-05T13:30', '2027-03-05T17:00')).toBe(24 * 60);
    expect(shift('2027-03-03T13:00', '2027-03-03T18:00')).toBe(-24 * 60);
  });

  it('stays where it is when the doors only open earlier or the drinks last longer', () => {
    expect(shift('2027-03-04T13:30', '2027-03-04T17:00')).toBe(0);
    expect(shift('2027-03-04T14:00', '2027-03-04T18:00')).toBe(0);
  });
});
