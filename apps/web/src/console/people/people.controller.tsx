import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { type OrganiserProblem, Organisers, readOrganiserInput, sayOrganiserProblem } from '#identity';
import type { Language } from '#platform';
import type { FieldErrors } from '#ui';
import { Page, seeOther } from '../../http/answer.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { PeoplePage } from './people-page.js';

/** Who organises. */
@ConsoleController('/people')
@AllowRoles('owner')
export class PeopleController {
  constructor(private readonly organisers: Organisers) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Query('done') done?: string) {
    return <PeoplePage visitor={visitor} organisers={await this.organisers.list()} done={readDone(done)} />;
  }

  @Post()
  async invite(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    const typed = readTyped(body);
    const read = readOrganiserInput(typed);
    if (read.kind === 'refused') return await this.#refuse(visitor, typed, read.problems);
    const outcome = await this.organisers.invite(read.input, actorOf(visitor));
    if (outcome.kind === 'known')
      return await this.#refuse(visitor, typed, [{ field: 'email', code: 'known-address' }]);
    return seeOther('/console/people?done=invited');
  }

  @Post(':id/suspension')
  async suspend(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const { kind } = await this.organisers.disable(id, actorOf(visitor));
    return seeOther(`/console/people?done=${kind === 'disabled' ? 'suspended' : 'last_owner'}`);
  }

  @Post(':id/readmission')
  async readmit(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    await this.organisers.enable(id, actorOf(visitor));
    return seeOther('/console/people?done=readmitted');
  }

  async #refuse(visitor: Visitor, typed: Typed, problems: readonly OrganiserProblem[]): Promise<Page> {
    const errors = toErrors(problems, visitor.organiser.language);
    const organisers = await this.organisers.list();
    return new Page(<PeoplePage visitor={visitor} organisers={organisers} typed={typed} errors={errors} />, {
      status: 422,
    });
  }
}

function toErrors(problems: readonly OrganiserProblem[], language: Language): FieldErrors {
  return Object.fromEntries(problems.map(({ field, code }) => [field, sayOrganiserProblem(code, language)]));
}
