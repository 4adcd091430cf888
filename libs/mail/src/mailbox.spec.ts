import { oneLine, readMailbox } from './mailbox.js';

it.each([
  ['Kring <kring@localhost>', { name: 'Kring', address: 'kring@localhost' }],
  ['"Netwerk, LC" <agenda@example.org>', { name: 'Netwerk, LC', address: 'agenda@example.org' }],
  ['agenda@example.org', { name: '', address: 'agenda@example.org' }],
  ['<agenda@example.org>', { name: '', address: 'agenda@example.org' }],
])('reads the sender %s', (setting, mailbox) => {
  expect(readMailbox(setting)).toEqual(mailbox);
});

it('cuts a line between characters, not inside one', () => {
  expect(oneLine(`a\r\nb${'😀'.repeat(5)}`, 4)).toBe('a b😀');
});
