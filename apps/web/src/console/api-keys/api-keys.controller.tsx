import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiKeys, Community } from '#identity';
import { Page, seeOther } from '../../http/answer.js';
import { unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { ApiKeyMadePage } from './api-key-made-page.js';
import { apiKeyWords } from './api-key-words.js';
import { ApiKeysPage } from './api-keys-page.js';

/** The keys with which programs ask in somebody's name. An organiser sees their own, an owner all of them. */
@ConsoleController('/api-keys')
@AllowRoles('owner', 'organiser')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly community: Community,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Query('done') done?: string) {
    return <ApiKeysPage {...(await this.#props(visitor))} done={readDone(done)} />;
  }

  /** Answered with the key itself, which is nowhere afterwards: there is no page to lead to. */
  @Post()
  async make(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    const typed: Typed = readTyped(body);
    const scopes = typed.scope === 'write' ? (['read', 'write'] as const) : (['read'] as const);
    const wish = { name: typed.name ?? '', organiserId: visitor.organiser.id, scopes };
    const key = await this.keys.make(wish, actorOf(visitor));
    if (key) return new Page(<ApiKeyMadePage visitor={visitor} value={key} />, { status: 201, keeping: 'secret' });
    const errors = { name: apiKeyWords[visitor.organiser.language].nameProblem };
    return unprocessable(<ApiKeysPage {...(await this.#props(visitor))} typed={typed} errors={errors} />);
  }

  @Post(':keyId/revocation')
  async revoke(@SignedInAs() visitor: Visitor, @Param('keyId') keyId: string) {
    await this.keys.revoke(keyId, actorOf(visitor), ownOnly(visitor));
    return seeOther('/console/api-keys?done=key_revoked');
  }

  async #props(visitor: Visitor) {
    const { timeZone } = await this.community.get();
    return { visitor, timeZone, keys: await this.keys.list(ownOnly(visitor)) };
  }
}

function ownOnly({ organiser }: Visitor): string | undefined {
  return organiser.role === 'owner' ? undefined : organiser.id;
}
