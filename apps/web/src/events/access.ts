import { domainToUnicode } from 'node:url';
import type { EventDetails } from '#events';
import type { Language } from '#platform';
import type { Tone } from '#ui';

type Ruled = Pick<EventDetails, 'access' | 'approval' | 'allowedDomains'>;

interface AccessWords {
  readonly term: string;
  readonly invited: string;
  readonly approval: string;
  readonly approvalHint: string;
  readonly domains: (names: string) => string;
  readonly someDomains: string;
  readonly and: string;
}

const accessWords: Record<Language, AccessWords> = {
  nl: {
    term: 'Voor wie',
    invited: 'Op uitnodiging',
    approval: 'Op aanvraag',
    approvalHint: 'De organisatie beslist over elke aanvraag',
    domains: (names) => `Voor adressen van ${names}`,
    someDomains: 'Voor bepaalde adressen',
    and: 'en',
  },
  en: {
    term: 'For whom',
    invited: 'By invitation',
    approval: 'On request',
    approvalHint: 'The organisers decide on every request',
    domains: (names) => `For addresses of ${names}`,
    someDomains: 'For certain addresses',
    and: 'and',
  },
};

export const accessTerm = (language: Language): string => accessWords[language].term;

/** Domains as people write them: "example.org, bücher.example and example.com". */
export function sayDomains(domains: readonly string[], language: Language): string {
  const names = domains.map(domainToUnicode);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${accessWords[language].and} ${last}`;
}

/** Who may register, a line for each rule; nothing where everybody may. */
export function sayAccess({ access, approval, allowedDomains }: Ruled, language: Language): string[] {
  const say = accessWords[language];
  if (access === 'invited') return [say.invited];
  return [
    ...(allowedDomains.length > 0 ? [say.domains(sayDomains(allowedDomains, language))] : []),
    ...(approval ? [say.approvalHint] : []),
  ];
}

/** The same in as few words as a tag has. */
export function accessTag(
  { access, approval, allowedDomains }: Ruled,
  language: Language,
): { tone: Tone; text: string } | undefined {
  const say = accessWords[language];
  if (access === 'invited') return { tone: 'off', text: say.invited };
  if (approval) return { tone: 'wait', text: say.approval };
  if (allowedDomains.length === 0) return undefined;
  const text = allowedDomains.length === 1 ? say.domains(sayDomains(allowedDomains, language)) : say.someDomains;
  return { tone: 'wait', text: text.length > 40 ? say.someDomains : text };
}
