import type { MailEntry, MailEvent, MailEventKind } from '#mail';

/** One thing that happened to a mail. `queued`, `sent` and `caught` are told by its row, all else by its history. */
export interface MailStep {
  readonly at: Date;
  readonly what: 'queued' | 'sent' | 'caught' | MailEventKind;
  /** Why, as far as we understand it. */
  readonly reason: Reason | undefined;
  /** Which attempt, where that is known. */
  readonly attempt: number | undefined;
  /** What the other server said: text of strangers. */
  readonly said: string;
  /** Which organiser had it sent again, where that is known. */
  readonly by?: string | undefined;
}

/** What a server means by its code, in kinds that people know. */
export type Reason = 'unknown' | 'full' | 'closed' | 'large' | 'unreachable' | 'wait' | 'distrust';

/** What is told of a mail: its row is enough to begin and to leave. */
export type StoryMail = Pick<MailEntry, 'createdAt' | 'sentAt' | 'status'>;

/** What happened to one mail, oldest first. */
export function storyOf(mail: StoryMail, events: readonly MailEvent[] = []): MailStep[] {
  const plain = { reason: undefined, attempt: undefined, said: '' };
  const left = mail.status === 'caught' ? 'caught' : 'sent';
  const steps: MailStep[] = [
    { at: mail.createdAt, what: 'queued', ...plain },
    ...events.map(({ at, what, attempt, code, text }) => ({
      at,
      what,
      attempt,
      said: text,
      reason: readReason(code, text),
    })),
    ...(mail.sentAt ? [{ at: mail.sentAt, what: left, ...plain } as const] : []),
  ];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));
}

/** The same in fewer words: of attempts that were put off one after the other only the last is told. */
export function inShort(steps: readonly MailStep[]): MailStep[] {
  return steps.filter((step, i) => step.what !== 'put_off' || steps[i + 1]?.what !== 'put_off');
}

/** What happened at one moment happened in this order. */
function rank({ what }: MailStep): number {
  if (what === 'queued') return 0;
  if (what === 'put_off' || what === 'again') return 1;
  return what === 'sent' || what === 'caught' ? 2 : 3;
}

/**
 * What a status of RFC 3463, or the bare code of RFC 5321 before it, says to people. `undefined` when it says nothing
 * that we could put better.
 */
export function readReason(code: string, said = ''): Reason | undefined {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(`${code} ${said}`)?.[0] ?? '';
  const [kind, subject, detail] = status.split('.');
  if (subject === '7' && kind === '5') return 'distrust';
  if (status === '5.1.7' || status === '5.1.8') return 'distrust';
  if (subject === '1' && kind === '5') return 'unknown';
  if (subject === '2') return ({ '1': 'closed', '2': 'full', '3': 'large' } as const)[detail ?? ''] ?? 'closed';
  if (status === '5.3.4') return 'large';
  if (subject === '4') return 'unreachable';
  if (status === '' && code === '552') return 'full';
  return kind === '4' || code.startsWith('4') ? 'wait' : undefined;
}
