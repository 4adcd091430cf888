import { isFromOurPages } from './origin-check.js';

const OURS = 'https://kring.example.org';
const TOKEN = 'A'.repeat(48);

describe('isFromOurPages', () => {
  it.each<[string, string, string, Record<string, string>, boolean]>([
    ['a form on our own page', 'POST', '/dag/aanmelden', { 'sec-fetch-site': 'same-origin', origin: OURS }, true],
    ['a form on our own page in an older browser', 'POST', '/dag/aanmelden', { origin: OURS }, true],
    ['a reload or bookmark', 'POST', '/dag/aanmelden', { 'sec-fetch-site': 'none' }, true],
    ['a program', 'POST', '/dag/aanmelden', {}, true],
    ['reading from anywhere', 'GET', '/dag', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, true],
    [
      'a form on another site',
      'POST',
      '/dag/aanmelden',
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      false,
    ],
    ['a form on another site in an older browser', 'POST', '/dag/aanmelden', { origin: 'https://evil.example' }, false],
    [
      'a form on a neighbour under the same domain',
      'POST',
      '/dag/aanmelden',
      { 'sec-fetch-site': 'same-site', origin: 'https://old.example.org' },
      false,
    ],
    ['our name on another port', 'POST', '/dag/aanmelden', { origin: `${OURS}:8443` }, false],
    ['our name without encryption', 'POST', '/dag/aanmelden', { origin: 'http://kring.example.org' }, false],
    ['a site that only begins like ours', 'POST', '/dag/aanmelden', { origin: `${OURS}.evil.example` }, false],
    ['a frame without an origin', 'POST', '/dag/aanmelden', { origin: 'null' }, false],
    ['a frame without an origin, to the console', 'POST', '/console/events', { origin: 'null' }, false],
    ['our own no-referrer page', 'POST', `/uitnodiging/${TOKEN}`, { origin: 'null' }, true],
    ['our own no-referrer page', 'POST', `/mijn/${TOKEN}/afzeggen`, { origin: 'null' }, true],
    ['our own no-referrer page in English', 'POST', `/en/j/${TOKEN}`, { origin: 'null' }, true],
    ['our own no-referrer page to switch mail off', 'POST', `/u/${TOKEN}`, { origin: 'null' }, true],
    ['our own no-referrer page to switch digests off', 'POST', `/en/u/samenvatting/${TOKEN}`, { origin: 'null' }, true],
    ['our own no-referrer page to take a name back', 'POST', `/groep/${TOKEN}/niet-ik`, { origin: 'null' }, true],
    ['our own no-referrer page to revoke a calendar', 'POST', `/feed/${TOKEN}/intrekken`, { origin: 'null' }, true],
    ['the mail program of a reader, for one click', 'POST', `/en/u/${TOKEN}`, {}, true],
    ['another method', 'DELETE', '/dag', { 'sec-fetch-site': 'cross-site' }, false],
  ])('%s', (_, method, path, headers, expected) => {
    expect(isFromOurPages(method, path, headers, OURS)).toBe(expected);
  });
});
