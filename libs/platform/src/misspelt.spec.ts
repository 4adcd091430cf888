import { doubtfulSettings } from './misspelt.js';

describe('settings that mean nothing', () => {
  it.each([
    ['SMPT_URL', 'SMTP_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['KRING_SECRETS', 'KRING_SECRET'],
    ['KRING_COLOUR', undefined],
  ])('%s is told of when it looks like ours', (name, meant) => {
    const found = doubtfulSettings({ [name]: 'something' });
    expect(found).toEqual([{ name, meant }]);
  });

  it('leaves our own settings and those of other programs alone', () => {
    expect(doubtfulSettings({ SMTP_URL: 'x', KRING_SECRET: 'x', HOSTNAME: 'x', PATH: 'x', SMTP_USER: 'x' })).toEqual(
      [],
    );
  });

  it('takes an empty one for absent, as everybody does', () => {
    expect(doubtfulSettings({ KRING_COLOUR: '' })).toEqual([]);
  });
});
