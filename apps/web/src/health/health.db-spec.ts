import { connect, createServer, type Server, type Socket } from 'node:net';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../testing.js';

let test: TestDatabase;
let web: TestWeb | undefined;
let wire: Wire | undefined;

interface Wire {
  readonly url: string;
  /** How many connections there have been. */
  readonly connections: number;
  /** From now on nothing comes back from PostgreSQL, and nothing says so: as a frozen server, or a lost route. */
  hang(): void;
  /** What was said meanwhile arrives after all. */
  goOn(): void;
  /** Nobody listens any more. */
  cut(): Promise<void>;
}

/** A wire to PostgreSQL that can go silent. */
async function wireTo(url: string): Promise<Wire> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const back: Socket[] = [];
  let isSilent = false;
  const server: Server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    back.push(upstream);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.pipe(upstream);
    upstream.pipe(client);
    if (isSilent) upstream.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as { port: number }).port);
  return {
    url: through.href,
    get connections() {
      return back.length;
    },
    hang: () => {
      isSilent = true;
      for (const upstream of back) upstream.pause();
    },
    goOn: () => {
      isSilent = false;
      for (const upstream of back) upstream.resume();
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  wire?.goOn();
  await web?.close();
  await wire?.cut();
  web = wire = undefined;
});
afterAll(() => test.drop());

/** A web process whose way to PostgreSQL is ours. */
async function startOnWire(env: Record<string, string> = {}): Promise<{ web: TestWeb; wire: Wire }> {
  wire = await wireTo(test.url);
  web = await startWeb(test, { env: { ...env, DATABASE_URL: wire.url } });
  return { web, wire };
}

describe('while PostgreSQL stands still', () => {
  it('people and programs are told to come back, and a form that was sent is not lost', async () => {
    const { event } = await anEvent(test.db, { slug: 'stil' });
    const { web, wire } = await startOnWire();
    await web.get('/stil');
    wire.hang();
    const form = { name: 'Ana', email: 'ana@example.org' };
    const [page, sent, api] = await Promise.all([
      web.get('/stil'),
      web.post('/stil/aanmelden', form),
      web.get('/api/v1/events'),
    ]);
    for (const { statusCode, headers } of [page, sent, api])
      expect([statusCode, headers['retry-after']]).toEqual([503, '5']);
    expect(page.body).toContain('probeer het nog eens');
    expect(api.headers['content-type']).toContain('application/problem+json');
    wire.goOn();
    expect((await web.get('/stil')).statusCode).toBe(200);
    expect((await web.post('/stil/aanmelden', form)).statusCode).toBe(303);
    const rows = `select r.status, (select count(*)::int from outgoing_mail) as mails from registration r where event_id = $1`;
    expect(await test.db.read.query(rows, [event.id])).toEqual([{ status: 'confirmed', mails: 1 }]);
  });
});

describe('the health of a web process', () => {
  it('is ready when PostgreSQL answers', async () => {
    const { web } = await startOnWire();
    expect((await web.get('/livez')).body).toBe('ok\n');
    const ready = await web.get('/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.headers['cache-control']).toContain('no-store');
  });

  it('says in time which part is missing when PostgreSQL hangs, and is ready again after that', async () => {
    const { web, wire } = await startOnWire();
    wire.hang();
    const answers = await Promise.all([web.get('/readyz'), web.get('/readyz'), web.get('/readyz')]);
    for (const { statusCode, headers, body } of answers) {
      expect(statusCode).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(body).toBe('database: no answer within 2 s\n');
    }
    expect((await web.get('/livez')).statusCode).toBe(200);
    wire.goOn();
    expect((await web.get('/readyz')).statusCode).toBe(200);
  });

  it('keeps one question on its way, however often it is asked, and leaves the other connections to people', async () => {
    const { web, wire } = await startOnWire();
    await web.get('/readyz');
    const before = wire.connections;
    wire.hang();
    for (let i = 0; i < 3; i++) expect((await web.get('/readyz')).statusCode).toBe(503);
    expect(wire.connections).toBe(before);
  });

  it('says so without an address when nobody listens where PostgreSQL was', async () => {
    const { web, wire } = await startOnWire();
    await wire.cut();
    const away = await web.get('/readyz');
    expect(away.statusCode).toBe(503);
    expect(away.headers['retry-after']).toBe('5');
    expect(away.body).toBe('database: cannot be reached\n');
  });

  it('answers probes however many forms there were', async () => {
    const { web } = await startOnWire({ RATE_LIMIT: '1' });
    const posts = [await web.post('/link-kwijt', { email: '' }), await web.post('/link-kwijt', { email: '' })];
    expect(posts[1]?.statusCode).toBe(429);
    for (let i = 0; i < 5; i++) expect((await web.get('/readyz')).statusCode).toBe(200);
  });
});
