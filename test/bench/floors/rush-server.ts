import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import fastify from 'fastify';
import pg from 'pg';
import { newId } from '#platform';

/**
 * A floor to measure against: bare Fastify, one SQL function for whoever waits, no rules. It answers the very bytes of
 * the product. The event stands in the address.
 *
 *   node floors/rush-server.ts <port> <database> <file with the product's answer>
 */
const [port, url, answerFile] = process.argv.slice(2) as [string, string, string];
const { headers, status } = JSON.parse(readFileSync(answerFile, 'utf8')) as {
  headers: Record<string, string>;
  status: number;
};
const pool = new pg.Pool({ connectionString: url, max: 10 });
const hash = 'ab'.repeat(32);

interface Form {
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  /** One of each round. */
  readonly sessions: readonly string[];
}

const line: { row: object; eventId: string; done: () => void }[] = [];
let busy = false;

async function serveLine(): Promise<void> {
  busy = true;
  while (line.length > 0) {
    const batch = line.splice(0, 200);
    const people = batch.map(({ row }, n) => ({ ...row, n }));
    await pool.query('select floor_rush($1, $2::jsonb, $3)', [batch[0]?.eventId, JSON.stringify(people), new Date()]);
    for (const waiter of batch) waiter.done();
  }
  busy = false;
}

const app = fastify();
await app.register(formbody);
app.get('/livez', async () => 'here');
app.post('/:eventId', async (request, reply) => {
  const { email, name, organisation, sessions } = request.body as Form;
  const ids = { id: newId(), contact_id: newId(), mail_id: newId(), entry_id: newId() };
  await new Promise<void>((done) => {
    const row = { ...ids, email, name, organisation, sessions, hash };
    line.push({ row, eventId: (request.params as { eventId: string }).eventId, done });
    if (!busy) setImmediate(() => (busy ? undefined : void serveLine()));
  });
  return reply.status(status).headers(headers).send('');
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
