import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type AssetName, assetUrl, findAsset } from './assets.js';

const KB = 1024;

function asset(name: AssetName) {
  const found = findAsset(assetUrl(name));
  if (!found) throw new Error(`${name} is not served`);
  return found;
}

describe('assets', () => {
  it('carry the hash of their content in their address', () => {
    expect(assetUrl('site.css')).toMatch(/^\/assets\/site\.[0-9a-f]{10}\.css$/);
    expect(findAsset(assetUrl('site.css').replace(/\.[0-9a-f]{10}\./, '.0000000000.'))).toBeUndefined();
  });

  it('stay within the budget of a first visit', () => {
    expect(asset('site.css').gzip?.length).toBeLessThan(12 * KB);
    expect(asset('site.js').gzip?.length).toBeLessThan(3 * KB);
    expect(asset('hanken-latin.woff2').plain.length).toBeLessThan(60 * KB);
  });

  it('are the same whichever compression the browser takes', () => {
    const { plain, gzip, brotli } = asset('site.css');
    expect(gzip && gunzipSync(gzip)).toEqual(plain);
    expect(brotli && brotliDecompressSync(brotli)).toEqual(plain);
  });

  it('name each other by their hashed address', () => {
    const fonts = [
      ...asset('site.css')
        .plain.toString()
        .matchAll(/url\("([^"]+)"\)/g),
    ].map(([, url = '']) => url);
    expect(fonts).toEqual([assetUrl('hanken-latin.woff2'), assetUrl('hanken-latin-ext.woff2')]);
  });

  it('never load anything from another place', () => {
    expect(asset('site.css').plain.toString()).not.toMatch(/https?:|@import/);
  });
});
