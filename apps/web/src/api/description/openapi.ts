import type { Type } from '@nestjs/common';
import { z } from 'zod';
import { PageQuery } from '../answering/paging.js';
import { Problem } from '../answering/problem-schema.js';
import type { Access, Named, OperationPromise } from '../asking/operation.js';
import { type ApiRoute, routesOf } from '../asking/routes.js';
import { problemsOf } from './problems.js';

/** Nobody needs a key (`{}` among the ways), or it takes one. */
const SECURITY: Record<Access, readonly object[]> = {
  anybody: [{}, { key: [] }],
  registering: [{}, { key: [] }],
  look: [{ key: [] }],
  read: [{ key: [] }],
  write: [{ key: [] }],
  link: [{}],
};

const NEEDS: Record<Access, string> = {
  anybody: 'No key is needed.',
  registering: 'No key is needed; with one of scope `write` the verdict is told.',
  look: 'A key with scope `read`.',
  read: 'A key with scope `read`, of an organiser or owner.',
  write: 'A key with scope `write`, of an organiser or owner.',
  link: 'The personal link of a participant is in the path.',
};

const idempotencyKey = {
  ...{ name: 'Idempotency-Key', in: 'header', required: true },
  description: 'Same key and body: same answer, for a day. New for each thing to be done.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
};

/** The API as OpenAPI 3.1 tells it: what the handlers promise, with the schemas that read the requests. */
export function openApi(controllers: readonly Type[], origin: string): object {
  const routes = routesOf(controllers);
  const named = Object.assign({ Problem }, ...routes.flatMap(({ promise }) => schemasOf(promise))) as Named;
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Kring', version: '1' },
      description: 'Events, registrations and attendance. Errors are RFC 9457 problems.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: origin }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'kring_…, scopes read and write' } },
      schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, toJson(schema)])),
    },
    paths: pathsOf(routes),
  };
}

function schemasOf(promise: OperationPromise | undefined): Named[] {
  const answers = Object.values(promise?.answers ?? {}).filter((answer) => typeof answer !== 'string');
  return [promise?.body, promise?.page, ...answers].filter((named) => named !== undefined);
}

function pathsOf(routes: readonly ApiRoute[]): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    if (!route.promise) continue;
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: partOf(name) }));
    const path = (paths[route.path] ??= parameters.length > 0 ? { parameters } : {});
    path[route.method] = operationOf(route, route.promise);
  }
  return paths;
}

const partOf = (name: string) => ({ type: 'string', ...(name.endsWith('Id') && { format: 'uuid' }) });

function operationOf(route: ApiRoute, promise: OperationPromise): object {
  const { id, summary, access, body, page, query } = promise;
  const asked = { ...(page && PageQuery.shape), ...query?.shape };
  const parameters = [
    ...Object.entries(toJson(z.object(asked)).properties ?? {}).map(([name, schema]) => ({
      ...{ name, in: 'query', required: false, schema },
    })),
    ...(route.method === 'post' ? [idempotencyKey] : []),
  ];
  return {
    ...{ operationId: id, summary, description: NEEDS[access], security: SECURITY[access] },
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: { ...answersOf(promise), ...problemsOf(route, promise) },
  };
}

function answersOf({ answers = { 204: 'Done.' }, page }: OperationPromise): object {
  if (page) {
    const link = { description: 'rel="next", where there is more (RFC 8288)', schema: { type: 'string' } };
    return { 200: { description: 'A page.', headers: { Link: link }, content: contentOf(page) } };
  }
  const said = Object.entries(answers).map(([status, answer]) => [
    status,
    typeof answer === 'string' ? { description: answer } : { description: SAID[status], content: contentOf(answer) },
  ]);
  return Object.fromEntries(said);
}

const SAID: Record<string, string> = {
  200: 'This is it, or how it stands now.',
  201: 'Made.',
  202: 'Received: look in the mail of that address.',
};

function contentOf(named: Named): object {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${Object.keys(named)[0]}` } } };
}

function toJson(schema: z.ZodType) {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}
