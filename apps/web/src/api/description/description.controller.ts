import { Get, Inject, type Type } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import { json } from '../answering/json.js';
import { ApiController } from '../asking/api-controller.js';
import { Operation } from '../asking/operation.js';
import { openApi } from './openapi.js';

/** The controllers that are described: given by `api.ts`, which knows them all. */
export const DESCRIBED = Symbol('controllers of the API');

/** The API about itself. */
@ApiController()
export class DescriptionController {
  constructor(
    @Inject(DESCRIBED) private readonly controllers: readonly Type[],
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('openapi.json')
  @Operation({
    ...{ id: 'describe', summary: 'This description', access: 'anybody' },
    answers: { 200: 'OpenAPI 3.1.' },
  })
  describe() {
    return json(200, openApi(this.controllers, this.config.publicUrl));
  }
}
