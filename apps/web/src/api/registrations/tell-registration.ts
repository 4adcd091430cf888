import type { z } from 'zod';
import { unreachable } from '#platform';
import { type ChosenSession, type KeyedAnswer, publicAnswer, type Registration, type Verdict } from '#registrations';
import type { Answer } from '../../http/answer.js';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import type { Received, RegistrationAnswer, VerdictAnswer } from './registration-schemas.js';

const STATE = {
  places: 'open',
  waiting_list: 'full_waiting_open',
  on_request: 'open',
  sold_out: 'sold_out',
} as const;
const BEFORE = { received: 'open', received_while_full: 'full_waiting_open', requested: 'open' } as const;

/** What anybody is answered, from what was kept: the same bytes however often it is asked. @throws {ApiProblem} */
export function tellAnybody({ verdict, after }: KeyedAnswer): Answer {
  const said = publicAnswer(verdict);
  if (said !== 'received' && said !== 'received_while_full' && said !== 'requested') throw refusal(said, after);
  const status = said === 'requested' ? 'requested' : 'received';
  return json(202, { status, event: { before: BEFORE[said], after } } satisfies z.input<typeof Received>);
}

/** What a caller with a key is answered: the verdict itself. @throws {ApiProblem} */
export function tellVerdict({ verdict, after }: KeyedAnswer): Answer {
  switch (verdict.kind) {
    case 'confirmed':
    case 'waiting':
    case 'pending':
    case 'known': {
      const { kind: status, registrationId, before } = verdict;
      const body: z.input<typeof VerdictAnswer> = { status, registrationId, event: { before: STATE[before], after } };
      return json(status === 'known' || verdict.isRepeat ? 200 : 201, body);
    }
    case 'sold_out':
    case 'choice_gone':
    case 'not_invited':
    case 'domain_refused':
    case 'closed':
      throw refusal(verdict.kind, after);
    default:
      return unreachable(verdict);
  }
}

function refusal(
  kind: Exclude<Verdict['kind'], 'confirmed' | 'waiting' | 'pending' | 'known'>,
  after: KeyedAnswer['after'],
) {
  if (kind === 'domain_refused') {
    const detail = 'This address is of a domain that may not register for this event';
    return new ApiProblem(422, kind, { extra: { event: { after } }, errors: [{ pointer: '/email', detail }] });
  }
  if (kind === 'not_invited') return new ApiProblem(403, kind, { extra: { event: { after } } });
  if (kind !== 'choice_gone') return new ApiProblem(409, kind, { extra: { event: { after } } });
  const detail = 'A chosen session was called off: choose again';
  return new ApiProblem(422, kind, { extra: { event: { after } }, errors: [{ pointer: '/sessions', detail }] });
}

/** A registration, with the sessions that somebody chose. */
export function tellRegistration(
  row: Registration,
  chosen: readonly ChosenSession[] = [],
): z.input<typeof RegistrationAnswer> {
  const { id, status, attends, name, email, organisation, role, sector, region, language } = row;
  return {
    ...{ id, status, attends, name, organisation, role, sector, region, language },
    email: row.removedAt ? null : email,
    listed: row.listedConsentAt !== null,
    createdAt: row.createdAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    sessions: chosen.map((session) => ({ id: session.sessionId, code: session.code, status: session.status })),
  };
}
