import { Validator } from '@seriousme/openapi-schema-validator';
import { API_CONTROLLERS } from '../api.js';
import { routesOf } from '../asking/routes.js';
import { openApi } from './openapi.js';

type Json = Record<string, unknown>;
const description = openApi(API_CONTROLLERS, 'https://kring.example.org') as {
  openapi: string;
  paths: Record<string, Record<string, Json>>;
  components: { schemas: Record<string, Json> };
};
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const routes = routesOf(API_CONTROLLERS);

const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) =>
    item[method] ? [{ name: `${method} ${path}`, path, item, operation: item[method] }] : [],
  ),
);

/** Every value of a property of this name, wherever it stands. */
function every(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [...(key === name ? [inside] : []), ...every(name, inside)]);
}

describe('the description of the API', () => {
  it('has every operation of the controllers, and no other', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  it('is OpenAPI 3.1: JSON all through, ids and answers at every operation, references that lead somewhere', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) {
      for (const [status, answer] of Object.entries(operation.responses as Json)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(answer).toHaveProperty('description');
      }
    }
    const names = every('$ref', description).map(
      (reference) => /^#\/components\/schemas\/(\w+)$/.exec(String(reference))?.[1],
    );
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(Object.keys(description.components.schemas)).toContain(name);
  });

  it('is found right by a validator that is not ours', async () => {
    const found = await new Validator().validate(JSON.parse(JSON.stringify(description)));
    expect([found.errors, found.valid]).toEqual([undefined, true]);
  });

  it('declares each part of a path as a parameter, once', () => {
    for (const { path, item, operation } of operations) {
      const declared = [...((item.parameters ?? []) as Json[]), ...((operation.parameters ?? []) as Json[])];
      const inPath = declared.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      for (const parameter of declared)
        expect(parameter).toMatchObject({ name: expect.any(String), schema: expect.any(Object) });
    }
  });

  it('tells of a registration what the form reads: name and address are needed, lengths of lists are bounded', () => {
    expect(description.components.schemas.RegistrationBody).toMatchObject({
      type: 'object',
      required: ['name', 'email'],
      properties: {
        email: { type: 'string' },
        sessions: { type: 'array', maxItems: 40 },
        language: { enum: ['nl', 'en'] },
      },
    });
  });
});
