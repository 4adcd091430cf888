import { newId } from '#platform';
import type { Ground } from './ground.js';

/** What a route answers to anybody, a key that reads, one that writes, one that does both, and a viewer's; one after the other. */
interface Row {
  readonly statuses: readonly [anybody: number, reads: number, writes: number, both: number, viewer: number];
  /** A body that is right by its shape, where one is needed. */
  readonly body?: (ground: Ground) => object;
}

const EVENT = '/api/v1/events/{slug}';
const ROUND = `${EVENT}/rounds/{roundId}`;
const SESSION = `${EVENT}/sessions/{sessionId}`;
const QUESTION = `${EVENT}/questions/{questionId}`;
const ONE = `${EVENT}/registrations/{registrationId}`;
const SERIES = '/api/v1/series/{series}';
const INVITED = `${EVENT}/invitations`;
const PLAN = `${EVENT}/mail-plan`;
const MINE = '/api/v1/my/{token}';

const TITLE = { title: { nl: 'Anders' } };
const DAY = { start: '2027-03-04T14:00', end: '2027-03-04T14:30' };

const anybody: Row = { statuses: [200, 200, 200, 200, 200] };
const look: Row = { statuses: [401, 200, 403, 200, 200] };
const read: Row = { statuses: [401, 200, 403, 200, 403] };
const writes = (first: number, then: number, body?: (ground: Ground) => object): Row => ({
  statuses: [401, 403, first, then, 403],
  ...(body && { body }),
});
const link = (status: number, body?: (ground: Ground) => object): Row => ({
  statuses: [status, status, status, status, status],
  ...(body && { body }),
});

/** Every route of the API. A route that is not here fails a test. */
export const ROUTES: Readonly<Record<string, Row>> = {
  'get /api/v1/openapi.json': anybody,
  'get /api/v1/events': anybody,
  [`get ${EVENT}`]: anybody,
  'post /api/v1/events': writes(201, 201, () => ({ ...TITLE, ...DAY, timeZone: 'Europe/Amsterdam' })),
  [`get ${EVENT}/settings`]: read,
  [`patch ${EVENT}`]: writes(409, 409, () => ({ version: 'x', ...TITLE })),
  [`post ${EVENT}/publication`]: writes(200, 200),
  [`post ${EVENT}/cancellation`]: writes(200, 200, () => ({ tell: true })),
  [`post ${EVENT}/restoration`]: writes(200, 200, () => ({ tell: true })),
  [`post ${EVENT}/repeats`]: writes(201, 200, () => ({ days: ['2027-04-01', '2027-05-06'] })),
  'get /api/v1/series': anybody,
  'post /api/v1/series': writes(201, 201, () => TITLE),
  [`get ${SERIES}`]: anybody,
  [`patch ${SERIES}`]: writes(409, 409, () => ({ version: 'x', ...TITLE })),
  [`post ${SERIES}/publication`]: writes(200, 200),
  [`post ${SERIES}/registrations`]: {
    statuses: [202, 403, 200, 200, 403],
    body: () => ({ name: 'Eva', email: `${newId()}@example.org`, events: ['circle-1'] }),
  },
  [`get ${EVENT}/programme`]: look,
  [`post ${EVENT}/rounds`]: writes(201, 201, () => ({ ...TITLE, ...DAY })),
  [`patch ${ROUND}`]: writes(409, 409, () => ({ version: 'x', ...TITLE })),
  [`delete ${ROUND}`]: writes(204, 404),
  [`post ${ROUND}/sessions`]: writes(201, 201, () => TITLE),
  [`patch ${SESSION}`]: writes(409, 409, () => ({ version: 'x', ...TITLE })),
  [`delete ${SESSION}`]: writes(204, 404),
  [`post ${SESSION}/moves`]: writes(200, 200, () => ({ way: 'up' })),
  [`post ${SESSION}/cancellation`]: writes(200, 200, () => ({ tell: true })),
  [`post ${SESSION}/reopening`]: writes(200, 200),
  [`get ${EVENT}/questions`]: look,
  [`post ${EVENT}/questions`]: writes(201, 201, () => ({ kind: 'text', label: { nl: 'Waarom?' } })),
  [`post ${EVENT}/questions/presets`]: writes(201, 201, () => ({ preset: 'dietary' })),
  [`patch ${QUESTION}`]: writes(409, 409, () => ({ version: 'x', required: true })),
  [`post ${QUESTION}/moves`]: writes(200, 200, () => ({ way: 'down' })),
  [`post ${QUESTION}/retirement`]: writes(200, 200),
  [`post ${QUESTION}/return`]: writes(200, 200),
  [`get ${EVENT}/registrations`]: read,
  [`post ${EVENT}/registrations`]: {
    statuses: [202, 403, 201, 201, 403],
    body: ({ sessionId }) => ({ name: 'Eva', email: `${newId()}@example.org`, sessions: [sessionId] }),
  },
  [`get ${ONE}`]: read,
  [`patch ${ONE}`]: writes(409, 409, () => ({ version: 'x', name: 'Anna' })),
  [`put ${ONE}/sessions`]: writes(200, 200, ({ sessionId }) => ({ sessions: [sessionId] })),
  [`delete ${ONE}`]: writes(204, 204),
  [`post ${ONE}/return`]: writes(200, 200),
  [`post ${ONE}/place`]: writes(409, 409, () => ({ overbook: true })),
  [`post ${ONE}/offer`]: writes(409, 409, () => ({ expected: 'offered' })),
  [`post ${ONE}/link`]: writes(200, 200),
  [`post ${ONE}/approval`]: writes(409, 409),
  [`post ${ONE}/refusal`]: writes(409, 409, () => ({ reason: 'Vol' })),
  [`get ${INVITED}`]: read,
  [`post ${INVITED}`]: writes(200, 200, () => ({ guests: [{ email: 'ben@example.org', name: 'Ben' }] })),
  [`post ${INVITED}/mails`]: writes(200, 200),
  [`post ${INVITED}/{invitationId}/mail`]: writes(200, 200),
  [`post ${INVITED}/{invitationId}/withdrawal`]: writes(200, 200),
  [`get ${EVENT}/attendance`]: read,
  [`put ${ONE}/check-in`]: writes(200, 200, () => ({ told: true })),
  [`delete ${ONE}/check-in`]: writes(204, 204),
  [`put ${ONE}/attendance`]: writes(200, 200, () => ({ decision: 'present' })),
  [`get ${EVENT}/statistics`]: look,
  'get /api/v1/statistics/{year}': look,
  [`get ${EVENT}/mails`]: read,
  [`get ${EVENT}/reminders`]: look,
  [`put ${EVENT}/reminders`]: writes(200, 200, () => ({ version: '', plans: [] })),
  [`get ${PLAN}`]: look,
  [`get ${PLAN}/dry-run`]: look,
  [`post ${PLAN}`]: writes(201, 422, () => ({
    ...{ anchor: 'start', lead: 'P2D', audience: 'all', template: { builtIn: 'reminder' } },
  })),
  [`patch ${PLAN}/{planId}`]: writes(409, 409, () => ({ version: 'x', enabled: false })),
  [`delete ${PLAN}/{planId}`]: writes(204, 404),
  'get /api/v1/theme-groups': look,
  [`get ${MINE}`]: link(200),
  [`patch ${MINE}`]: link(409, () => ({ version: 'x', name: 'Anna' })),
  [`put ${MINE}/sessions`]: link(200, ({ sessionId }) => ({ sessions: [sessionId] })),
  [`post ${MINE}/cancellation`]: link(200),
  [`post ${MINE}/return`]: link(200),
  [`post ${MINE}/offers/{offerId}`]: link(409, () => ({ answer: 'yes' })),
  [`post ${MINE}/removal`]: link(200),
};
