import { decideAttendance, type Seen } from './decide-attendance.js';

const at = (time: string) => new Date(`2027-03-04T${time}:00Z`);
const seen = (sessionId: string, source: string, time: string, present = true): Seen => ({
  sessionId,
  source,
  present,
  at: at(time),
});
/** Session, whether they were there, and who says so. */
const decided = (...what: Seen[]) =>
  decideAttendance('P', what).map(({ sessionId, attended, decidedBy }) => `${sessionId} ${attended} ${decidedBy}`);

describe('decideAttendance', () => {
  it('knows nothing of whom nobody saw', () => {
    expect(decideAttendance('P', [])).toEqual([]);
  });

  it('counts one press or check-in, from the first moment on', () => {
    const [event] = decideAttendance('P', [seen('P', 'check_in', '13:10'), seen('P', 'join_press', '13:02')]);
    expect(event).toEqual({ sessionId: 'P', attended: true, firstSeenAt: at('13:02'), decidedBy: 'rule' });
  });

  it('takes who was in a session to have been at the event', () => {
    expect(decided(seen('A1', 'check_in', '13:10'))).toEqual(['P true rule', 'A1 true rule']);
  });

  it('does not take who was at the event to have been in a session', () => {
    expect(decided(seen('P', 'check_in', '13:10'))).toEqual(['P true rule']);
  });

  it('lets a person overrule what was seen, either way', () => {
    expect(decided(seen('P', 'join_press', '13:02'), seen('P', 'manual', '15:00', false))).toEqual(['P false person']);
    expect(decided(seen('P', 'manual', '15:00'))).toEqual(['P true person']);
  });

  it('finds nobody in the sessions of an event at which they were not', () => {
    expect(decided(seen('A1', 'check_in', '13:10'), seen('P', 'manual', '15:00', false))).toEqual([
      'P false person',
      'A1 false person',
    ]);
  });

  it('does not let a check-in in a session count for the event when a person says it was not them', () => {
    expect(decided(seen('A1', 'check_in', '13:10'), seen('A1', 'manual', '15:00', false))).toEqual([
      'P false rule',
      'A1 false person',
    ]);
  });

  it('sees no moment in a decision by hand', () => {
    expect(decideAttendance('P', [seen('A1', 'manual', '15:00')]).map((one) => one.firstSeenAt)).toEqual([null, null]);
  });
});
