import {
  Bounces,
  type Inbound,
  type InboundHandler,
  InboundHandlers,
  maildirSweep,
  SmtpListener,
  type SwitchOff,
} from '#mail';
import type { Clock, Config, Logger, Sweep } from '#platform';
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

/** Who reads what comes in. */
export function inboundHandlers(replies: InboundHandler, log: Logger): InboundHandlers {
  const switchOff: SwitchOff = async (tx, { registration }, now) => {
    if (registration) await switchMail(tx, registration, 'off', now);
    return registration !== undefined;
  };
  return new InboundHandlers([new Bounces(switchOff, log), replies]);
}
