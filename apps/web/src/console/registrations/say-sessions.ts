import type { Language } from '#platform';
import type { ChosenSession } from '#registrations';
import { registrationWords } from './registration-words.js';

/** "A1, B2 (waiting list)": what somebody chose, and where they are not in yet. */
export function saySessions(sessions: readonly Pick<ChosenSession, 'code' | 'status'>[], language: Language): string {
  return sessions
    .map(({ code, status }) => [code, remark(registrationWords[language].inSession[status])].join(''))
    .join(', ');
}

function remark(text: string): string {
  return text && ` (${text})`;
}
