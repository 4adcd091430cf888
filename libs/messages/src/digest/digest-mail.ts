import type { Organiser } from '#identity';
import { type MailKind, type MailToQueue, PRIORITY, type QueuedMail } from '#mail';
import type { Tx } from '#platform';
import { type DigestFacts, type DigestReader, tellDigest } from './digest-facts.js';
import { type DigestOf, digestKey, readDigestKey } from './digest-key.js';
import type { DigestLinks } from './digest-links.js';
import type { DigestPeriod } from './digest-rhythm.js';
import { readNews } from './read-news.js';
import { renderDigest } from './render-digest.js';

const KIND = 'digest';

/** A digest as it stands in the ledger. It says only whose and of when; what is told is read when it leaves. */
export function digestMail({ id, email, name, language }: DigestAddressee, period: DigestPeriod): MailToQueue {
  return {
    key: digestKey({ organiserId: id, ...period }),
    kind: KIND,
    to: { address: email, name },
    language,
    subjectIds: { organiser: id },
    priority: PRIORITY.reminder + 5,
  };
}

export type DigestAddressee = Pick<Organiser, 'id' | 'email' | 'name' | 'language'>;

/** Whoever was shut out, or switched it off, since it was queued gets none. */
export function digestMailKind(links: DigestLinks): MailKind<DigestFacts> {
  return {
    kind: KIND,
    gather: gatherDigests,
    render: (facts, mail) => renderDigest(facts, mail.language, links),
  };
}

async function gatherDigests(tx: Tx, mails: readonly QueuedMail[], now: Date): Promise<Map<string, DigestFacts>> {
  const asked = mails.flatMap((mail) => {
    const digest = readDigestKey(mail.key);
    return digest ? [{ mail, digest }] : [];
  });
  const readers = await readersOf(
    tx,
    asked.map(({ digest }) => digest.organiserId),
  );
  const facts = new Map<string, DigestFacts>();
  for (const [period, some] of byPeriod(asked)) {
    const news = await readNews(tx, period, now);
    for (const { mail, digest } of some) {
      const reader = readers.get(digest.organiserId);
      const told = reader && tellDigest(news, period, { ...reader, language: mail.language });
      if (told) facts.set(mail.id, told);
    }
  }
  return facts;
}

async function readersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, DigestReader>> {
  const rows: DigestReader[] = await tx.query(
    `select o.id, o.name, o.role, o.language, d.rhythm from organiser o join organiser_digest d on d.organiser_id = o.id
     where o.id = any($1::uuid[]) and o.disabled_at is null and d.rhythm <> 'off'`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of one period share what is read: an office that is told every Monday is one reading. */
export function byPeriod<T extends { readonly digest: DigestOf }>(all: readonly T[]): [DigestPeriod, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = `${one.digest.since.getTime()}/${one.digest.until.getTime()}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()].map((some) => [some[0]?.digest as DigestPeriod, some]);
}
