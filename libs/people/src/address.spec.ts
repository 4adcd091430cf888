import { normaliseAddress, readableAddress } from './address.js';

describe('normaliseAddress', () => {
  it.each([
    ['Fatima@Example.ORG', 'fatima@example.org'],
    [' fatima@example.org. ', 'fatima@example.org'],
    ["o'brien+kring@example.org", "o'brien+kring@example.org"],
    ['zoe@bücher.example', 'zoe@xn--bcher-kva.example'],
    ['ZOE@BÜCHER.example.', 'zoe@xn--bcher-kva.example'],
    ['\u200bfatima@example.org\u202c\u200b', 'fatima@example.org'],
    ['fatima@example。org', 'fatima@example.org'],
  ])('reads %s as %s', (typed, email) => {
    expect(normaliseAddress(typed)?.email).toBe(email);
  });

  it('keeps what was typed for sending', () => {
    expect(normaliseAddress(' Fatima.Aydin@Example.org. ')?.asTyped).toBe('Fatima.Aydin@Example.org');
  });

  it.each([
    ['zoe@BÜCHER.example', 'zoe@bücher.example'],
    ['zoe@xn--bcher-kva.example', 'zoe@xn--bcher-kva.example'],
    ['zoe@example。ｏｒｇ', 'zoe@example.org'],
  ])('sends to %s as %s: nothing that only a browser would understand', (typed, asTyped) => {
    expect(normaliseAddress(typed)?.asTyped).toBe(asTyped);
  });

  it.each([
    '',
    'fatima',
    '@example.org',
    'fatima@',
    'fatima@localhost',
    'fatima@example..org',
    'a..b@example.org',
    '.a@example.org',
    'a b@example.org',
    '"a b"@example.org',
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    '<a@example.org>',
    'a(comment)@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
    'zoë@example.org',
    'a@exa\u202emple.org',
    'a@exa\r\nmple.org',
    'a@exa\tmple.org',
    'a@exa\u200bmple.org',
    'a@ex%61mple.org',
    'a@example.org/x',
    'a@example.org?x=1',
    'a@example.org#x',
  ])('refuses %j', (typed) => {
    expect(normaliseAddress(typed)).toBeUndefined();
  });
});

it.each([
  ['zoe@xn--bcher-kva.example', 'zoe@bücher.example'],
  ['Zoe@mail.XN--BCHER-KVA.example', 'Zoe@mail.bücher.example'],
  ['xn--zoe@example.org', 'xn--zoe@example.org'],
  ['zoe@xn--\u202e.example', 'zoe@xn--\u202e.example'],
  ['', ''],
])('shows %s to people as %s', (address, shown) => {
  expect(readableAddress(address)).toBe(shown);
});
