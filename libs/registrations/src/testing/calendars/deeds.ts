import { organiser } from '#events/testing';
import { unreachable } from '#platform';
import { findRegistration } from '../../find-registration.js';
import { ownLinkMail } from '../../mails/own-link.js';
import type { Registration } from '../../registration.js';
import { sealOfOwn } from '../../self-service/change-details.js';
import { detailsOf } from '../../self-service/details.js';
import { aForm } from '../../testing.js';
import type { Stage } from './stage.js';
import type { Step } from './steps.js';

const participant = { kind: 'participant' } as const;

/** Takes one step of a series, through the verbs that the console and the pages use. */
export async function take(stage: Stage, step: Step): Promise<void> {
  stage.clock.advance({ minutes: 11 }); // so that no form counts as a second press
  switch (step.do) {
    case 'register':
      return await register(stage, step.who, step.choose);
    case 'move':
      return await stage.edit(movedBy(stage, step.by - 2));
    case 'longer':
      return await stage.edit({ end: hoursLater(stage.form.end, step.by - 2) });
    case 'capacity':
      return await stage.edit({ capacity: step.by });
    case 'rename':
      return await stage.edit({ title: { nl: step.text } });
    case 'place':
      return await stage.edit({ location: step.text });
    case 'text':
      return await stage.edit({ summary: { nl: step.text }, body: { nl: step.text } });
    case 'way':
      return await stage.edit({ kind: step.way });
    case 'off':
      return void (await stage.events.cancel(stage.eventId, organiser));
    case 'on':
      return void (await stage.events.restore(stage.eventId, organiser));
    case 'off and on':
      await stage.events.cancel(stage.eventId, organiser);
      return void (await stage.events.restore(stage.eventId, organiser));
    case 'session':
      return await changeSession(stage, step);
    case 'mail':
      return await stage.office.deliver(step.server);
    case 'wait':
      return stage.clock.advance({ hours: 9 });
    default:
      return await doOwn(stage, step);
  }
}

/** The form of somebody, under an address that no other series knows. */
const formOf = (stage: Stage, who: number) => aForm(`Persoon ${who}`, { email: `p${who}.${stage.name}@example.org` });

async function register(stage: Stage, who: number, choose: readonly number[]): Promise<void> {
  const { id, kind } = await stage.event();
  const sessions = chosen(stage, choose);
  const context = { eventId: id, eventKind: kind, language: who % 2 ? 'en' : 'nl', source: 'form' } as const;
  const organisation = `${stage.clock.now().getTime()}`; // or it would be one form, pressed twice
  await stage.registrations.register({ ...formOf(stage, who), organisation, sessions }, context);
}

function chosen({ sessions }: Stage, choose: readonly number[]): string[] {
  return choose.flatMap((number, round) => (number ? (sessions[2 * round + number - 1] ?? []) : []));
}

/** The last registration of somebody. */
async function latest(stage: Stage, who: number): Promise<Registration | undefined> {
  const [row] = await stage.db.read.query(
    `select r.id from registration r join contact c on c.id = r.contact_id
     where r.event_id = $1 and c.email = $2 order by r.created_at desc, r.id desc limit 1`,
    [stage.eventId, formOf(stage, who).email.email],
  );
  return row && (await findRegistration(stage.db.read, row.id));
}

async function doOwn(stage: Stage, step: Extract<Step, { who: number }>): Promise<void> {
  const mine = await latest(stage, step.who);
  if (!mine) return;
  const { own, registrations } = stage;
  switch (step.do) {
    case 'swap':
      return void (await registrations.changeSessions(mine.id, chosen(stage, step.choose), participant));
    case 'cancel':
      return void (await registrations.cancel(mine.id, step.who === 3 ? organiser : participant));
    case 'back':
      return void (await own.comeBack(mine, organiser));
    case 'other way':
      return await change(stage, mine, { attends: mine.attends === 'online' ? 'on_site' : 'online' });
    case 'details':
      return await change(stage, mine, { name: `${mine.name}"\r\nX`, language: mine.language === 'nl' ? 'en' : 'nl' });
    case 'new links':
      return void (await own.renewLinks(mine, organiser));
    case 'mail again':
      return await stage.db.transaction(async (tx) => {
        const now = stage.clock.now();
        await stage.outbox.queue(tx, await ownLinkMail(tx, mine, now), now);
      });
    case 'register':
      return;
    default:
      return unreachable(step);
  }
}

async function change(stage: Stage, mine: Registration, to: object): Promise<void> {
  await stage.own.changeDetails(mine, { ...detailsOf(mine), ...to }, sealOfOwn(mine, undefined));
}

async function changeSession(stage: Stage, { session, change }: Extract<Step, { do: 'session' }>): Promise<void> {
  const id = stage.sessions[session - 1] ?? '';
  switch (change) {
    case 'rename':
      return await stage.editSession(id, () => ({ title: { nl: `Sessie om ${stage.clock.now().getTime()}` } }));
    case 'place':
      return await stage.editSession(id, () => ({ location: `Zaal ${stage.clock.now().getTime() % 97}` }));
    case 'later':
      return await stage.editSession(id, ({ start }) => ({ start: minutesLater(start, 5) }));
    case 'off':
      return void (await stage.programmes.cancelSession(stage.eventId, id, organiser));
    case 'open again':
      return await stage.programmes.reopenSession(stage.eventId, id, organiser);
    default:
      return unreachable(change);
  }
}

function movedBy({ form }: Stage, hours: number): object {
  return { start: hoursLater(form.start, hours), end: hoursLater(form.end, hours) };
}

const hoursLater = (wall: unknown, hours: number) => minutesLater(String(wall), 60 * hours);
const minutesLater = (wall: string, minutes: number) =>
  new Date(Date.parse(`${wall}Z`) + minutes * 60_000).toISOString().slice(0, 16);
