import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';

/** Lets every process queue mail. Sending it is the worker's business: see `Delivery`. */
@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
export class MailModule {}
