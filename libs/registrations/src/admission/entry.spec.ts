import fc from 'fast-check';
import { type AdmissionRequest, type AdmissionState, admit, type KnownRegistration } from './admit.js';
import { type EntryRules, entryOf, isOfDomain } from './entry.js';
import { publicAnswer, toVerdict } from './verdict.js';

const now = new Date('2027-03-01T09:00:00Z');
const rules = (values: Partial<EntryRules> = {}): EntryRules => ({
  isInvitedOnly: false,
  needsApproval: false,
  allowedDomains: [],
  invitations: new Map(),
  ...values,
});
const state = (entry: Partial<EntryRules>, values: Partial<AdmissionState> = {}): AdmissionState => ({
  now,
  isOpen: true,
  waitingCapacity: null,
  pools: [
    { id: 'p', sessionId: null, mode: 'any', capacity: 2, taken: 0, waiting: 0 },
    { id: 's', sessionId: 'A1', mode: 'any', capacity: 2, taken: 0, waiting: 0 },
  ],
  known: new Map(),
  entry: rules(entry),
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
const outcomes = (from: AdmissionState, requests: AdmissionRequest[]) =>
  admit(from, requests).decisions.map((one) => (one.kind === 'admitted' ? one.status : one.kind));
const known = (name: string, status: KnownRegistration['status'], values: Partial<KnownRegistration> = {}) => {
  const one = { registrationId: 'old', status, requestHash: 'another', createdAt: new Date(0), linkMailedAt: null };
  return new Map([[`${name}@example.org`, { ...one, ...values }]]);
};
const answer = (from: AdmissionState, one: AdmissionRequest) => {
  const [decision] = admit(from, [one]).decisions;
  return decision && publicAnswer(toVerdict(decision, one.registrationId));
};

describe('domains', () => {
  it.each([
    ['a@example.org', true],
    ['a@sub.example.org', true],
    ['a@xn--bcher-kva.example', true],
    ['a@notexample.org', false],
    ['a@example.org.evil.example', false],
    ['a@org', false],
  ])('%s may register: %s', (email, may) => {
    expect(isOfDomain(email, ['example.org', 'xn--bcher-kva.example'])).toBe(may);
  });

  it('are asked before the address is looked up, so that a known one is answered like a stranger', () => {
    const wrong = { allowedDomains: ['example.com'] };
    expect(outcomes(state(wrong), [request('ana')])).toEqual(['domain_refused']);
    expect(outcomes(state(wrong, { known: known('ana', 'confirmed') }), [request('ana')])).toEqual(['domain_refused']);
  });
});

describe('approval', () => {
  const asks = { needsApproval: true };

  it('takes no place and stands in no line: sessions are wishes', () => {
    const admission = admit(state(asks), [request('ana', { sessionIds: ['A1'] })]);
    expect(admission.decisions).toMatchObject([
      { status: 'pending', before: 'on_request', places: [{ sessionId: 'A1', status: 'wanted' }] },
    ]);
    expect(admission.pools.every(({ taken, waiting }) => taken + waiting === 0)).toBe(true);
  });

  it('is answered the same whoever asks: new, known, waiting for an answer, or told no', () => {
    const answers = (['pending', 'confirmed', 'waiting', 'declined'] as const).map((status) =>
      answer(state(asks, { known: known('ana', status) }), request('ana')),
    );
    expect(new Set([...answers, answer(state(asks), request('ana'))])).toEqual(new Set(['requested']));
  });

  it('is not asked for twice: who was told no is mailed that once an hour and makes no new request', () => {
    const declined = known('ana', 'declined');
    const { decisions } = admit(state(asks, { known: declined }), [request('ana'), request('ana')]);
    expect(decisions).toMatchObject([
      { kind: 'known', mailsLink: true },
      { kind: 'known', mailsLink: false },
    ]);
  });

  it('is not needed by who is invited or brought in, also after a no', () => {
    const from = state({ ...asks, invitations: new Map([['i', null]]) }, { known: known('ana', 'declined') });
    expect(outcomes(from, [request('ana', { invitationId: 'i' })])).toEqual(['confirmed']);
    expect(outcomes(from, [request('ana', { byOrganiser: { id: 'o', tellsThem: true } })])).toEqual(['confirmed']);
  });
});

describe('invitations', () => {
  const invited = { isInvitedOnly: true, invitations: new Map([['i', null]]) };

  it('let one person in, whoever comes first', () => {
    const people = ['ana', 'bo'].map((name) => request(name, { invitationId: 'i' }));
    expect(outcomes(state(invited), people)).toEqual(['confirmed', 'not_invited']);
  });

  it('give the second press of the same form its first verdict', () => {
    const press = () => request('ana', { invitationId: 'i' });
    expect(outcomes(state(invited), [press(), press()])).toEqual(['confirmed', 'repeated']);
  });

  it('stay good when there is no place, or a session is gone', () => {
    const full = [{ id: 'p', sessionId: null, mode: 'any' as const, capacity: 1, taken: 1, waiting: 0 }];
    const from = state(invited, { pools: full, waitingCapacity: 0 });
    const gone = request('ana', { invitationId: 'i', sessionIds: ['A9'] });
    expect(outcomes(from, [request('ana', { invitationId: 'i' }), gone])).toEqual(['sold_out', 'choice_gone']);
    expect(outcomes(state(invited), [gone, request('bo', { invitationId: 'i' })])).toEqual([
      'choice_gone',
      'confirmed',
    ]);
  });

  it('are refused alike: none, made up, used before, and for addresses that take part already', () => {
    const used = { ...invited, invitations: new Map([['i', 'somebody']]) };
    const tries = [request('ana'), request('bo', { invitationId: 'x' }), request('cy', { invitationId: 'i' })];
    expect(outcomes(state(used), tries)).toEqual(['not_invited', 'not_invited', 'not_invited']);
    expect(outcomes(state(used, { known: known('ana', 'confirmed') }), [request('ana')])).toEqual(['not_invited']);
  });

  it('let in from any domain', () => {
    const from = state({ ...invited, isInvitedOnly: false, allowedDomains: ['example.com'] });
    expect(outcomes(from, [request('ana', { invitationId: 'i' })])).toEqual(['confirmed']);
  });

  it('make as many registrations as there are invitations, never more, in whatever order they are used', () => {
    const use = fc.record({ who: fc.nat(5), with: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 20 }), (uses) => {
        const from = state({ ...invited, invitations: new Map(['0', '1', '2'].map((id) => [id, null])) });
        const requests = uses.map((one) => request(`p${one.who}`, { invitationId: String(one.with) }));
        const made = requests.filter((_, i) => admit(from, requests).decisions[i]?.kind === 'admitted');
        const codes = made.map((one) => one.invitationId);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes).not.toContain('3');
      }),
    );
  });
});

it('an organiser is held back by no rule', () => {
  const asking = { email: 'ana@example.org', byOrganiser: {} };
  const strict = rules({ isInvitedOnly: true, needsApproval: true, allowedDomains: ['example.com'] });
  expect(entryOf(strict, asking)).toBe('in');
});
