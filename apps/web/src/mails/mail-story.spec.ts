import type { MailEvent } from '#mail';
import { inShort, readReason, storyOf } from './mail-story.js';

const at = (minute: number) => new Date(Date.UTC(2027, 2, 1, 9, minute));
const event = (what: MailEvent['what'], minute: number, some: Partial<MailEvent> = {}): MailEvent => ({
  mailId: 'm',
  at: at(minute),
  what,
  attempt: undefined,
  code: '',
  text: '',
  ...some,
});
const mail = { createdAt: at(2), sentAt: at(2), status: 'sent' } as const;

it('tells a mail that went well from its row alone', () => {
  expect(storyOf(mail).map(({ what }) => what)).toEqual(['queued', 'sent']);
  expect(storyOf({ ...mail, status: 'caught' }).map(({ what }) => what)).toEqual(['queued', 'caught']);
  expect(storyOf({ ...mail, sentAt: undefined, status: 'queued' }).map(({ what }) => what)).toEqual(['queued']);
});

it('tells what came back after it was sent, also within the same minute', () => {
  const story = storyOf(mail, [event('put_off', 2), event('bounced', 2, { code: '5.2.2', text: 'full <b>' })]);
  expect(story.map(({ what }) => what)).toEqual(['queued', 'put_off', 'sent', 'bounced']);
  expect(story.at(-1)).toMatchObject({ reason: 'full', said: 'full <b>' });
});

it('tells in short how often a mail was tried, not each time', () => {
  const tries = [1, 2, 3].map((attempt) => event('put_off', 2 + attempt, { attempt }));
  const story = inShort(storyOf({ ...mail, sentAt: at(9) }, tries));
  expect(story.map(({ what, attempt }) => [what, attempt])).toEqual([
    ['queued', undefined],
    ['put_off', 3],
    ['sent', undefined],
  ]);
});

it.each([
  ['5.1.1', '', 'unknown'],
  ['550', '550 5.1.10 RecipientNotFound', 'unknown'],
  ['5.2.2', '', 'full'],
  ['552', 'mailbox over quota', 'full'],
  ['5.2.1', '', 'closed'],
  ['5.3.4', '', 'large'],
  ['5.7.26', '', 'distrust'],
  ['5.1.8', '', 'distrust'],
  ['4.4.1', '', 'unreachable'],
  ['451', '451 4.7.1 greylisted', 'wait'],
  ['421', '', 'wait'],
  ['550', 'no', undefined],
  ['', 'anything at all 1.2.3.4', undefined],
  ['abuse', '', undefined],
])('reads %s %s as %s', (code, said, reason) => {
  expect(readReason(code, said)).toBe(reason);
});
