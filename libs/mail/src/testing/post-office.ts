import { type Clock, type Database, type Logger, openLog } from '#platform';
import { HandClock } from '#platform/testing';
import { Delivery, type DeliveryOptions } from '../delivery/delivery.js';
import { Postman, type PostmanConfig } from '../delivery/postman.js';
import type { InboundAddresses } from '../inbound/address.js';
import { MailKinds } from '../mail-kind.js';
import { type NoteWorld, noteKind } from './notes.js';

const log = openLog({ logLevel: 'silent' }, 'test');

export const silentLog = log;

export interface PostOfficeOptions extends Partial<Pick<PostmanConfig, 'dkim' | 'smtpConnections'>>, DeliveryOptions {
  readonly clock?: Clock;
  readonly world?: NoteWorld;
  readonly mailCaughtAt?: string;
  /** Milliseconds a silent server is waited for; without it as long as the product does. */
  readonly patience?: number;
  /** Where mails that come back go; without it to the sender. */
  readonly inbound?: Pick<InboundAddresses, 'inboundAddress'>;
  /** Hears what operators would; without it nobody does. */
  readonly hears?: Logger;
}

/** A worker's mail side, by hand: one Delivery with its own transport, sending notes to `smtpUrl`. */
export function openPostOffice(
  database: Database,
  smtpUrl: string,
  {
    clock = new HandClock() as Clock,
    world = newWorld(),
    mailCaughtAt,
    patience,
    hears = log,
    ...more
  }: PostOfficeOptions = {},
) {
  const { inbound, rate, pause, lease, ...settings } = more;
  const config = { smtpUrl, smtpConnections: 3, mailFrom: 'Kring <agenda@kring.test>', mailCaughtAt, ...settings };
  const postman = Postman.open(config, {
    timeouts: patience ? { socketTimeout: patience, greetingTimeout: patience } : {},
    ...(inbound && { inbound }),
  });
  const kinds = new MailKinds([
    noteKind(world),
    noteKind(world, 'other'),
    { ...noteKind(world, 'asked'), isAskedFor: true },
  ]);
  const delivery = new Delivery(database, kinds, postman, clock, hears, { rate, lease, ...(pause && { pause }) });
  return { clock, world, kinds, delivery, stop: () => delivery.stop() };
}

export function newWorld(): NoteWorld {
  return { title: 'Kennisbasis', useless: new Set(), broken: new Set(), stopped: new Set() };
}
