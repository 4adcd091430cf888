import { type Finding, ok, problem, warning } from './finding.js';

/** Who may send for a domain (RFC 7208). We cannot know which addresses our mail server has: only whether anybody is named. */
export function judgeSpf(records: readonly string[], domain: string): Finding {
  const found = records.filter((record) => /^v=spf1(?: |$)/i.test(record));
  const add = `Add to DNS, with your mail server in it: ${domain}. TXT "v=spf1 mx -all"`;
  if (found.length === 0) return problem('SPF', `${domain} names no servers that may send for it`, add);
  if (found.length > 1)
    return problem('SPF', `${domain} has ${found.length} SPF records, so none counts`, 'Make one record of them.');
  if (/[ ]\+?all\b/i.test(found[0] ?? ''))
    return problem('SPF', `${domain} lets the whole world send for it`, `End the record in "-all" or "~all".`);
  return ok('SPF', `${domain} says ${found[0]}`);
}

/** Whether DNS has the public half of the key that signs (RFC 6376 section 3.6.1). */
export function judgeDkim(records: readonly string[], name: string, ours: string): Finding {
  const add = `Add to DNS: ${name}. TXT "v=DKIM1; k=rsa; p=${ours}"`;
  const keys = records.map((record) => /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1]?.replace(/\s/g, '')).filter(isThere);
  if (keys.length === 0) return problem('DKIM', `${name} has no key: nobody can check our signature`, add);
  if (keys.includes(ours)) return ok('DKIM', `${name} has our key`);
  if (keys.every((key) => key === '')) return problem('DKIM', `${name} says that its key was withdrawn`, add);
  return problem('DKIM', `${name} has another key than DKIM_KEY_FILE: our signatures fail`, add);
}

/** What others do with mail that pretends to be ours (RFC 7489). */
export function judgeDmarc(own: readonly string[], above: readonly string[], domain: string): Finding {
  const isPolicy = (record: string) => /^v=DMARC1\s*(?:;|$)/i.test(record);
  const found = own.some(isPolicy) ? own.filter(isPolicy) : above.filter(isPolicy);
  const add = `Add to DNS: _dmarc.${domain}. TXT "v=DMARC1; p=none; rua=mailto:postmaster@${domain}"`;
  if (found.length === 0)
    return problem('DMARC', `${domain} has no policy: large providers refuse bulk mail without one`, add);
  if (found.length > 1) return problem('DMARC', 'there are several policies, so none counts', 'Keep one record.');
  const record = found[0] ?? '';
  const policy = /(?:^|;)\s*p\s*=\s*(none|quarantine|reject)\b/i.exec(record)?.[1];
  if (!policy) return problem('DMARC', `the policy cannot be read: ${record}`, add);
  if (/(?:^|;)\s*adkim\s*=\s*s\b/i.test(record)) {
    const remedy = `Sign with DKIM_DOMAIN=${domain}: adkim=s takes no other domain, not even the one above.`;
    return warning('DMARC', `policy ${policy}, and signatures must be of exactly ${domain}`, remedy);
  }
  return ok('DMARC', `policy ${policy.toLowerCase()}`);
}

const isThere = (text: string | undefined): text is string => text !== undefined;
