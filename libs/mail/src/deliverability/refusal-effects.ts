import { enhancedCode, type SendError } from '../delivery/refusal.js';

/** What an answer says beyond the one mail it was given to. */
export interface RefusalEffects {
  /** `recipient`: said about this mail or its address. `server`: our mail server serves nobody, or does not let us in. */
  readonly stage: 'recipient' | 'server';
  /** The code with which a server said that nobody lives at this address. */
  readonly noSuchAddress: string | undefined;
  /** The recipient's side asks for less at a time. */
  readonly asksSlower: boolean;
}

/**
 * No such mailbox (1), no such domain (2), no address at all (3), moved away (6), takes no mail (10): RFC 3463 section 3.2,
 * RFC 7505. Not 5.1.7 and 5.1.8, which are about us; and never 5.7.x or a full mailbox.
 */
const NO_SUCH_ADDRESS = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10']);
/** Who greylists refuses everybody once, on purpose: coming back is what it waits for, and slower would help nobody. */
const GREYLISTED = /gr[ae]y-?\s?list/i;

/** What a bare 421 says when it is about us coming too fast, not about a server that goes down. */
const TOO_FAST = /\b(?:too (?:many|fast)|rate|slow|limit|throttl)/i;

/** Reads what a failed attempt means for others. Pure. */
export function readEffects(error: unknown): RefusalEffects {
  const given = (error ?? {}) as SendError;
  const { responseCode: code = 0, response = '', command = '' } = given;
  const enhanced = enhancedCode(code, response);
  const isAboutAddress = command.startsWith('RCPT') && NO_SUCH_ADDRESS.has(enhanced);
  const asksSlower = saysSlower(given, enhanced);
  return {
    stage: asksSlower || /^(?:RCPT|DATA)/.test(command) ? 'recipient' : 'server',
    noSuchAddress: isAboutAddress ? enhanced : undefined,
    asksSlower,
  };
}

/** nodemailer tells a 421 as a connection that was closed, whatever command it answered. */
function saysSlower({ responseCode: code, response = '', command = '' }: SendError, enhanced: string): boolean {
  if (GREYLISTED.test(response)) return false;
  const isPolicy = enhanced.startsWith('4.7.');
  if (code === 421) return isPolicy || (enhanced === '' && TOO_FAST.test(response));
  return isPolicy && (code === 450 || code === 451) && /^(?:RCPT|DATA)/.test(command);
}
