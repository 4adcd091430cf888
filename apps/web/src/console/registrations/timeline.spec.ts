import type { AuditLine } from '#identity';
import { type Known, timelineOf } from './timeline.js';

const SESSION = '0190a000-0000-7000-8000-00000000000a';
const PLENARY = '0190a000-0000-7000-8000-00000000000b';
const at = new Date('2027-03-04T13:02:00Z');
const line = (action: string, after: object): AuditLine => ({
  at,
  action,
  by: 'organiser',
  organiser: 'Noor',
  subjectId: 'r',
  after: { ...after },
});
const known = (audit: readonly AuditLine[]): Known => ({
  registration: { createdAt: new Date('2027-02-01T09:00:00Z'), status: 'confirmed' },
  audit,
  mails: [],
  observations: [],
  sessions: [{ sessionId: SESSION, code: 'A1', title: { nl: 'Kennisbasis' } }],
});

describe('what happened around a registration', () => {
  it('says at which door somebody was seen, and nothing more of the door of the event', () => {
    const audit = [
      line('attendance.checked_in', { sessionId: PLENARY }),
      line('attendance.checked_in', { sessionId: SESSION }),
    ];
    const texts = timelineOf(known(audit), 'nl').map(({ text, note }) => [text, note]);
    expect(texts).toEqual([
      ['Aangemeld', ''],
      ['Ingecheckt', 'door Noor'],
      ['Ingecheckt (A1)', 'door Noor'],
    ]);
  });

  it('says what was decided, not only that something was', () => {
    const audit = (['present', 'absent'] as const).map((decision) =>
      line('attendance.decided', { sessionId: PLENARY, decision }),
    );
    const texts = timelineOf(known(audit), 'en').map(({ text }) => text);
    expect(texts).toEqual(['Registered', 'Noted as present', 'Noted as absent']);
  });
});
