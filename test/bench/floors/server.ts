import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import fastify from 'fastify';
import pg from 'pg';
import { newId } from '#platform';

/**
 * A floor to measure against: bare Fastify and SQL, no rules. `batch` shares a transaction among whoever waits; `single`
 * takes one SELECT FOR UPDATE transaction each, as most systems of the field do. It answers the very bytes of the product.
 *
 *   node floors/server.ts batch|single <port> <database> <event> <file with the product's answer>
 */
const [mode, port, url, eventId, answerFile] = process.argv.slice(2) as [string, string, string, string, string];
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
}
const toRow = ({ email, name, organisation }: Form) => ({
  id: newId(),
  contact_id: newId(),
  mail_id: newId(),
  entry_id: newId(),
  email,
  name,
  organisation,
  hash,
});
const CALL = 'select floor_register($1, $2::jsonb, $3)';

const line: { row: object; done: () => void }[] = [];
let busy = false;
async function serveLine(): Promise<void> {
  busy = true;
  while (line.length > 0) {
    const batch = line.splice(0, 200);
    await pool.query(CALL, [eventId, JSON.stringify(batch.map((waiter) => waiter.row)), new Date()]);
    for (const waiter of batch) waiter.done();
  }
  busy = false;
}

const register: Record<string, (form: Form) => Promise<void>> = {
  batch: (form) =>
    new Promise((done) => {
      line.push({ row: toRow(form), done });
      if (!busy) setImmediate(() => (busy ? undefined : void serveLine()));
    }),
  single: async (form) => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select * from event where id = $1 for update', [eventId]);
    await client.query(CALL, [eventId, JSON.stringify([toRow(form)]), new Date()]);
    await client.query('commit');
    client.release();
  },
};

const app = fastify();
await app.register(formbody);
app.post('/*', async (request, reply) => {
  await register[mode]?.(request.body as Form);
  return reply.status(status).headers(headers).send('');
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
