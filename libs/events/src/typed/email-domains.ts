import { z } from 'zod';
import { normaliseAddress } from '#people';
import { problem } from './event-problems.js';

const MOST = 50;

/**
 * Domains of e-mail addresses as an organiser types them: "Example.org, @bücher.example". Lower case, punycode, no
 * trailing dot, each once, in the order in which they came.
 */
export const emailDomains = z
  .union([z.string().max(20_000, problem('domains-too-many')), z.array(z.string())], problem('domains-malformed'))
  .default('')
  .transform((typed, context): readonly string[] => {
    const parts = (typeof typed === 'string' ? typed.split(/[\s,;]+/) : typed).filter((part) => part !== '');
    const domains = parts.map(domainOf);
    const wrong = domains.includes(undefined);
    const unique = [...new Set(domains.filter((domain) => domain !== undefined))];
    if (wrong) context.addIssue({ code: 'custom', message: problem('domains-malformed').error });
    else if (unique.length > MOST) context.addIssue({ code: 'custom', message: problem('domains-too-many').error });
    return unique;
  });

/** Read as the addresses themselves are read, so that both are written the same way. */
function domainOf(typed: string): string | undefined {
  const name = typed.trim().replace(/^(?:\*\.|@)/, '');
  return name.includes('@') ? undefined : normaliseAddress(`a@${name}`)?.email.slice(2);
}
