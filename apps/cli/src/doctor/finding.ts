/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly text: string;
  /** What helps. Whatever is not in order has one. */
  readonly remedy?: string;
}

export function ok(what: string, text: string): Finding {
  return { what, state: 'ok', text };
}

export function warning(what: string, text: string, remedy: string): Finding {
  return { what, state: 'warning', text, remedy };
}

export function problem(what: string, text: string, remedy: string): Finding {
  return { what, state: 'problem', text, remedy };
}

/** What an error says. One of several failed addresses says nothing itself. */
export function saidBy(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] };
  return message || (errors?.length ? saidBy(errors[0]) : (code ?? 'no answer'));
}

/** "4 s", "12 min", "3 h", "2 days": exact enough for whoever wonders whether something stopped. */
export function spell(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
