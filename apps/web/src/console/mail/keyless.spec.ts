import { newId } from '#platform';
import { keylessLinks, withoutKeys } from './keyless.js';

const links = keylessLinks('https://kring.example.org');
const whose = { id: newId(), linkVersion: 1 };

it.each(['manage', 'join', 'unsubscribe', 'invitation', 'feed'] as const)('shows no key in a link to %s', (what) => {
  for (const language of ['nl', 'en'] as const) {
    const href = links[what]({ ...whose, language });
    const shown = withoutKeys(`<a href="${href}">${href}</a>`);
    expect(shown).not.toMatch(/[\w-]{40,}/);
    expect(shown).toContain('https://kring.example.org/');
  }
});

it('opens nothing with any of them: no two processes have the same key', () => {
  const other = keylessLinks('https://kring.example.org');
  expect(links.manage({ ...whose, language: 'nl' })).not.toBe(other.manage({ ...whose, language: 'nl' }));
});
