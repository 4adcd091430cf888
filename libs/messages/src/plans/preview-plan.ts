import type { Message } from '#mail';
import { escapeLike, type Tx } from '#platform';
import type { PersonalLinks } from '#registrations';
import type { Audience } from '../audience/audience.js';
import { type Recipient, them } from '../audience/audience.queries.js';
import { gatherRecipientFacts } from '../audience/recipient-facts.js';
import { renderTemplate } from '../templates/render-template.js';
import type { MailPlan } from './mail-plan.entity.js';
import { wordsOfPlan } from './plan-words.js';

/** A planned mail as one person would read it. */
export interface PlanPreview {
  readonly to: Recipient;
  readonly mail: Pick<Message, 'subject' | 'text' | 'html'>;
}

export interface Whose {
  /** `place` of the one before; -1 for the first. */
  readonly after: number;
  /** Part of a name. */
  readonly q: string;
  readonly now: Date;
  /** Decide which doors the preview opens: make them with a key that nobody has. */
  readonly links: PersonalLinks;
}

/**
 * The mail for the first person of its audience, behind another, whose name has `q` in it. Where nobody can be in the
 * audience yet, for somebody who has a place. Writes nothing.
 */
export async function previewPlan(tx: Tx, plan: MailPlan, whose: Whose): Promise<PlanPreview | undefined> {
  const { now, links } = whose;
  const to = (await findOne(tx, plan, plan.audience, whose)) ?? (await findOne(tx, plan, { kind: 'all' }, whose));
  if (!to) return undefined;
  const mail = { id: plan.id, language: to.language, subjectIds: { event: plan.eventId, [to.as]: to.id } };
  const about = (await gatherRecipientFacts(tx, [mail], now)).get(mail.id);
  return about && { to, mail: renderTemplate(wordsOfPlan(plan), about, mail, now, links) };
}

async function findOne(
  tx: Tx,
  plan: MailPlan,
  audience: Audience,
  { after, q, now }: Whose,
): Promise<Recipient | undefined> {
  const { columns, those, place, isOff, values } = them({ event: { id: plan.eventId }, audience, now });
  const [name, last] = [`$${values.push(`%${escapeLike(q)}%`)}`, `$${values.push(after)}`];
  const [found]: Recipient[] = await tx.query(
    `select r.id, r.name, r.language, ${columns}, ${place} as place, ${isOff} as "isOff"
     ${those} and r.name ilike ${name} and ${place} > ${last} order by ${place} limit 1`,
    values,
  );
  return found;
}
