import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { CONFIG, type Config, NotFound } from '#platform';
import { type Asset, faviconSvg, findAsset, themeAsset } from '#ui';
import { Answer, cacheHeaders } from '../http/answer.js';

const DAY = { 'cache-control': 'public, max-age=86400' };

/** Everything a page loads, and what robots ask for. */
@Controller()
export class AssetsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('assets/:file')
  asset(@Param('file') file: string, @Headers('accept-encoding') accepts = '') {
    const asset = findAsset(`/assets/${file}`);
    if (!asset) throw new NotFound('asset');
    return assetAnswer(asset, accepts);
  }

  @Get('theme.css')
  theme(@Query('h') hue = '', @Headers('accept-encoding') accepts = '') {
    if (!/^(?:\d|[1-9]\d|[12]\d\d|3[0-5]\d)$/.test(hue)) throw new NotFound('theme');
    return assetAnswer(themeAsset(Number(hue)), accepts);
  }

  @Get('favicon.svg')
  favicon() {
    return new Answer(faviconSvg(), { 'content-type': 'image/svg+xml', ...DAY });
  }

  @Get('robots.txt')
  robots() {
    const lines = [
      'User-agent: *',
      'Disallow: /console',
      'Disallow: /mijn/',
      'Disallow: /j/',
      'Disallow: /en/mijn/',
      'Disallow: /en/j/',
    ];
    return new Answer(`${lines.join('\n')}\n`, { 'content-type': 'text/plain; charset=utf-8', ...DAY });
  }
}

function assetAnswer(asset: Asset, accepts: string): Answer {
  const headers = { 'content-type': asset.type, vary: 'accept-encoding', ...cacheHeaders('forever') };
  if (asset.brotli && /\bbr\b/.test(accepts)) return new Answer(asset.brotli, { ...headers, 'content-encoding': 'br' });
  if (asset.gzip && /\bgzip\b/.test(accepts)) return new Answer(asset.gzip, { ...headers, 'content-encoding': 'gzip' });
  return new Answer(asset.plain, headers);
}
