import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Community } from '#identity';
import { CIRCLES, type Circle, Members, readMembers, ThemeGroups } from '#theme-groups';
import type { FieldErrors } from '#ui';
import { seeOther } from '../../http/answer.js';
import { unprocessable } from '../answers.js';
import { readChoice, readPage, readSearch, readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { MembersPage } from './member-page.js';
import { sayUnread } from './member-words.js';

/** The members of a theme group. */
@ConsoleController('/theme-groups/:groupId/members')
export class MembersController {
  constructor(
    private readonly themeGroups: ThemeGroups,
    private readonly members: Members,
    private readonly community: Community,
  ) {}

  @Get()
  @AllowRoles('owner', 'organiser')
  list(@SignedInAs() visitor: Visitor, @Param('groupId') id: string, @Query() query: unknown) {
    return this.#page(visitor, id, readTyped(query));
  }

  @Post()
  async add(@SignedInAs() visitor: Visitor, @Param('groupId') id: string, @Body() body: unknown) {
    const typed = readTyped(body);
    const read = readMembers(typed.people ?? '');
    if (read.kind !== 'read') {
      const errors = { people: sayUnread(read, visitor.organiser.language) };
      return unprocessable(await this.#page(visitor, id, {}, typed, errors));
    }
    await this.members.add(id, read.people, circleOf(typed), actorOf(visitor));
    return done(id);
  }

  @Post(':contactId/circle')
  async move(
    @SignedInAs() visitor: Visitor,
    @Param('groupId') id: string,
    @Param('contactId') contact: string,
    @Body() body: unknown,
  ) {
    await this.members.setCircle(id, contact, circleOf(readTyped(body)), actorOf(visitor));
    return done(id);
  }

  @Post(':contactId/end')
  async end(@SignedInAs() visitor: Visitor, @Param('groupId') id: string, @Param('contactId') contact: string) {
    await this.members.end(id, contact, actorOf(visitor));
    return done(id);
  }

  async #page(visitor: Visitor, id: string, asked: Typed, typed?: Typed, errors?: FieldErrors) {
    const group = await this.themeGroups.get(id);
    const filters = { q: readSearch(asked.q), circle: readChoice(asked.circle, ['', ...CIRCLES]) };
    const { timeZone } = await this.community.get();
    const found = await this.members.search(id, filters.q, filters.circle, readPage(asked.page));
    return <MembersPage {...{ visitor, group, found, filters, timeZone, typed, errors }} done={readDone(asked.done)} />;
  }
}

function circleOf({ circle }: Typed): Circle {
  return circle === 'inner' ? 'inner' : 'outer';
}

function done(id: string) {
  return seeOther(`/console/theme-groups/${id}/members?done=saved`);
}
