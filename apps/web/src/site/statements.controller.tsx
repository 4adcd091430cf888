import { Controller, Get, Inject } from '@nestjs/common';
import { Community } from '#identity';
import { CONFIG, type Config } from '#platform';
import { Page } from '../http/answer.js';
import { IN_EVERY_LANGUAGE } from '../http/speaks.js';
import { type StatementName, StatementPage } from './statements.js';

/** What this site promises, and whom to ask. */
@Controller(IN_EVERY_LANGUAGE)
export class StatementsController {
  constructor(
    private readonly community: Community,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailKeepDays'>,
  ) {}

  @Get('toegankelijkheid')
  accessibility() {
    return this.#page('accessibility');
  }

  @Get('privacy')
  privacy() {
    return this.#page('privacy');
  }

  @Get('contact')
  async contact() {
    const { contactAddress } = await this.community.get();
    return this.#page('contact', contactAddress);
  }

  #page(name: StatementName, contactAddress?: string | null) {
    const { mailKeepDays } = this.config;
    return new Page(<StatementPage {...{ name, contactAddress, mailKeepDays }} />, { keeping: 'shared' });
  }
}
