import { type Invitation, readInvitation } from '#calendar/testing';
import { Delivery, MailKinds, type Message, type Postman, type QueuedMail } from '#mail';
import { type Clock, type Database, openLog } from '#platform';
import { registrationMailKinds } from '../../mails/kinds.js';
import { testLinks } from '../../testing.js';

export type Server = 'takes' | 'refuses some' | 'drops after';

/** A worker that claims, gathers and renders as in the house, and mail servers that take, refuse or lose the line. */
export class Office {
  server: Server = 'takes';
  /** What arrived, by address in lower case, in the order of arrival. */
  readonly arrived = new Map<string, Invitation[]>();
  readonly #delivery: Delivery;
  readonly #written = new Map<string, Message>();
  #count = 0;

  constructor(db: Database, clock: Clock) {
    const postman = {
      connections: 3,
      handedOver: 'sent',
      write: async (mail, message) => {
        this.#written.set(mail.id, message);
        return mail.id;
      },
      send: async (mail, raw, mayLeave) =>
        (await mayLeave()) ? this.#take(mail, this.#written.get(raw) as Message) : undefined,
      close: () => undefined,
    } satisfies Pick<Postman, 'connections' | 'handedOver' | 'write' | 'send' | 'close'> as unknown as Postman;
    const kinds = new MailKinds(registrationMailKinds(testLinks()));
    this.#delivery = new Delivery(db, kinds, postman, clock, openLog({ logLevel: 'silent' }, 'test'));
  }

  async deliver(server: Server): Promise<void> {
    this.server = server;
    await this.#delivery.deliverDue();
  }

  stop(): Promise<void> {
    return this.#delivery.stop();
  }

  async #take({ to }: QueuedMail, { calendar }: Message): Promise<{ code: number; text: string }> {
    const turn = this.#count++;
    if (this.server === 'refuses some' && turn % 2 === 0) throw Object.assign(new Error(), { responseCode: 451 });
    const address = to.address.toLowerCase();
    if (calendar) this.arrived.set(address, [...(this.arrived.get(address) ?? []), readInvitation(calendar)]);
    if (this.server === 'drops after' && turn % 2 === 0) throw new Error('the line went dead');
    return { code: 250, text: '250 taken' };
  }
}
