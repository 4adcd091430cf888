import { z } from 'zod';
import { EventDetail, EventList } from './event-schemas.js';
import { PageQuery } from './paging.js';
import { Received, RegistrationBody, RegistrationList, VerdictAnswer } from './registration-schemas.js';

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().optional().describe('Stable, where there is one.'),
  detail: z.string().optional(),
  event: z.object({ after: z.string() }).optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

const SCHEMAS = { EventList, EventDetail, RegistrationList, Received, VerdictAnswer, Problem };
type SchemaName = keyof typeof SCHEMAS;

const PROBLEM = ref('application/problem+json', 'Problem');
const CHALLENGE = { 'WWW-Authenticate': { schema: { type: 'string' } } };
const PROBLEMS = {
  400: { description: 'The request cannot be read.', content: PROBLEM },
  401: { description: 'A valid key is needed.', headers: CHALLENGE, content: PROBLEM },
  403: { description: 'The key may not do this.', headers: CHALLENGE, content: PROBLEM },
  404: { description: 'There is nothing here.', content: PROBLEM },
  409: {
    description: 'Sold out, closed, too late, or the first request with this key is under way.',
    content: PROBLEM,
  },
  413: { description: 'More than 64 KB.', content: PROBLEM },
  415: { description: 'The body is not application/json.', content: PROBLEM },
  422: { description: 'Something in the body is wrong; or the key came with another body before.', content: PROBLEM },
  429: { description: 'Too many requests from this network; see Retry-After.', content: PROBLEM },
  503: { description: 'Busy; see Retry-After.', content: PROBLEM },
};

const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } };
const registrationId = { ...slug, name: 'registrationId', schema: { type: 'string', format: 'uuid' } };
const idempotencyKey = {
  ...{ name: 'Idempotency-Key', in: 'header', required: true },
  description: 'Same key and body: same answer, for a day. New for each person.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};
const paging = Object.entries(toJson(PageQuery).properties ?? {}).map(([name, schema]) => ({
  ...{ name, in: 'query', required: false, schema },
}));

/** Nobody needs a key (`{}` among the ways), or it takes one. */
const ANYBODY = [{}, { key: [] }];
const KEY = [{ key: [] }];

const PATHS = {
  '/api/v1/openapi.json': {
    get: operation('describe', 'This description', ANYBODY, { 200: { description: 'It.' } }),
  },
  '/api/v1/events': {
    get: { ...operation('listEvents', 'Coming events', ANYBODY, page('EventList')), parameters: paging },
  },
  '/api/v1/events/{slug}': {
    parameters: [slug],
    get: operation('getEvent', 'One event', ANYBODY, said(200, 'The event.', 'EventDetail')),
  },
  '/api/v1/events/{slug}/registrations': {
    parameters: [slug],
    get: { ...operation('listRegistrations', 'Registrations', KEY, page('RegistrationList')), parameters: paging },
    post: {
      ...operation('register', 'Register a person', ANYBODY, {
        ...said(202, 'Without a key: look in the mail.', 'Received'),
        ...said(201, 'With a key: registered.', 'VerdictAnswer'),
        ...said(200, 'With a key: known already, or sent twice.', 'VerdictAnswer'),
      }),
      parameters: [idempotencyKey],
      requestBody: { required: true, content: ref('application/json', 'RegistrationBody') },
    },
  },
  '/api/v1/events/{slug}/registrations/{registrationId}': {
    parameters: [slug, registrationId],
    delete: operation('cancelRegistration', 'Cancel', KEY, { 204: { description: 'Cancelled, now or before.' } }),
  },
};

/** The API as OpenAPI 3.1 tells it; the schemas are those that read the requests. A test holds it against the routes. */
export function openApi(origin: string): object {
  const schemas = Object.entries(SCHEMAS).map(([name, schema]) => [name, toJson(schema)]);
  return {
    openapi: '3.1.0',
    info: { title: 'Kring', version: '1', description: 'Events and registrations. Errors are RFC 9457 problems.' },
    servers: [{ url: origin }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'kring_…, scopes read and write' } },
      schemas: { ...Object.fromEntries(schemas), RegistrationBody: toJson(RegistrationBody) },
    },
    paths: PATHS,
  };
}

function operation(operationId: string, summary: string, security: object[], responses: object) {
  return { operationId, summary, security, responses: { ...responses, ...PROBLEMS } };
}

function said(status: number, description: string, name: SchemaName) {
  return { [status]: { description, content: ref('application/json', name) } };
}

function page(name: SchemaName) {
  const link = { description: 'rel="next", where there is more (RFC 8288)', schema: { type: 'string' } };
  return { 200: { description: 'A page.', headers: { Link: link }, content: ref('application/json', name) } };
}

function ref(type: string, name: SchemaName | 'RegistrationBody') {
  return { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
}

function toJson(schema: z.ZodType) {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}
