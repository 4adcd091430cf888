import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Config, clockOf, EmbeddedPostgres } from '#platform';
import { type Mailbox, openMailbox } from '../mailbox/mailbox.js';
import { Child } from './child.js';
import type { Claim, Occupant } from './data-folder.js';
import { prepare } from './prepare.js';
import { ProcessLog } from './process-log.js';
import { choosePort, morePorts } from './site-port.js';
import type { Terminal } from './terminal.js';
import { reachable, waitUntilReady } from './wait-until-ready.js';
import type { Addresses } from './welcome.js';

/** Thrown inside the start when somebody stopped it meanwhile. */
class Stopped extends Error {}

/** Milliseconds for each kind of process to finish; together with the mailbox they stay under ten seconds. */
const PATIENCE = { start: 5000, web: 3500, worker: 3000, postgres: 2500 };

interface Part {
  readonly name: string;
  stop(): Promise<void>;
}

type Settings = Record<string, string | undefined>;

/** Starts everything Kring consists of, keeps it running, and stops it in the opposite order. */
export class Supervisor {
  /** In the order of their start. */
  readonly #parts: Part[] = [];
  readonly #children: { child: Child; settings: Settings }[] = [];
  #database: EmbeddedPostgres | undefined;
  #isStopping = false;
  #broke: (error: unknown) => void = () => undefined;

  /** Rejects when something broke that cannot be repaired while running. */
  readonly broken = new Promise<never>((_, reject) => {
    this.#broke = reject;
  });

  constructor(
    private readonly config: Config,
    private readonly terminal: Terminal,
    private readonly claim: Claim,
  ) {
    this.broken.catch(() => undefined); // it may break before anybody listens
  }

  /** @throws {Stopped} when `stop` was called meanwhile. */
  async start(options: { demo: boolean }): Promise<Addresses> {
    const databaseUrl = this.config.databaseUrl ?? (await this.#startDatabase());
    const port = await choosePort(this.config);
    const site = this.config.portIsFixed ? this.config.publicUrl : `http://localhost:${port}`;
    const isEmbedded = this.config.databaseUrl === undefined;
    const firstRun = !isEmbedded ? 'nothing' : options.demo ? 'demo' : 'empty';
    this.#goOn();
    const prepared = await prepare({ ...this.config, databaseUrl, publicUrl: site }, { firstRun });
    this.#goOn();
    const mailbox = this.config.smtpUrl ? undefined : await this.#startMailbox();
    const settings = {
      DATABASE_URL: databaseUrl,
      SMTP_URL: mailbox?.smtpUrl ?? this.config.smtpUrl,
      MAIL_CAUGHT_AT: mailbox?.pageUrl,
      PUBLIC_URL: site,
      HOST: this.config.host,
      DATA_DIR: this.config.dataDir,
    };
    this.#startWorkers(settings);
    const urls = await this.#startWeb(settings, port);
    this.#tell({ state: 'running', what: 'npm start', site, ...(mailbox ? { mailbox: mailbox.pageUrl } : {}) });
    const { dataDir } = this.config;
    const webProcesses = urls.length > 1 ? urls : [];
    return {
      site,
      webProcesses,
      mailbox: mailbox?.pageUrl,
      signIn: prepared.signIn,
      dataDir,
      databaseFolder: this.#database?.folder,
    };
  }

  /** Stops what was started, newest first, within ten seconds. A start still under way breaks off first. */
  async stop(starting: Promise<unknown>): Promise<void> {
    this.#isStopping = true;
    this.#tell({ state: 'stopping', what: 'npm start' });
    await Promise.race([starting.catch(() => undefined), pause(PATIENCE.start, undefined, { ref: false })]);
    for (const part of this.#parts.splice(0).reverse()) {
      try {
        await part.stop();
      } catch (error) {
        this.terminal.note(part.name, `could not be stopped: ${(error as Error).message}`);
      }
    }
    await this.claim.release();
  }

  async #startDatabase(port?: number): Promise<string> {
    const database = await EmbeddedPostgres.open({ dataDir: this.config.dataDir, ...(port ? { port } : {}) });
    if (!this.#database)
      this.#parts.push({ name: 'PostgreSQL', stop: async () => this.#database?.stop(PATIENCE.postgres) });
    this.#database = database;
    database.onLost(() => {
      this.#repairDatabase(database).catch(this.#broke);
    });
    if (database.wasRunning) this.terminal.note('PostgreSQL', 'was still running; using it again');
    return database.url;
  }

  /** Somebody ended PostgreSQL under us. On the old port nobody notices; else everybody starts anew with the new one. */
  async #repairDatabase(lost: EmbeddedPostgres): Promise<void> {
    if (this.#isStopping) return;
    this.terminal.note('PostgreSQL', 'ended unexpectedly; starting it again');
    const url = await this.#startDatabase(lost.port);
    this.terminal.note('PostgreSQL', 'is back');
    if (url === lost.url) return;
    for (const { child, settings } of this.#children) await child.restart({ ...settings, DATABASE_URL: url });
  }

  async #startMailbox(): Promise<Mailbox> {
    const mailbox = await openMailbox(join(this.config.dataDir, 'mailbox'), clockOf(this.config));
    this.#parts.push({ name: 'mailbox', stop: () => mailbox.close() });
    return mailbox;
  }

  #startWorkers(settings: Settings): void {
    for (let n = 1; n <= this.config.workerProcesses; n++) {
      const name = this.config.workerProcesses > 1 ? `worker ${n}` : 'worker';
      this.#startChild(name, 'apps/worker/src/main.js', settings, PATIENCE.worker);
    }
  }

  async #startWeb(settings: Settings, first: number): Promise<string[]> {
    const { host, webProcesses } = this.config;
    const ports = [first, ...(await morePorts(first, webProcesses - 1, host))];
    const started = ports.map((port, index) => {
      const name = ports.length > 1 ? `web ${index + 1}` : 'web';
      return {
        port,
        ...this.#startChild(name, 'apps/web/src/main.js', { ...settings, PORT: String(port) }, PATIENCE.web),
      };
    });
    for (const { port, child, log } of started) {
      await waitUntilReady(reachable(host, port), child, log, () => this.#goOn());
    }
    return ports.map((port) => reachable(host, port));
  }

  #startChild(name: string, program: string, settings: Settings, patience: number): { child: Child; log: ProcessLog } {
    const file = join(this.config.dataDir, 'log', `${name.replace(' ', '-')}.log`);
    const log = new ProcessLog(file, (text) => this.terminal.note(name, text));
    const child = new Child({ name, program, log, note: (text) => this.terminal.note(name, text) });
    this.#children.push({ child, settings });
    this.#parts.push({
      name,
      stop: async () => {
        await child.stop(patience);
        log.close();
      },
    });
    child.start(settings);
    return { child, log };
  }

  #goOn(): void {
    if (this.#isStopping) throw new Stopped();
  }

  #tell(occupant: Occupant): void {
    this.claim.tell(occupant);
  }
}
