import { readRefusal } from './refusal.js';

/** An answer of a server, as nodemailer reports it. */
const answered = (response: string, command = 'RCPT TO', code = 'EENVELOPE') => ({
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
  message: `Mail command failed: ${response}`,
});

describe('a refusal for now is tried again', () => {
  it.each([
    '421 4.7.0 try again later',
    '450 4.2.0 greylisted',
    '451 local error',
    '452 4.2.2 mailbox full',
    '503 5.5.1 bad sequence of commands',
    '552 5.2.2 mailbox full',
    '552 mailbox exceeds its limit',
    '550 5.2.2 over quota',
  ])('%s', (response) => {
    expect(readRefusal(answered(response))).toEqual({
      again: 'later',
      alarm: false,
      code: Number(response.slice(0, 3)),
      text: response,
    });
  });

  it.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EABORT'])('no answer: %s', (code) => {
    expect(readRefusal({ code, message: 'gone' })).toEqual({
      again: 'later',
      alarm: false,
      code: undefined,
      text: 'gone',
    });
  });

  it('whatever it is that was thrown', () => {
    expect(readRefusal(undefined)).toMatchObject({ again: 'later', text: 'no answer' });
    expect(readRefusal('oops')).toMatchObject({ again: 'later' });
    expect(readRefusal(new Error('odd'))).toMatchObject({ again: 'later', text: 'odd' });
  });
});

describe('a refusal for good is not', () => {
  it.each([
    ['550 5.1.1 no such user', 'RCPT TO'],
    ['550 no such user', 'RCPT TO'],
    ['553 5.1.3 bad address', 'RCPT TO'],
    ['554 transaction failed', 'DATA'],
    ['552 5.3.4 message too big', 'MAIL FROM'],
    ['552 5.2.3 too long', 'DATA'],
    ['550 4.2.2 contradicts itself', 'RCPT TO'],
  ])('%s at %s', (response, command) => {
    expect(readRefusal(answered(response, command))).toMatchObject({ again: 'never', alarm: false });
  });

  it('also when nodemailer itself sees that it cannot be sent', () => {
    expect(readRefusal({ code: 'EENVELOPE', command: 'API', message: 'Invalid recipient' })).toMatchObject({
      again: 'never',
    });
    expect(
      readRefusal({ code: 'EMESSAGE', command: 'MAIL FROM', message: 'Message size larger than allowed' }),
    ).toMatchObject({ again: 'never' });
  });
});

describe('a refusal of us, not of the recipient, calls for the operator', () => {
  it.each([
    ['550 5.7.1 blocked by policy', 'RCPT TO', 'never'],
    ['550-5.7.26 unauthenticated', 'DATA', 'never'],
    ['535 5.7.8 wrong password', 'AUTH PLAIN', 'later'],
    ['550 5.7.1 sender not allowed', 'MAIL FROM', 'later'],
    ['554 5.7.1 your address is listed', 'CONN', 'later'],
    ['553 sender unknown', 'MAIL FROM', 'later'],
  ] as const)('%s at %s: %s', (response, command, again) => {
    expect(readRefusal(answered(response, command))).toMatchObject({ again, alarm: true });
  });

  it.each(['EAUTH', 'ETLS', 'ENOAUTH'])('%s without an answer', (code) => {
    expect(readRefusal({ code, message: 'no' })).toMatchObject({ again: 'later', alarm: true });
  });
});

it('keeps the answer as one short line', () => {
  const { text } = readRefusal(answered(`550-5.1.1 first\r\n550 ${'x'.repeat(1000)}`));
  expect(text).toHaveLength(500);
  expect(text).toMatch(/^550-5\.1\.1 first 550 x+$/);
});
