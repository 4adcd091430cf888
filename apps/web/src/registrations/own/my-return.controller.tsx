import { Controller, Get, Param, Post } from '@nestjs/common';
import { type Language, unreachable } from '#platform';
import { type ComeBack, OwnRegistrations } from '#registrations';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { MyRegistrations } from './my-registrations.js';
import { RemovePage } from './remove-page.js';
import type { MyNews } from './self-words.js';

/** Coming back after cancelling, and "this was not me", by the personal link. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token`))
export class MyReturnController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
  ) {}

  @Post('terug')
  async comeBack(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const { self, registration } = await this.mine.open(token, language);
    return seeOther(`${self}?stand=${newsOf(await this.own.comeBack(registration))}`);
  }

  /** Who reloads the address of the button, or has it in the history of the browser. */
  @Get('terug')
  async back(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    return seeOther((await this.mine.open(token, language)).self);
  }

  @Get('niet-ik')
  async ask(@Param('token') token: string, @Speaks() language: Language): Promise<Page | Answer> {
    const mine = await this.mine.open(token, language);
    if (mine.registration.removedAt) return seeOther(mine.self);
    return new Page(<RemovePage {...mine} />, { keeping: 'secret' });
  }

  @Post('niet-ik')
  async remove(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const { self, registration } = await this.mine.open(token, language);
    const { kind } = await this.own.remove(registration);
    return seeOther(kind === 'seen' ? `${self}?stand=erbij` : self);
  }
}

const BACK = { confirmed: 'terug', waiting: 'rij', pending: 'aanvraag' } as const;

function newsOf(outcome: ComeBack): MyNews {
  switch (outcome.kind) {
    case 'back':
      return BACK[outcome.status];
    case 'known':
      return 'dubbel';
    case 'sold_out':
      return 'vol';
    case 'too_late':
      return 'laat';
    default:
      return unreachable(outcome);
  }
}
