import { Bounces, type Inbound, type InboundHandler, InboundHandlers, maildirSweep, SmtpListener, suppress } from '#mail';
import type { Clock, Config, Logger, Sweep, Tx } from '#platform';
import { switchMail } from '#registrations';

/** The roads by which mail comes in, as far as the settings open them: a port, a maildir, both or none. */
export class InboundRoutes {
  readonly sweeps: readonly Sweep[];
  readonly #listener: SmtpListener | undefined;

  constructor(config: Pick<Config, 'inbound'>, inbound: Inbound, clock: Clock, log: Logger) {
    const { smtp, maildir } = config.inbound ?? {};
    this.#listener = smtp && new SmtpListener(smtp, inbound, clock, log);
    this.sweeps = maildir ? [maildirSweep(maildir, inbound, log)] : [];
  }

  onApplicationBootstrap(): void {
    this.#listener?.start();
  }

  /** Before the platform closes the database: a mail in hand is still written down. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#listener?.stop();
  }
}

/** Who reads what comes in. Suppression and switching off are told to those who keep them. */
export function inboundHandlers(replies: InboundHandler, log: Logger): InboundHandlers {
  const effects = {
    suppress,
    switchOff: async (tx: Tx, { registration }: Readonly<Record<string, string>>, now: Date) => {
      if (registration) await switchMail(tx, registration, 'off', now);
      return registration !== undefined;
    },
  };
  return new InboundHandlers([new Bounces(effects, log), replies]);
}
