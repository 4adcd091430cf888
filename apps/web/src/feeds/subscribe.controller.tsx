import { Controller, Get } from '@nestjs/common';
import { AllSeries } from '#events';
import { ThemeGroups } from '#theme-groups';
import { Page } from '../http/answer.js';
import { IN_EVERY_LANGUAGE } from '../http/speaks.js';
import { SubscribePage } from './subscribe-page.js';

/** Series on the page; whoever wants an older one finds its subscription on the page of the series. */
const MOST_SERIES = 20;

/** Where people choose what to follow. */
@Controller(IN_EVERY_LANGUAGE)
export class SubscribeController {
  constructor(
    private readonly series: AllSeries,
    private readonly themeGroups: ThemeGroups,
  ) {}

  @Get('agenda/volgen')
  async show() {
    const [series, themeGroups] = await Promise.all([
      this.series.page({ after: undefined, limit: MOST_SERIES, isInside: false }),
      this.themeGroups.list(),
    ]);
    return new Page(<SubscribePage series={series} themeGroups={themeGroups} />, { keeping: 'shared' });
  }
}
