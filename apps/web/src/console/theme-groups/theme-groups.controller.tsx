import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { LANGUAGES, type Language, unreachable } from '#platform';
import { readThemeGroupInput, sayThemeGroupProblem, type ThemeGroupProblem, ThemeGroups } from '#theme-groups';
import type { FieldErrors } from '#ui';
import { seeOther } from '../../http/answer.js';
import { conflicting, unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { differing } from '../form-kit.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { ThemeGroupFormPage, themeGroupValues } from './theme-group-form-page.js';
import { ThemeGroupListPage } from './theme-group-list-page.js';

/** The theme groups of the community. */
@ConsoleController('/theme-groups')
export class ThemeGroupsController {
  constructor(private readonly themeGroups: ThemeGroups) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Query('done') done?: string) {
    return <ThemeGroupListPage visitor={visitor} groups={await this.themeGroups.all()} done={readDone(done)} />;
  }

  @Get('new')
  @AllowRoles('owner', 'organiser')
  newForm(@SignedInAs() visitor: Visitor) {
    return <ThemeGroupFormPage visitor={visitor} typed={{}} />;
  }

  @Post()
  async add(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    const typed = readTyped(body);
    const refuse = (problems: readonly ThemeGroupProblem[]) =>
      unprocessable(<ThemeGroupFormPage visitor={visitor} typed={typed} errors={toErrors(problems, visitor)} />);
    const read = readThemeGroupInput(toRaw(typed));
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.themeGroups.add(read.input, actorOf(visitor));
    return outcome.kind === 'refused' ? refuse(outcome.problems) : done('saved');
  }

  @Get(':groupId/edit')
  @AllowRoles('owner', 'organiser')
  async editForm(@SignedInAs() visitor: Visitor, @Param('groupId') id: string) {
    const group = await this.themeGroups.get(id);
    return <ThemeGroupFormPage visitor={visitor} group={group} typed={themeGroupValues(group)} />;
  }

  @Post(':groupId/edit')
  async edit(@SignedInAs() visitor: Visitor, @Param('groupId') id: string, @Body() body: unknown) {
    const group = await this.themeGroups.get(id);
    const typed = readTyped(body);
    const refuse = (problems: readonly ThemeGroupProblem[]) => {
      const errors = toErrors(problems, visitor);
      return unprocessable(<ThemeGroupFormPage visitor={visitor} group={group} typed={typed} errors={errors} />);
    };
    const read = readThemeGroupInput(toRaw(typed));
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.themeGroups.edit(id, read.input, typed.seen ?? '', actorOf(visitor));
    switch (outcome.kind) {
      case 'saved':
        return done('saved');
      case 'refused':
        return refuse(outcome.problems);
      case 'stale': {
        const now = themeGroupValues(await this.themeGroups.get(id));
        const renewed = { ...typed, seen: now.seen ?? '' };
        return conflicting(
          <ThemeGroupFormPage {...{ visitor, group }} typed={renewed} stored={differing(typed, now)} />,
        );
      }
      default:
        return unreachable(outcome);
    }
  }

  @Post(':groupId/retirement')
  async retire(@SignedInAs() visitor: Visitor, @Param('groupId') id: string) {
    await this.themeGroups.retire(id, actorOf(visitor));
    return done('retired');
  }

  @Post(':groupId/resumption')
  async resume(@SignedInAs() visitor: Visitor, @Param('groupId') id: string) {
    await this.themeGroups.resume(id, actorOf(visitor));
    return done('resumed');
  }
}

function toRaw(typed: Typed): object {
  const spoken = (field: string) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, typed[`${field}.${language}`]]));
  return { ...typed, name: spoken('name'), about: spoken('about') };
}

function toErrors(problems: readonly ThemeGroupProblem[], { organiser }: Visitor): FieldErrors {
  const language: Language = organiser.language;
  return Object.fromEntries(problems.map(({ field, code }) => [field, sayThemeGroupProblem(code, language)]));
}

function done(what: 'saved' | 'retired' | 'resumed') {
  return seeOther(`/console/theme-groups?done=${what}`);
}
