import { Controller, Get } from '@nestjs/common';
import { Community } from '#identity';
import { Page } from '../http/answer.js';
import { IN_EVERY_LANGUAGE } from '../http/speaks.js';
import { StatementPage } from './statements.js';

/** What this site promises, and whom to ask. */
@Controller(IN_EVERY_LANGUAGE)
export class StatementsController {
  constructor(private readonly community: Community) {}

  @Get('toegankelijkheid')
  accessibility() {
    return new Page(<StatementPage name="accessibility" />, { keeping: 'shared' });
  }

  @Get('privacy')
  privacy() {
    return new Page(<StatementPage name="privacy" />, { keeping: 'shared' });
  }

  @Get('contact')
  async contact() {
    const { contactAddress } = await this.community.get();
    return new Page(<StatementPage name="contact" contactAddress={contactAddress} />, { keeping: 'shared' });
  }
}
