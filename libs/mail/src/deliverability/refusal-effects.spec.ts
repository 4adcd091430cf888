import { mailFamily } from './mail-family.js';
import { readEffects } from './refusal-effects.js';

const said = (response: string, command = 'RCPT TO') =>
  readEffects({ responseCode: Number(response.slice(0, 3)), response, command });

it.each([
  ['421 4.7.28 too many', 'CONN', true],
  ['421 too many connections', 'CONN', true],
  ['421 4.3.2 shutting down', 'CONN', false],
  ['421 closing', 'CONN', false],
  ['450 4.7.1 slow down', 'RCPT TO', true],
  ['451 4.7.500 server busy', 'DATA', true],
  ['450 4.7.1 greylisted', 'RCPT TO', false],
  ['450 4.7.1 Graylisting in action', 'RCPT TO', false],
  ['450 4.2.1 busy', 'RCPT TO', false],
  ['452 4.2.2 full', 'RCPT TO', false],
  ['550 5.7.1 never', 'RCPT TO', false],
])('"%s" at %s asks for less: %s', (response, command, expected) => {
  expect(said(response, command).asksSlower).toBe(expected);
});

it('tells our own mail server from that of the recipient', () => {
  expect(said('550 5.7.1 no', 'MAIL FROM').stage).toBe('server');
  expect(said('550 5.7.1 no', 'DATA').stage).toBe('recipient');
  expect(readEffects({ code: 'ECONNECTION', command: 'CONN' }).stage).toBe('server');
  expect(readEffects(undefined)).toEqual({ stage: 'server', noSuchAddress: undefined, asksSlower: false });
});

it.each([
  ['Ana@GoogleMail.com', 'gmail.com'],
  ['ana@hotmail.nl', 'outlook.com'],
  ['ana@xs4all.nl', 'kpnmail.nl'],
  ['ana@example.org.', 'example.org'],
  ['ana@bücher.example', 'xn--bcher-kva.example'],
  ['nobody', 'nobody'],
])('the servers of %s are those of %s', (address, family) => {
  expect(mailFamily(address)).toBe(family);
});
