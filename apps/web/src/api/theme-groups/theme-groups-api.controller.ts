import { Get } from '@nestjs/common';
import { ThemeGroups } from '#theme-groups';
import { json } from '../answering/json.js';
import { ApiController } from '../asking/api-controller.js';
import { Operation } from '../asking/operation.js';
import { ThemeGroupList } from './theme-group-schemas.js';

/** The theme groups of the community. */
@ApiController('/theme-groups')
export class ThemeGroupsApiController {
  constructor(private readonly themeGroups: ThemeGroups) {}

  /** In the order of their letters. There are at most twenty-six, so all come at once. */
  @Get()
  @Operation({
    ...{ id: 'listThemeGroups', summary: 'Theme groups, retired ones too', access: 'look' },
    answers: { 200: { ThemeGroupList } },
  })
  async list() {
    const groups = await this.themeGroups.all();
    const data = groups.map(({ id, letter, name, about, retiredAt }) => ({
      ...{ id, letter, name, about, isRetired: retiredAt !== null },
    }));
    return json(200, { data });
  }
}
