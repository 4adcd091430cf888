import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';

/**
 * A floor to measure against: bare Fastify, the statements of the table and nothing else, and the very bytes of the page.
 * Nobody has to sign in, no event is read, nothing is rendered.
 *
 *   node floors/table-server.ts <port> <database> <file with pages: { path: { statements, body } }>
 */
const [port, url, file] = process.argv.slice(2) as [string, string, string];
const pages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, FloorPage>;
const pool = new pg.Pool({ connectionString: url, max: 10 });

export interface FloorPage {
  readonly statements: readonly { readonly text: string; readonly values: unknown[] }[];
  readonly body: string;
}

const app = fastify();
app.get('/livez', async () => 'here');
app.get('/:name', async (request, reply) => {
  const page = pages[(request.params as { name: string }).name];
  if (!page) return reply.status(404).send();
  for (const { text, values } of page.statements) await pool.query(text, values);
  return reply.type('text/html; charset=utf-8').send(page.body);
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
