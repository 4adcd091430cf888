import fc from 'fast-check';
import type { Places } from '../places/places.js';
import { type AdmissionRequest, type AdmissionState, admit, type Decision } from './admit.js';

const now = new Date('2027-03-01T09:00:00Z');
const pool = (values: Partial<Places> = {}): Places => ({
  id: 'p',
  sessionId: null,
  mode: 'any',
  capacity: 2,
  taken: 0,
  waiting: 0,
  ...values,
});
const state = (values: Partial<AdmissionState> = {}): AdmissionState => ({
  now,
  isOpen: true,
  waitingCapacity: null,
  pools: [pool()],
  known: new Map(),
  ...values,
});
let serial = 0;
const request = (name: string, values: Partial<AdmissionRequest> = {}): AdmissionRequest => ({
  registrationId: `r${++serial}`,
  email: `${name}@example.org`,
  attends: 'online',
  sessionIds: [],
  requestHash: `form of ${name}`,
  ...values,
});
const outcome = (decision: Decision | undefined) => (decision?.kind === 'admitted' ? decision.status : decision?.kind);
const outcomes = (from: AdmissionState, requests: AdmissionRequest[]) => admit(from, requests).decisions.map(outcome);
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('admit', () => {
  it('gives places in order of arrival and puts the rest in line', () => {
    expect(outcomes(state(), [request('ana'), request('bo'), request('cy')])).toEqual([
      'confirmed',
      'confirmed',
      'waiting',
    ]);
  });

  it('lets newcomers wait while somebody waits, also when a place has just come free', () => {
    expect(outcomes(state({ pools: [pool({ taken: 1, waiting: 1 })] }), [request('ana')])).toEqual(['waiting']);
  });

  it('never fills an event whose capacity was lowered below what is taken', () => {
    expect(outcomes(state({ pools: [pool({ capacity: 1, taken: 3 })] }), [request('ana')])).toEqual(['waiting']);
  });

  it('has no limit without a capacity', () => {
    expect(outcomes(state({ pools: [pool({ capacity: null, taken: 9999 })] }), [request('ana')])).toEqual([
      'confirmed',
    ]);
  });

  it('is sold out when the line is full, and has no line at a waiting capacity of 0', () => {
    const full = { pools: [pool({ capacity: 1 })] };
    expect(
      outcomes(
        state({ ...full, waitingCapacity: 1 }),
        ['ana', 'bo', 'cy'].map((n) => request(n)),
      ),
    ).toEqual(['confirmed', 'waiting', 'sold_out']);
    expect(
      outcomes(
        state({ ...full, waitingCapacity: 0 }),
        ['ana', 'bo'].map((n) => request(n)),
      ),
    ).toEqual(['confirmed', 'sold_out']);
  });

  it('keeps online and on-site places apart', () => {
    const pools = [
      pool({ id: 'on', mode: 'online', capacity: null }),
      pool({ id: 'site', mode: 'on_site', capacity: 1 }),
    ];
    const { decisions, pools: after } = admit(state({ pools }), [
      request('ana', { attends: 'on_site' }),
      request('bo', { attends: 'on_site' }),
      request('cy'),
    ]);
    expect(decisions.map(outcome)).toEqual(['confirmed', 'waiting', 'confirmed']);
    expect(after.map(({ id, taken, waiting }) => [id, taken, waiting])).toEqual([
      ['on', 1, 0],
      ['site', 1, 1],
    ]);
  });

  it('answers a closed event before it looks at who asks', () => {
    const known = new Map([['ana@example.org', knownAna(1, null)]]);
    expect(outcomes(state({ isOpen: false, known }), [request('ana'), request('bo')])).toEqual(['closed', 'closed']);
  });
});

const knownAna = (createdMinutesAgo: number, linkMailedMinutesAgo: number | null) => ({
  registrationId: 'r0',
  status: 'confirmed' as const,
  requestHash: 'form of ana',
  createdAt: ago(createdMinutesAgo),
  linkMailedAt: linkMailedMinutesAgo === null ? null : ago(linkMailedMinutesAgo),
});

describe('an address that takes part already', () => {
  const withAna = (created: number, mailed: number | null) =>
    state({ known: new Map([['ana@example.org', knownAna(created, mailed)]]) });

  it('gets the first verdict again for the same form within ten minutes', () => {
    expect(admit(withAna(9.9, null), [request('ana')]).decisions[0]).toMatchObject({
      kind: 'repeated',
      known: { registrationId: 'r0' },
    });
  });

  it('is mailed the link for another form, or later', () => {
    expect(admit(withAna(1, null), [request('ana', { requestHash: 'other' })]).decisions[0]).toMatchObject({
      kind: 'known',
      mailsLink: true,
    });
    expect(admit(withAna(10, null), [request('ana')]).decisions[0]).toMatchObject({ kind: 'known', mailsLink: true });
  });

  it('is mailed the link at most once an hour, also within one batch', () => {
    const twice = [request('ana', { requestHash: 'x' }), request('ana', { requestHash: 'y' })];
    expect(admit(withAna(100, null), twice).decisions).toMatchObject([{ mailsLink: true }, { mailsLink: false }]);
    expect(admit(withAna(100, 59), [request('ana')]).decisions[0]).toMatchObject({ mailsLink: false });
    expect(admit(withAna(100, 60), [request('ana')]).decisions[0]).toMatchObject({ mailsLink: true });
  });

  it('takes one place when it comes twice in one batch', () => {
    const { decisions, pools } = admit(state(), [request('ana'), request('ana')]);
    expect(decisions.map(outcome)).toEqual(['confirmed', 'repeated']);
    expect(pools[0]?.taken).toBe(1);
  });
});

describe('whatever the history', () => {
  const person = fc.integer({ min: 0, max: 30 });
  const arrivals = fc.array(fc.record({ who: person, form: fc.integer({ min: 0, max: 2 }), onSite: fc.boolean() }), {
    maxLength: 80,
  });
  const capacity = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });

  it('no pool outgrows its capacity, nobody has two places, and those in line came later than those admitted', () => {
    fc.assert(
      fc.property(arrivals, capacity, capacity, capacity, fc.nat(5), (people, online, onSite, waitingCapacity, cut) => {
        const pools = [
          pool({ id: 'on', mode: 'online', capacity: online }),
          pool({ id: 'site', mode: 'on_site', capacity: onSite }),
        ];
        const all = people.map((p, i) =>
          request(`p${p.who}`, {
            registrationId: `${i}`,
            requestHash: `${p.form}`,
            attends: p.onSite ? 'on_site' : 'online',
          }),
        );
        // One batch or several: the outcome is the same, because a batch is only a way to share a transaction.
        const whole = admit(state({ pools, waitingCapacity }), all);
        const parts = inBatches(state({ pools, waitingCapacity }), all, cut + 1);
        expect(parts.map(outcome)).toEqual(whole.decisions.map(outcome));

        for (const after of whole.pools) {
          const mine = whole.decisions.filter((d) => d.kind === 'admitted' && d.poolId === after.id);
          expect(after.taken).toBe(mine.filter((d) => outcome(d) === 'confirmed').length);
          expect(after.waiting).toBe(mine.filter((d) => outcome(d) === 'waiting').length);
          if (after.capacity !== null) expect(after.taken).toBeLessThanOrEqual(after.capacity);
          const firstWaiting = mine.findIndex((d) => outcome(d) === 'waiting');
          if (firstWaiting >= 0) expect(mine.slice(firstWaiting).every((d) => outcome(d) === 'waiting')).toBe(true);
        }
        const admitted = all.filter((_, i) => whole.decisions[i]?.kind === 'admitted').map((r) => r.email);
        expect(new Set(admitted).size).toBe(admitted.length);
        if (waitingCapacity !== null)
          for (const p of whole.pools) expect(p.waiting).toBeLessThanOrEqual(waitingCapacity);
      }),
      { numRuns: 500 },
    );
  });
});

function inBatches(from: AdmissionState, requests: AdmissionRequest[], size: number): Decision[] {
  const decisions: Decision[] = [];
  let current = from;
  for (let i = 0; i < requests.length; i += size) {
    const batch = requests.slice(i, i + size);
    const result = admit(current, batch);
    const known = new Map(current.known);
    result.decisions.forEach((decision, j) => {
      const r = batch[j] as AdmissionRequest;
      if (decision.kind === 'admitted')
        known.set(r.email, {
          registrationId: r.registrationId,
          status: decision.status,
          requestHash: r.requestHash,
          createdAt: now,
          linkMailedAt: null,
        });
      if (decision.kind === 'known' && decision.mailsLink) known.set(r.email, { ...decision.known, linkMailedAt: now });
    });
    decisions.push(...result.decisions);
    current = { ...current, pools: result.pools, known };
  }
  return decisions;
}
