import { Global, Module } from '@nestjs/common';
import { InboundAddresses } from './inbound/address.js';
import { Outbox } from './outbox.js';

/** Lets every process queue mail, and say where an answer reaches us. Sending it is the worker's business: see `Delivery`. */
@Global()
@Module({ providers: [Outbox, InboundAddresses], exports: [Outbox, InboundAddresses] })
export class MailModule {}
