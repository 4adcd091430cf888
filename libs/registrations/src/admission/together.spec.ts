import fc from 'fast-check';
import { type Places, PlacesLedger } from '../places/places.js';
import { type AdmissionRequest, type AdmissionState, admit } from './admit.js';
import { decideGroup, type GroupTaken, type GroupTurn } from './together.js';

const now = new Date('2027-03-01T09:00:00Z');
const pool = (values: Partial<Places> = {}): Places => ({
  ...{ id: 'p', sessionId: null, mode: 'any', capacity: 4, taken: 0, waiting: 0 },
  ...values,
});
const session = (values: Partial<Places> = {}) => pool({ id: 'a1', sessionId: 'A1', ...values });
const turn = (pools: Places[], values: Partial<GroupTurn> = {}): GroupTurn => ({
  ...{ ledger: new PlacesLedger(pools), waitingCapacity: null, isOpen: true, entries: ['in'] },
  ...values,
});
const online = { attends: 'online' as const, sessionIds: [] };
const inA1 = { ...online, sessionIds: ['A1'] };

describe('a group that fits', () => {
  it.each([
    ['places to spare', pool()],
    ['just enough places', pool({ capacity: 3 })],
    ['no limit', pool({ capacity: null, taken: 900 })],
  ])('comes in as a whole: %s', (_, places) => {
    expect(decideGroup(turn([places]), { size: 3 }, online)).toEqual({ kind: 'received' });
  });

  it('asks an organiser as a whole, whatever there is room for', () => {
    const asking = turn([pool({ capacity: 1 })], { entries: ['asks', 'asks', 'asks'] });
    expect(decideGroup(asking, { size: 3 }, online)).toEqual({ kind: 'requested' });
  });
});

describe('a group that does not fit', () => {
  const four = turn([pool({ capacity: 10, taken: 6 })]);

  it('learns how many places there are, and nobody comes in', () => {
    expect(decideGroup(four, { size: 7 }, online)).toEqual({
      kind: 'short',
      short: { event: 4, sessions: [], mayWait: true },
    });
  });

  it('comes in for the first and waits for the rest, once its sender says so', () => {
    expect(decideGroup(four, { size: 7, accepts: 4 }, online)).toEqual({ kind: 'received_in_part' });
  });

  it('is asked again when there are fewer places by then than its sender agreed to', () => {
    const two = turn([pool({ capacity: 10, taken: 8 })]);
    expect(decideGroup(two, { size: 7, accepts: 4 }, online)).toMatchObject({ kind: 'short', short: { event: 2 } });
  });

  it('waits as a whole where somebody waits already, also while a place is free', () => {
    const line = turn([pool({ taken: 1, waiting: 1 })]);
    expect(decideGroup(line, { size: 2 }, online)).toMatchObject({ short: { event: 0 } });
    expect(decideGroup(line, { size: 2, accepts: 0 }, online)).toEqual({ kind: 'received_while_full' });
  });

  it('is never half in line: without room for all who would wait it learns that', () => {
    const narrow = turn([pool({ capacity: 10, taken: 6 })], { waitingCapacity: 2 });
    expect(decideGroup(narrow, { size: 7, accepts: 4 }, online)).toMatchObject({
      short: { event: 4, mayWait: false },
    });
    expect(decideGroup(narrow, { size: 6, accepts: 4 }, online)).toEqual({ kind: 'received_in_part' });
  });

  it('is sold out only where nobody at all could come or wait', () => {
    const full = turn([pool({ taken: 4 })], { waitingCapacity: 0 });
    expect(decideGroup(full, { size: 1 }, online)).toEqual({ kind: 'sold_out' });
  });
});

describe('a group that wants a session together', () => {
  it('learns how many places the session has, and waits for it once its sender says so', () => {
    const tight = turn([pool({ capacity: null }), session({ taken: 1 })]);
    expect(decideGroup(tight, { size: 4 }, inA1)).toEqual({
      kind: 'short',
      short: { event: null, sessions: [{ sessionId: 'A1', left: 3 }], mayWait: true },
    });
    expect(decideGroup(tight, { size: 4, accepts: 4 }, inA1)).toEqual({ kind: 'received' });
  });

  it('learns no number while members go first there: by it anybody could try out who is a member', () => {
    const early = { groupId: 'B', members: new Set(['ana@example.org']), isMemberWaiting: false };
    const first = turn([pool(), session({ early })]);
    expect(decideGroup(first, { size: 2 }, inA1)).toMatchObject({
      short: { sessions: [{ sessionId: 'A1', left: null }] },
    });
  });

  it('is not asked about a session by people who would only wait for the event', () => {
    const full = turn([pool({ taken: 4 }), session({ capacity: 0 })]);
    expect(decideGroup(full, { size: 2, accepts: 0 }, inA1)).toEqual({ kind: 'received_while_full' });
  });

  it('chooses again when it was called off', () => {
    expect(decideGroup(turn([pool()]), { size: 2 }, inA1)).toEqual({ kind: 'choice_gone' });
  });
});

it.each([
  ['closed', turn([pool()], { isOpen: false })],
  ['not_invited', turn([pool()], { entries: ['not_invited', 'not_invited'] })],
  ['domain_refused', turn([pool()], { entries: ['in', 'domain_refused'] })],
])('is refused as a whole: %s', (kind, at) => {
  expect(decideGroup(at, { size: 2 }, online)).toEqual({ kind });
});

describe('groups before the desk', () => {
  let serial = 0;
  const state = (values: Partial<AdmissionState> = {}): AdmissionState => ({
    ...{ now, isOpen: true, waitingCapacity: null, pools: [pool()], known: new Map() },
    ...values,
  });
  const alone = (name: string): AdmissionRequest => ({
    ...{ registrationId: `r${++serial}`, email: `${name}@example.org`, attends: 'online', sessionIds: [] },
    requestHash: `form of ${name}`,
  });
  const group = (form: string, names: readonly string[], accepts?: number): AdmissionRequest[] => {
    const together = { id: `g${++serial}`, size: names.length, formHash: form, accepts };
    return names.map((name) => ({ ...alone(name), together }));
  };
  const known = (...names: string[]) =>
    new Map(
      names.map((name) => {
        const one = { registrationId: `old ${name}`, status: 'confirmed' as const, requestHash: 'old' };
        return [`${name}@example.org`, { ...one, createdAt: new Date(0), linkMailedAt: null }];
      }),
    );
  const said = ({ decisions, answers }: ReturnType<typeof admit>) => ({
    decisions: decisions.map((one) => (one.kind === 'admitted' ? one.status : one.kind)),
    answers: [...answers.values()].map(({ kind }) => kind),
  });

  it('two for the last places: the first gets them, the second learns what is left', () => {
    const asked = [...group('a', ['ana', 'bo', 'cy']), ...group('b', ['dee', 'eve']), alone('flo')];
    expect(said(admit(state(), asked))).toEqual({
      decisions: ['confirmed', 'confirmed', 'confirmed', 'left_out', 'left_out', 'confirmed'],
      answers: ['received', 'short'],
    });
  });

  it('says the same whether or not some of them take part already; those take no place', () => {
    const asked = group('a', ['ana', 'bo', 'cy', 'dee', 'eve']);
    const nobody = admit(state(), asked);
    const some = admit(state({ known: known('ana', 'bo') }), asked);
    expect([...some.answers.values()]).toEqual([...nobody.answers.values()]);
    const four = admit(state({ known: known('ana') }), group('b', ['ana', 'bo', 'cy', 'dee']));
    expect(said(four).decisions).toEqual(['known', 'confirmed', 'confirmed', 'confirmed']);
    expect(four.pools).toMatchObject([{ taken: 3 }]);
  });

  it('the same form twice, in one transaction or minutes later, is one', () => {
    const twice = said(admit(state(), [...group('a', ['ana', 'bo']), ...group('a', ['ana', 'bo'])]));
    expect(twice).toEqual({
      decisions: ['confirmed', 'confirmed', 'left_out', 'left_out'],
      answers: ['received', 'received'],
    });
    const groups = new Map<string, GroupTaken>([['a', 'received']]);
    const later = admit(state({ pools: [pool({ taken: 4 })], groups }), group('a', ['ana', 'bo']));
    expect(said(later)).toEqual({ decisions: ['left_out', 'left_out'], answers: ['received'] });
  });

  it('whoever they are and whatever was there: all of a group or nobody, in order, never over capacity', () => {
    const who = fc.nat({ max: 9 });
    const came = fc.oneof(
      who.map((one) => ({ people: [one], accepts: undefined, isGroup: false })),
      fc.record({
        people: fc.uniqueArray(who, { minLength: 1, maxLength: 5 }),
        accepts: fc.constantFrom(undefined, undefined, 0, 2),
        isGroup: fc.constant(true),
      }),
    );
    const small = fc.constantFrom(null, 0, 1, 3, 5, 8);
    fc.assert(
      fc.property(fc.array(came, { maxLength: 12 }), small, small, small, (all, capacity, waitingCapacity, a1) => {
        const units = all.map(({ people, accepts, isGroup }, i) => {
          const names = people.map((one) => `p${one}`);
          const requests = isGroup ? group(`f${i}`, names, accepts) : names.map(alone);
          return requests.map((one) => ({ ...one, requestHash: `form ${i}`, sessionIds: i % 2 ? ['A1'] : [] }));
        });
        const requests = units.flat();
        const result = admit(
          state({ waitingCapacity, pools: [pool({ capacity }), session({ capacity: a1 })] }),
          requests,
        );
        const decided = new Map(requests.map((one, i) => [one, result.decisions[i]]));
        for (const unit of units) {
          const kinds = unit.map((one) => decided.get(one)?.kind);
          const answer = result.answers.get(unit[0]?.together?.id ?? '');
          if (!answer) continue;
          const isIn = answer.kind.startsWith('received');
          expect(kinds.every((kind) => (isIn ? kind === 'admitted' || kind === 'known' : kind === 'left_out'))).toBe(
            true,
          );
          if (answer.kind !== 'received') continue;
          for (const one of unit) expect(decided.get(one)).not.toMatchObject({ status: 'waiting' });
        }
        for (const after of result.pools) {
          if (after.capacity !== null) expect(after.taken).toBeLessThanOrEqual(after.capacity);
          if (waitingCapacity !== null && !after.sessionId) expect(after.waiting).toBeLessThanOrEqual(waitingCapacity);
        }
        const made = result.decisions.flatMap((one) => (one.kind === 'admitted' ? [one.status] : []));
        expect([...made].sort()).toEqual(made); // confirmed first, then waiting: nobody overtook
        const emails = requests.filter((one) => decided.get(one)?.kind === 'admitted').map(({ email }) => email);
        expect(new Set(emails).size).toBe(emails.length);
      }),
      { numRuns: 1000 },
    );
  });
});
